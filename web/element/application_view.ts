// What an application is worth as a dossier, and which way it goes: which letter follows, what to mend, what an
// officer looks at; then mechanism, system, fee, days, papers and steps. It shows the answers of the core.
import type { Route, Validation } from 'kkpr';
import { html, nothing } from 'lit';
import * as format from '../text/format.ts';
import { citation, say, type Words } from './words.ts';

/** A portal's own engine may know only one of the two. */
export interface ApplicationAnswer {
  validation: Validation | null;
  route: Route | null;
}

const bullets = (items: readonly unknown[]) =>
  items.length === 0
    ? nothing
    : html`<ul class="bullets">${items.map((item) => html`<li>${item}</li>`)}</ul>`;

const numbered = (items: readonly unknown[]) =>
  html`<ol class="numbered">${items.map((item) => html`<li>${item}</li>`)}</ol>`;

const unfolded = (title: string, items: readonly unknown[], list = bullets) =>
  items.length === 0
    ? nothing
    : html`<details>
        <summary>${title} <span class="count">(${items.length})</span></summary>
        <div class="inside">${list(items)}</div>
      </details>`;

const source = (cited: Parameters<typeof citation>[0]) =>
  html` <span class="small soft">(${citation(cited)})</span>`;

const row = (name: string, value: unknown) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

export function applicationView(words: Words, { validation, route }: ApplicationAnswer) {
  if (!validation && !route) return nothing;
  return html`<section class="card stack" id="application" aria-labelledby="application-title">
    <h2 id="application-title" tabindex="-1">${words.t.application.title}</h2>
    ${validation ? validationPart(words, validation) : nothing}
    ${route ? routePart(words, route) : nothing}
  </section>`;
}

function validationPart(words: Words, v: Validation) {
  const a = words.t.application;
  // Those of the location stand with the location.
  const own = v.findings.filter(
    (f) => f.rule.startsWith('application.') || f.field === '/landNeed',
  );
  const state = v.complete ? (v.quality ? a.ready : a.unfit) : v.quality ? a.incomplete : a.both;
  const asked = v.items.flatMap((item) => item.questions);
  const questions = asked.filter(
    (one, i) => asked.findIndex(({ rule }) => rule === one.rule) === i,
  );
  const absent = v.items.filter((item) => item.required && item.present === false);
  return html`<div class="tight" id="validation" data-letter=${v.letter ?? ''}>
    <h3>${state}</h3>
    <p>${v.progress !== 'surat' ? a.noLetter[v.progress] : ''} ${v.letter ? a.letters[v.letter] : ''}</p>
    <dl class="facts">
      ${row(a.authority, v.authority ? a.authorities[v.authority] : a.notKnown)}
      ${v.signatory ? row(a.signatory, a.signatories[v.signatory]) : nothing}
      ${v.deadline && (v.letter === '1A' || v.deadline.basis === 'surat-tanggapan-1a') ? row(a.deadline, deadlineText(words, v.deadline)) : nothing}
      ${v.ptpNotice === null ? nothing : row('PTP', v.ptpNotice ? a.ptpNeeded : a.ptpNeedless)}
    </dl>
    ${findingList(
      words,
      a.mend,
      own.filter((f) => typeof f.number === 'number'),
    )}
    ${findingList(
      words,
      a.flags,
      own.filter((f) => typeof f.number !== 'number'),
    )}
    ${absent.length > 0 ? html`<h4>${a.absent}</h4>${bullets(absent.map((item) => say(words, item.label)))}` : nothing}
    ${unfolded(
      a.person,
      questions.map((one) => say(words, one.question)),
    )}
  </div>`;
}

function findingList(words: Words, title: string, findings: Validation['findings']) {
  if (findings.length === 0) return nothing;
  return html`<h4>${title}</h4>
    <ol class="numbered">
      ${findings.map(
        (f) => html`<li data-rule=${f.rule} value=${f.number ?? nothing}>
          <strong>${words.t.findings[f.severity]}.</strong> ${say(words, f.message)}
          ${say(words, f.remedy)} <span class="mono soft">${f.rule}</span>${f.citation ? source(f.citation) : nothing}
        </li>`,
      )}
    </ol>`;
}

function deadlineText(words: Words, d: NonNullable<Validation['deadline']>): string {
  const a = words.t.application;
  const until = a.until(
    format.date(d.until, words.lang),
    d.workingDays,
    format.date(d.from, words.lang),
  );
  return d.holidaysKnown ? until : `${until} ${a.noHolidays(format.date(d.latest, words.lang))}`;
}

/** Most texts name the number of days themselves. */
function durationText(words: Words, d: Route['duration'][number]): string {
  const text = say(words, d.text);
  const days = d.workingDays ?? null;
  return days === null || text.includes(String(days))
    ? text
    : `${text}: ${words.t.application.days(days)}`;
}

function routePart(words: Words, r: Route) {
  const a = words.t.application;
  const fees = r.pnbp.map((fee) => {
    const amount =
      fee.rupiah === null ? a.notComputed : `Rp${format.count(fee.rupiah, words.lang)}`;
    const of = fee.mechanism ? `${fee.mechanism}: ` : '';
    return html`<strong>${of}${amount}.</strong> ${say(words, fee.reading)}${fee.inForce ? '' : ` (${a.notInForce})`}${fee.rupiah === null ? html` ${say(words, fee.message)}` : nothing}${source(fee.citation)}`;
  });
  return html`<div class="tight" id="route" data-scheme=${r.scheme ?? ''}>
    <h3>${a.route}: ${[r.mechanism, r.scheme ? a.schemes[r.scheme] : a.open].filter(Boolean).join(' – ')}</h3>
    <dl class="facts">
      ${r.scale ? row(a.scale, a.scales[r.scale]) : nothing}
      ${r.system ? row(a.system, a.systems[r.system]) : nothing}
      ${r.addressee ? row(a.addressee, say(words, r.addressee)) : nothing}
    </dl>
    ${fees.length > 0 ? html`<h4>PNBP</h4>${bullets(fees)}` : nothing}
    ${r.duration.length > 0 ? html`<h4>${a.time}</h4>${bullets(r.duration.map((d) => html`${durationText(words, d)}${source(d.citation)}`))}` : nothing}
    ${unfolded(
      a.documents,
      r.documents.map(
        (d) =>
          html`${say(words, d.name)}${d.mandatory ? '' : ` (${d.condition ? say(words, d.condition) : a.ifAny})`}${source(d.citation)}`,
      ),
    )}
    ${unfolded(
      a.steps,
      r.steps.map(
        (s) =>
          html`<strong>${say(words, s.who)}:</strong> ${say(words, s.what)}${source(s.citation)}`,
      ),
      numbered,
    )}
    ${unfolded(
      a.unknown,
      r.unknown.map(
        (u) =>
          html`<strong>${say(words, u.what)}.</strong> ${say(words, u.message)} ${a.ask(say(words, u.who))}`,
      ),
    )}
    ${unfolded(
      a.flags,
      r.flags.map((f) => html`${say(words, f.text)}${f.citation ? source(f.citation) : nothing}`),
    )}
    ${unfolded(
      a.conflicts,
      r.conflicts.map((c) => say(words, c.text)),
    )}
  </div>`;
}
