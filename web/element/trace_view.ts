// The trace, folded: steps nest as the text does and are numbered, so that one can be spoken of.
import { html, nothing } from 'lit';
import { stepInWords, type TraceReader } from '../../wasm/src/trace_words.ts';
import type { Assessment, TraceStep } from './results.ts';
import { citation, say, type Words } from './words.ts';

function step(words: Words, reader: TraceReader, one: TraceStep, number: string): unknown {
  const { t } = words;
  const { label, outcome, inputs } = stepInWords(one, reader);
  const cited = citation(one.citation);
  return html`<details data-rule=${one.rule}>
    <summary><span class="num">${number}</span> ${label}${outcome ? html` <strong>→ ${outcome}</strong>` : nothing}</summary>
    <div class="inside">
      ${
        inputs.length > 0
          ? html`<dl>${inputs.map((i) => html`<dt>${i.label}</dt><dd class="num">${i.value}</dd>`)}</dl>`
          : nothing
      }
      <p class="small soft">
        ${cited ? html`${t.trace.cited}: ${cited}` : nothing}${one.reading === null ? nothing : html` · ${t.trace.reading(one.reading)}`}
      </p>
      ${one.children.map((child, i) => step(words, reader, child, `${number}.${i + 1}`))}
    </div>
  </details>`;
}

/** All steps at once: who reads all of it need not open each. */
function unfold(event: Event): void {
  const steps = (event.target as Element).closest('.trace')?.querySelectorAll('details') ?? [];
  for (const one of steps) one.open = true;
}

export function traceView(words: Words, assessment: Assessment) {
  const { t, lang, titles } = words;
  const reader = { language: lang, titles, complete: assessment.complete };
  return html`${
    assessment.readingTexts.length > 0
      ? html`<details id="readings">
          <summary>${t.outcome.readings} <span class="count">(${assessment.readingTexts.length})</span></summary>
          <div class="inside">
            ${assessment.readingTexts.map(
              (r) =>
                html`<p><strong>${r.number}.</strong> ${say(words, r.text)} <span class="small soft">(${r.place})</span></p>`,
            )}
          </div>
        </details>`
      : nothing
  }
  ${
    assessment.trace.length > 0
      ? html`<details id="trace">
          <summary>${t.trace.title}</summary>
          <div class="inside trace">
            <p class="soft">${t.trace.intro}</p>
            <p class="no-print"><button type="button" class="link" @click=${unfold}>${t.trace.unfold}</button></p>
            ${assessment.trace.map((one, i) => step(words, reader, one, `${i + 1}`))}
          </div>
        </details>`
      : nothing
  }`;
}
