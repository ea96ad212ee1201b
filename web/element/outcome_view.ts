// The preview in full: what could be issued, what not and why, what would change it, what is not known, and
// how it was worked out. A "no" is an outcome with reasons, not an error.
import { html, nothing } from 'lit';
import { activityInWords } from '../../wasm/src/activities.ts';
import { ignoredSubject, subjectInWords } from '../../wasm/src/terms.ts';
import { factorColour } from '../map/palette.ts';
import * as format from '../text/format.ts';
import type {
  Assessment,
  CheckResult,
  Citation,
  MultiPolygon,
  Product,
  Rejection,
} from './results.ts';
import { hatchSwatch, zonesOf, zoneTable } from './tables_view.ts';
import { traceView } from './trace_view.ts';
import { notYetRun } from './verdict_view.ts';
import { citation, say, titleOf, type Words } from './words.ts';

const kShownAtFirst = 10; // rejections; the others are unfolded

/** Brings a place into view on the map. */
export type Look = (place: MultiPolygon) => void;

const source = (cited: Citation | null | undefined) => {
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

function onMapButton(
  { t }: Words,
  place: MultiPolygon | null | undefined,
  about: string,
  look: Look,
) {
  if (!place || place.coordinates.length === 0) return nothing;
  return html`<button
    type="button"
    class="link small no-print"
    aria-label=${t.findings.showAt(about)}
    @click=${() => look(place)}
  >${t.findings.show}</button>`;
}

/** A dash where the plan sets nothing: so it stands on the KKPR. */
function intensity(words: Words, { intensity: given }: Product) {
  const { t, lang } = words;
  const o = t.outcome;
  if (!given) return html`<p><strong>${o.intensity}.</strong> ${o.noIntensity}</p>`;
  const row = (name: string, value: number | null, unit = 'm') => {
    const text =
      value === null
        ? '–'
        : unit === '%'
          ? format.percent(value, lang, 0)
          : `${format.decimal(value, 1, lang)} m`;
    return html`<div><dt>${name}</dt><dd>${text}</dd></div>`;
  };
  return html`<div class="tight">
    <h4>${o.intensity}</h4>
    <dl class="pairs">
      ${row(o.kdbMax, given.kdbMax, '%')} ${row(o.klbMax, given.klbMax, '%')}
      ${row(o.kdhMin, given.kdhMin, '%')} ${row(o.ktbMax, given.ktbMax, '%')}
      ${row(o.gsbMinM, given.gsbMinM)} ${row(o.freeDistanceMinM, given.freeDistanceMinM)}
    </dl>
    <p>${o.utilities}: ${given.utilities ?? '–'}</p>
  </div>`;
}

function validity({ t, lang }: Words, { validity: v }: Product): string {
  const o = t.outcome;
  const until =
    v.until === 'tanpa-batas' ? o.unlimited : v.until ? o.until(format.date(v.until, lang)) : '';
  return [o.validityBasis[v.basis], until].filter(Boolean).join(', ');
}

function deductions(words: Words, product: Product, look: Look) {
  if (product.deductions.length === 0) return nothing;
  const { t, lang } = words;
  const o = t.outcome;
  return html`<div class="tight">
    <h4>${o.deductions}</h4>
    <div class="scroll" tabindex="0" role="group" aria-label=${o.deductions}>
      <table class="deductions">
        <thead>
          <tr>
            <th scope="col">${o.factor}</th>
            <th scope="col" class="right">${o.area}</th>
          </tr>
        </thead>
        <tbody>
          ${product.deductions.map((d) => {
            const factor = o.factors[d.factor] ?? d.factor;
            return html`<tr>
              <th scope="row">
                ${hatchSwatch(factorColour(d.factor))}${factor}${
                  d.layer
                    ? html`<br /><span class="small soft">${titleOf(words, d.layer)}</span>`
                    : nothing
                }<br />${onMapButton(words, d.geometry, factor, look)}
              </th>
              <td class="right">${format.decimal(d.m2, 2, lang)} m²</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
    ${product.deductions.length > 1 ? html`<p class="small soft">${o.overlapping}</p>` : nothing}
  </div>`;
}

function alternatives(words: Words, all: Assessment['alternatives'], look: Look) {
  if (all.length === 0) return nothing;
  return html`<div class="tight alternatives">
    <h4>${words.t.outcome.alternatives}</h4>
    <ul class="bullets">
      ${all.map((one) => {
        const what = say(words, one.what);
        return html`<li>${what} ${onMapButton(words, one.geometry, what, look)}</li>`;
      })}
    </ul>
  </div>`;
}

function productView(words: Words, product: Product, look: Look, change: unknown) {
  const { t, lang } = words;
  const o = t.outcome;
  const figure = (name: string, m2: number) =>
    html`<div><dt>${name}</dt><dd>${format.area(m2, lang)}</dd></div>`;
  return html`<article class="product" data-mechanism=${product.mechanism}>
    <h3>${o.mechanisms[product.mechanism]}: ${o.decisions[product.decision]}</h3>
    ${product.bases.map(
      (b) =>
        html`<p>
          ${o.basis}: ${titleOf(words, b.plan)}${
            product.bases.length > 1
              ? html` <span class="num soft">(${format.area(b.conformingM2, lang)})</span>`
              : nothing
          }
        </p>`,
    )}
    ${product.polygons ? html`<p>${o.polygons}: ${format.list(product.polygons.map(String), lang)}</p>` : nothing}
    <dl class="figures">
      ${figure(o.requested, product.requestedM2)}${figure(o.conforming, product.conformingM2)}${product.additions.map(
        (a) => figure(`${o.additions}: ${o.factors[a.factor] ?? a.factor}`, a.m2),
      )}${figure(o.approved, product.approvedM2)}
    </dl>
    <div class="beside">${deductions(words, product, look)} ${change}</div>
    ${block(
      o.conditions,
      product.conditions.map(
        (c) =>
          html`<strong>${subjectInWords(c.subject, lang)}.</strong> ${say(words, c.text)}${
            words.titles.has(c.source)
              ? html` <span class="small soft">(${titleOf(words, c.source)})</span>`
              : nothing
          }`,
      ),
    )}
    ${intensity(words, product)} ${block(o.programs, product.programs)}
    <p><strong>${o.validity}:</strong> ${validity(words, product)}</p>
  </article>`;
}

/** Without a decision there may still be reasons why there is none. */
export const hasOutcome = (a: Assessment): boolean =>
  a.decision !== null ||
  [a.rejections, a.unknown, a.flags, a.ignored].some((list) => list.length > 0);

function examinedTable(words: Words, assessment: Assessment) {
  if (assessment.examined.length === 0) return nothing;
  const { t, lang } = words;
  const o = t.outcome;
  const yesNo = (value: boolean | null) =>
    value === true ? o.yes : value === false ? o.no : o.unknownShort;
  return html`<div class="tight">
    <h3>${o.examined}</h3>
    <div class="scroll" tabindex="0" role="group" aria-label=${o.examined}>
      <table id="examined" class="stacked" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">${o.plan}</th>
            <th scope="col" role="columnheader" class="wide">${o.regulated}</th>
            <th scope="col" role="columnheader" class="right">${o.conforming}</th>
            <th scope="col" role="columnheader" class="wide">${o.conclusion}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${assessment.examined.map(
            (e) => html`<tr role="row">
              <th scope="row" role="rowheader">
                ${e.title}<br /><span class="small soft">${e.date ? `${format.date(e.date, lang)}. ` : ''}${say(words, e.remark)}</span>
              </th>
              <td role="cell" class="wide">${e.plan && e.mechanism ? yesNo(e.regulates) : '–'}</td>
              <td role="cell" class="right">${e.conformingM2 === null ? '–' : format.area(e.conformingM2, lang)}</td>
              <td role="cell" class="wide">${e.conclusion ? o.conclusions[e.conclusion] : '–'}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </div>`;
}

/** Annex XV: only where there is more than one row to compare. */
function recapTable(words: Words, assessment: Assessment) {
  if (assessment.recap.length < 2) return nothing;
  const { t, lang } = words;
  const o = t.outcome;
  return html`<div class="tight">
    <h3>${o.recap}</h3>
    <div class="scroll" tabindex="0" role="group" aria-label=${o.recap}>
      <table id="recap" class="stacked" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">${o.region}</th>
            <th scope="col" role="columnheader" class="right">${o.area}</th>
            <th scope="col" role="columnheader" class="right">${o.ofLocation}</th>
            <th scope="col" role="columnheader" class="right">${o.ofPart}</th>
            <th scope="col" role="columnheader" class="wide">KKPR</th>
            <th scope="col" role="columnheader" class="whole-row">${o.basis}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${assessment.recap.map(
            (row) => html`<tr role="row">
              <th scope="row" role="rowheader">${row.region ?? '–'}</th>
              <td role="cell" class="right">${format.decimal(row.areaM2, 2, lang)} m²</td>
              <td role="cell" class="right">${format.percent(row.shareOfLocation, lang)}</td>
              <td role="cell" class="right">${format.percent(row.shareConforming, lang)}</td>
              <td role="cell" class="wide">${row.mechanism}</td>
              <td role="cell" class="whole-row">
                ${row.reference
                  .split(', ')
                  .map((id) => titleOf(words, id))
                  .join(
                    '; ',
                  )}<br /><span class="small soft">${o.conclusions[row.conclusion]}<span class="short">, ${row.mechanism}</span></span>
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </div>`;
}

/** Which part is meant stands before the reason, so that many can be told apart. */
function rejectionList(words: Words, rejections: readonly Rejection[]) {
  const { t, lang } = words;
  const o = t.outcome;
  return html`<ul class="bullets">
    ${rejections.map((r) => {
      const part = [
        ...(r.polygons ? [`${o.polygons} ${format.list(r.polygons.map(String), lang)}`] : []),
        ...(r.activities
          ? [
              `${o.activities} ${format.list(
                r.activities.map((code) => activityInWords(code, lang)),
                lang,
              )}`,
            ]
          : []),
        ...(r.m2 ? [format.area(r.m2, lang)] : []),
      ].join(', ');
      return html`<li>
        ${r.mechanism ? html`<strong>${o.mechanisms[r.mechanism]}</strong>` : nothing}
        ${part ? html`<span class="num">${r.mechanism ? '· ' : ''}${part}</span>` : nothing}${r.mechanism || part ? ':' : ''}
        ${say(words, r.reason)}${source(r.citation)}
      </li>`;
    })}
  </ul>`;
}

export function outcomeView(words: Words, assessment: Assessment, look: Look) {
  const { t, lang } = words;
  const o = t.outcome;
  const { products, rejections, complete } = assessment;
  const zones = zonesOf(assessment);
  // Of the products only: what was rejected is listed with its reason, and is not "outside the zones".
  const requested = products.reduce((sum, p) => sum + p.requestedM2, 0);
  // Where one part alone fell short, what would change it stands beside it; else after all of them.
  const short = products.filter((p) => p.deductions.length > 0).length + rejections.length;
  const change = alternatives(words, assessment.alternatives, look);
  return html`<section class="card stack" id="outcome" aria-labelledby="outcome-title">
    <h2 id="outcome-title" tabindex="-1">${o.title}</h2>
    ${
      products.length > 0
        ? html`<div class="tight">
            <h3>${o.products}</h3>
            ${products.map((p) =>
              productView(
                words,
                p,
                look,
                short === 1 && p.deductions.length > 0 ? change : nothing,
              ),
            )}
          </div>`
        : nothing
    }
    ${
      rejections.length > 0
        ? html`<div class="beside">
            <div class="tight">
              <h3>${complete ? o.rejections : o.openRejections}</h3>
              ${rejectionList(words, rejections.slice(0, kShownAtFirst))}
              ${
                rejections.length > kShownAtFirst
                  ? html`<details id="more-rejections">
                      <summary>${t.findings.more(rejections.length - kShownAtFirst)}</summary>
                      <div class="inside">
                        ${rejectionList(words, rejections.slice(kShownAtFirst))}
                      </div>
                    </details>`
                  : nothing
              }
            </div>
            ${change}
          </div>`
        : short === 1
          ? nothing
          : change
    }
    ${block(
      o.unknown,
      assessment.unknown.map(
        (u) =>
          html`<strong>${say(words, u.what)}.</strong> ${say(words, u.message)}
            <span class="soft">${o.whom(say(words, u.who))}. ${u.decides ? '' : o.undeciding}</span>${source(u.citation)}`,
      ),
    )}
    ${
      zones.length > 0
        ? html`<div class="tight">
            <h3>${t.zones.title}</h3>
            ${zoneTable(words, zones, requested)}
          </div>`
        : nothing
    }
    ${recapTable(words, assessment)} ${examinedTable(words, assessment)}
    ${block(
      o.meetings,
      assessment.meetings.map(
        (m) =>
          html`${o.bodies[m.body] ?? m.body} (${m.required ? o.required : o.maybe}${m.held ? `; ${o.held}` : ''}): ${o.reasons[m.reason] ?? m.reason}${source(m.citation)}`,
      ),
    )}
    ${block(
      o.flags,
      assessment.flags
        .filter(({ subject }) => subject !== ignoredSubject)
        .map(
          (f) =>
            html`<strong>${subjectInWords(f.subject, lang)}.</strong> ${say(words, f.text)}${
              f.m2 === null ? nothing : html` <span class="num">${format.area(f.m2, lang)}.</span>`
            }${source(f.citation)}`,
        ),
    )}
    ${block(
      o.ignored,
      assessment.ignored.map((member) => html`<span class="mono">${member}</span>`),
    )}
    <p class="small soft">
      ${
        assessment.authority
          ? html`${o.authority}: ${o.authorities[assessment.authority]} · `
          : nothing
      }${assessment.asOf ? html`${o.asOf} ${format.date(assessment.asOf, lang)}` : nothing}
    </p>
    ${traceView(words, assessment)}
  </section>`;
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
