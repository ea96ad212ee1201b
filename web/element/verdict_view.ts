// The two verdicts, kept apart: a good file in a forbidden zone is a good file.
import { html, nothing, type TemplateResult } from 'lit';
import * as format from '../text/format.ts';
import { icons } from './icons.ts';
import { severityCount } from './order.ts';
import type { Assessment, CheckResult, PlanState } from './results.ts';
import type { Words } from './words.ts';

type Tone = 'good' | 'bad' | 'part' | 'no' | 'wait';
interface Shown {
  tone: Tone;
  icon: TemplateResult<2>;
  word: string;
  text: string[];
}

/** Rules that this version does not run at all: nothing stood in their way. */
export const notYetRun = (check: CheckResult) =>
  check.checks.filter((c) => c.outcome === 'notRun' && (c.because ?? []).length === 0);

function fileVerdict({ t }: Words, check: CheckResult): Shown {
  const word = t.verdict[check.verdict];
  if (check.verdict === 'tidak-terbaca') {
    return { tone: 'bad', icon: icons.bad, word, text: [t.verdict.fileUnread] };
  }
  if (check.verdict === 'tidak-memenuhi') {
    return {
      tone: 'bad',
      icon: icons.bad,
      word,
      text: [t.verdict.fileBad(severityCount(check, 'galat'))],
    };
  }
  const warnings = severityCount(check, 'peringatan');
  return {
    tone: 'good',
    icon: icons.good,
    word,
    text: [warnings > 0 ? t.verdict.fileNoted(warnings) : t.verdict.fileGood],
  };
}

function planVerdict({ t, lang }: Words, state: PlanState, assessment: Assessment | null): Shown {
  const v = t.verdict;
  const wait = (word: string, text: string): Shown => ({
    tone: 'wait',
    icon: icons.wait,
    word,
    text: [text],
  });
  if (state === 'checkFirst') return wait(v.checkFirst, v.checkFirstText);
  if (state === 'noActivity') return wait(v.noActivity, v.noActivityText);
  if (state === 'working') return wait(v.working, '');
  if (state === 'noPlan' || !assessment?.decision) return wait(v.noPlan, v.noPlanText);
  const { decision, complete } = assessment;
  // A "no" that missing data could turn is not a no.
  if (decision === 'ditolak' && !complete) return wait(v.incomplete, v.incompleteText);
  if (decision === 'ditolak') {
    return { tone: 'no', icon: icons.no, word: v.ditolak, text: [v.rejectedText] };
  }
  const text: string[] = [];
  if (assessment.approvedM2 !== null && assessment.locationM2 !== null) {
    text.push(
      v.approvedOf(
        format.area(assessment.approvedM2, lang),
        format.area(assessment.locationM2, lang),
      ),
    );
  }
  const conditions = assessment.products.reduce((sum, p) => sum + p.conditions.length, 0);
  if (conditions > 0) text.push(v.withConditions(conditions));
  if (!complete) text.push(v.mayChange);
  return decision === 'disetujui-seluruhnya'
    ? { tone: 'good', icon: icons.good, word: v[decision], text }
    : { tone: 'part', icon: icons.part, word: v[decision], text };
}

function card(label: string, shown: Shown, extra: unknown, name: string) {
  return html`<div class="verdict" data-tone=${shown.tone} data-verdict=${name}>
    <p class="what">${label}</p>
    <p class="word">${shown.icon}<span>${shown.word}</span></p>
    ${shown.text.filter(Boolean).map((line) => html`<p>${line}</p>`)} ${extra}
  </div>`;
}

export function verdictView(
  words: Words,
  check: CheckResult,
  state: PlanState,
  assessment: Assessment | null,
  repairs: number,
) {
  const { t } = words;
  const pending = notYetRun(check).length;
  return html`<section class="tight" aria-labelledby="verdict" part="banner">
    <h2 id="verdict" tabindex="-1">${t.verdict.region}</h2>
    <div class="verdicts">
      ${card(
        t.verdict.fileLabel,
        fileVerdict(words, check),
        html`${
          check.candidates.length > 0
            ? html`<p class="small no-print"><a href="#candidates">${t.candidates.title}</a></p>`
            : repairs > 0
              ? html`<p class="small no-print"><a href="#repair">${t.repair.offer(repairs)}</a></p>`
              : nothing
        }${
          pending > 0
            ? html`<p class="small soft">
                ${t.verdict.notRunYet(pending)} <a href="#checks">${t.verdict.rulesLink}</a>
              </p>`
            : nothing
        }`,
        'file',
      )}
      ${card(
        t.verdict.planLabel,
        planVerdict(words, state, assessment),
        state === 'assessed' && assessment?.decision
          ? html`<p class="small"><a href="#outcome">${t.verdict.details}</a></p>`
          : state === 'noPlan' || state === 'noActivity' || state === 'assessed'
            ? html`<p class="small no-print"><a href="#settings-title">${t.verdict.settings}</a></p>`
            : nothing,
        'plan',
      )}
    </div>
    <p class="disclaimer"><strong>${t.verdict.disclaimer}</strong> ${t.verdict.disclaimerText}</p>
  </section>`;
}
