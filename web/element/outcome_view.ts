// The preview in full: what could be issued, what not and why, what is not known, and how it was worked out.
// A "no" is an outcome with reasons, not an error.
import { html, nothing } from 'lit';
import * as format from '../text/format.ts';
import type { Assessment, CheckResult, CitationLike, Product, TraceStep } from './results.ts';
import { zonesOf, zoneTable } from './tables_view.ts';
import { notYetRun } from './verdict_view.ts';
import { citation, say, titleOf, type Words, wording } from './words.ts';

const source = (cited: CitationLike) => {
  const text = citation(cited);
  return text ? html` <span class="small soft">(${text})</span>` : nothing;
};

function block(title: string, items: readonly unknown[]) {
  if (items.length === 0) return nothing;
  return html`<div class="tight">
    <h4>${title}</h4>
    <ul class="bullets">
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>
  </div>`;
}

function intensity(words: Words, product: Product): string[] {
  if (!product.intensity) return [];
  const o = words.t.outcome;
  const out: string[] = [];
  const number = (
    key: 'kdbMax' | 'klbMax' | 'kdhMin' | 'ktbMax' | 'gsbMinM' | 'freeDistanceMinM',
    unit: '%' | 'm',
  ) => {
    const value = product.intensity?.[key];
    if (typeof value !== 'number') return;
    out.push(
      `${o[key]}: ${unit === '%' ? format.percent(value, words.lang, 0) : `${format.decimal(value, 1, words.lang)} m`}`,
    );
  };
  number('kdbMax', '%');
  number('klbMax', '%');
  number('kdhMin', '%');
  number('ktbMax', '%');
  number('gsbMinM', 'm');
  number('freeDistanceMinM', 'm');
  const utilities = product.intensity.utilities;
  if (typeof utilities === 'string' && utilities) out.push(`${o.utilities}: ${utilities}`);
  return out;
}

function validity(words: Words, product: Product): string {
  const v = product.validity;
  if (!v?.basis) return '';
  const o = words.t.outcome;
  const until =
    v.until === 'tanpa-batas' ? o.unlimited : v.until ? format.date(v.until, words.lang) : '';
  return [o.validityBasis[v.basis] ?? v.basis, until].filter(Boolean).join(', ');
}

function productView(words: Words, product: Product) {
  const { t, lang } = words;
  const o = t.outcome;
  const figure = (name: string, m2: number) =>
    html`<div><dt>${name}</dt><dd>${format.area(m2, lang)}</dd></div>`;
  const valid = validity(words, product);
  return html`<article class="product" data-mechanism=${product.mechanism}>
    <h3>${o.mechanisms[product.mechanism]}: ${o.decisions[product.decision]}</h3>
    ${product.basis ? html`<p>${o.basis}: ${titleOf(words, product.basis)}</p>` : nothing}
    <dl class="figures">
      ${figure(o.requested, product.requestedM2)}${figure(o.conforming, product.conformingM2)}${figure(
        o.approved,
        product.approvedM2,
      )}
    </dl>
    ${block(
      o.deductions,
      product.deductions.map(
        (d) =>
          html`${o.factors[d.factor] ?? d.factor}: <span class="num">${format.area(d.m2, lang)}</span>${
            d.layer ? html` <span class="small soft">(${titleOf(words, d.layer)})</span>` : nothing
          }`,
      ),
    )}
    ${block(
      o.additions,
      (product.additions ?? []).map(
        (a) => `${o.factors[a.factor] ?? a.factor}: ${format.area(a.m2, lang)}`,
      ),
    )}
    ${block(
      o.conditions,
      product.conditions.map(
        (c) =>
          html`<strong>${o.subjects[c.subject] ?? c.subject}.</strong> ${wording(words, c.text)}${source(c.source)}`,
      ),
    )}
    ${block(o.intensity, intensity(words, product))}
    ${valid ? html`<p><strong>${o.validity}:</strong> ${valid}</p>` : nothing}
  </article>`;
}

/** Without a decision there may still be reasons why there is none. */
export const hasOutcome = (a: Assessment): boolean =>
  a.decision !== null || a.rejections.length > 0 || a.unknown.length > 0 || a.flags.length > 0;

export function outcomeView(words: Words, assessment: Assessment) {
  const { t, lang } = words;
  const o = t.outcome;
  const zones = zonesOf(assessment);
  // Of the products only: what was rejected is listed with its reason, and is not "outside the zones".
  const requested = assessment.products.reduce((sum, p) => sum + p.requestedM2, 0);
  const examined = assessment.examined.filter((e) => e.plan);
  const meetings = assessment.meetings;
  const yesNo = (value: boolean | null | undefined) =>
    value === true ? o.yes : value === false ? o.no : o.unknownShort;
  return html`<section class="card stack" id="outcome" aria-labelledby="outcome-title">
    <h2 id="outcome-title" tabindex="-1">${o.title}</h2>
    ${
      assessment.products.length > 0
        ? html`<div class="tight">
            <h3>${o.products}</h3>
            ${assessment.products.map((p) => productView(words, p))}
          </div>`
        : nothing
    }
    ${
      assessment.rejections.length > 0
        ? html`<div class="tight">
            <h3>${o.rejections}</h3>
            <ul class="bullets">
              ${assessment.rejections.map(
                (r) => html`<li>
                  ${r.mechanism ? html`<strong>${o.mechanisms[r.mechanism] ?? r.mechanism}</strong>: ` : nothing}
                  ${wording(words, r.reason)}${r.m2 ? html` <span class="num">${format.area(r.m2, lang)}.</span>` : nothing}${source(r.citation)}
                </li>`,
              )}
            </ul>
          </div>`
        : nothing
    }
    ${
      zones.length > 0
        ? html`<div class="tight">
            <h3>${t.zones.title}</h3>
            ${zoneTable(words, zones, requested)}
          </div>`
        : nothing
    }
    ${
      examined.length > 0
        ? html`<div class="tight">
            <h3>${o.examined}</h3>
            <div class="scroll" tabindex="0" role="group" aria-label=${o.examined}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">${o.plan}</th>
                    <th scope="col">${o.regulated}</th>
                    <th scope="col" class="right">${o.conforming}</th>
                    <th scope="col">${o.conclusion}</th>
                  </tr>
                </thead>
                <tbody>
                  ${examined.map(
                    (e) => html`<tr>
                      <th scope="row">${titleOf(words, e.plan ?? '')}${e.remark ? html`<br /><span class="small soft">${wording(words, e.remark)}</span>` : nothing}</th>
                      <td>${yesNo(e.regulates)}</td>
                      <td class="right">${typeof e.conformingM2 === 'number' ? format.area(e.conformingM2, lang) : ''}</td>
                      <td>${e.conclusion ? (o.conclusions[e.conclusion] ?? e.conclusion) : ''}</td>
                    </tr>`,
                  )}
                </tbody>
              </table>
            </div>
          </div>`
        : nothing
    }
    ${block(
      o.flags,
      assessment.flags.map(
        (f) =>
          html`<strong>${o.subjects[f.subject] ?? f.subject}.</strong> ${wording(words, f.text)}${
            f.m2 ? html` <span class="num">${format.area(f.m2, lang)}.</span>` : nothing
          }${source(f.citation)}`,
      ),
    )}
    ${block(
      o.unknown,
      assessment.unknown.map(
        (u) =>
          html`${wording(words, u.what)}${
            u.who ? html` <span class="soft">${o.whom(wording(words, u.who))}</span>` : nothing
          }${source(u.citation)}`,
      ),
    )}
    ${block(
      o.meetings,
      meetings.map(
        (m) =>
          html`${o.bodies[m.body] ?? m.body}: ${o.reasons[m.reason] ?? m.reason} (${m.required ? o.required : o.maybe})${source(m.citation)}`,
      ),
    )}
    <p class="small soft">
      ${
        assessment.authority
          ? html`${o.authority}: ${o.authorities[assessment.authority] ?? assessment.authority} · `
          : nothing
      }${assessment.asOf ? html`${o.asOf} ${format.date(assessment.asOf, lang)}` : nothing}
    </p>
    ${assessment.trace.length > 0 ? traceView(words, assessment.trace) : nothing}
  </section>`;
}

function value(words: Words, given: unknown): string {
  if (typeof given === 'number') {
    return Number.isInteger(given)
      ? format.count(given, words.lang)
      : format.decimal(given, 2, words.lang);
  }
  if (typeof given === 'string') return given;
  if (typeof given === 'boolean') return given ? words.t.outcome.yes : words.t.outcome.no;
  if (given === null || given === undefined) return '–';
  if (Array.isArray(given)) return given.map((one) => value(words, one)).join(', ');
  const pair = given as Record<string, unknown>;
  if (typeof pair.id === 'string' && typeof pair.en === 'string') return pair[words.lang] as string;
  return Object.entries(pair)
    .map(([key, one]) => `${key}: ${value(words, one)}`)
    .join(', ');
}

function step(words: Words, one: TraceStep): unknown {
  const inputs = Object.entries(one.inputs ?? {});
  const result = one.result === undefined || one.result === null ? '' : value(words, one.result);
  const head = html`<span class="mono">${one.rule}</span>${result ? html` → <strong>${result}</strong>` : nothing}`;
  const cited = citation(one.citation);
  const body = html`${cited ? html`<p class="small soft">${cited}</p>` : nothing}
  ${one.reading ? html`<p class="small soft">${words.t.trace.reading(one.reading)}</p>` : nothing}
  ${
    inputs.length > 0
      ? html`<dl>
          ${inputs.map(([name, given]) => html`<dt class="mono">${name}</dt><dd class="num">${value(words, given)}</dd>`)}
        </dl>`
      : nothing
  }`;
  const children = one.children ?? [];
  if (!cited && inputs.length === 0 && children.length === 0)
    return html`<div class="leaf">${head}</div>`;
  return html`<details>
    <summary>${head}</summary>
    <div class="inside">${body} ${children.map((child) => step(words, child))}</div>
  </details>`;
}

function traceView(words: Words, trace: readonly TraceStep[]) {
  return html`<details id="trace">
    <summary>${words.t.trace.title}</summary>
    <div class="inside trace">
      <p class="soft">${words.t.trace.intro}</p>
      ${trace.map((one) => step(words, one))}
    </div>
  </details>`;
}

/** What no automatic check can tell; a good file has not passed it. */
export function personView(words: Words, check: CheckResult) {
  const rows = check.checks.filter((one) => one.outcome === 'needsPerson');
  if (rows.length === 0) return nothing;
  const { t } = words;
  return html`<section class="card tight" id="person" aria-labelledby="person-title">
    <h2 id="person-title" tabindex="-1">${t.person.title}</h2>
    <p>${t.person.intro}</p>
    <ul class="bullets">
      ${rows.map((one) => html`<li>${one.question ? say(words, one.question) : html`<span class="mono">${one.rule}</span>`}${source(one.citation)}</li>`)}
    </ul>
  </section>`;
}

export function checksView(words: Words, check: CheckResult) {
  if (check.checks.length === 0) return nothing;
  const { t } = words;
  const c = t.checks;
  const notYet = new Set(notYetRun(check));
  const of = (outcome: string) =>
    check.checks.filter((one) => one.outcome === outcome && !notYet.has(one));
  const groups: [string, typeof check.checks][] = [
    [c.found, of('found')],
    [c.notRun, of('notRun')],
    [c.notYet, [...notYet]],
    [c.passed, of('passed')],
    [c.notApplicable, of('notApplicable')],
  ];
  return html`<section class="card" id="checks" aria-labelledby="checks-title">
    <h2 id="checks-title" tabindex="-1">${c.title}</h2>
    <div>
      ${groups
        .filter(([, rules]) => rules.length > 0)
        .map(
          ([name, rules]) => html`<details>
            <summary>${name} <span class="count">(${format.count(rules.length, words.lang)})</span></summary>
            <ul class="inside rules">
              ${rules.map(
                (one) => html`<li>
                  <span class="mono">${one.rule}</span>
                  ${(one.because ?? []).length > 0 ? html`<span class="small soft">${c.because((one.because ?? []).join(', '))}</span>` : nothing}
                </li>`,
              )}
            </ul>
          </details>`,
        )}
    </div>
  </section>`;
}
