import { html, nothing } from 'lit';
import { icons } from './icons.ts';
import { inOrder } from './order.ts';
import type { CheckResult, Finding, Place } from './results.ts';
import { citation, placeName, programName, say, type Words } from './words.ts';

const kPlacesShown = 5;
const icon = { galat: icons.bad, peringatan: icons.warn, info: icons.info } as const;

export function errorSummary(
  words: Words,
  check: CheckResult,
  go: (index: number) => (e: Event) => void,
) {
  const errors = inOrder(check.findings).filter((f) => f.severity === 'galat');
  if (errors.length === 0) return nothing;
  return html`<div class="summary" id="summary" tabindex="-1" aria-labelledby="summary-title">
    <div role="alert" class="tight">
      <h2 id="summary-title">${words.t.findings.problem}</h2>
      <ul>
        ${errors.map(
          (f, index) =>
            html`<li><a href="#finding-${index}" @click=${go(index)}>${say(words, f.message)}</a></li>`,
        )}
      </ul>
    </div>
  </div>`;
}

export interface FindingsHandlers {
  show: (finding: Finding, place: Place) => void;
  selected: Finding | null;
}

function places(words: Words, f: Finding, handlers: FindingsHandlers) {
  if (f.where.length === 0) return nothing;
  const { t } = words;
  const shown = f.where.slice(0, kPlacesShown);
  const rest = f.count - shown.length;
  return html`<ul class="places small">
    ${shown.map((place) => {
      const name = placeName(words, place);
      return html`<li>
        <span class="num">${name}</span>
        ${
          place.at
            ? html`<button
                type="button"
                class="link no-print"
                aria-label=${t.findings.showAt(name)}
                @click=${() => handlers.show(f, place)}
              >
                ${icons.pin}${t.findings.show}
              </button>`
            : nothing
        }
      </li>`;
    })}
    ${rest > 0 ? html`<li class="soft">${t.findings.more(rest)}</li>` : nothing}
  </ul>`;
}

/** The program that the file seems to come from stands open, the others behind a click. */
function steps(words: Words, check: CheckResult, f: Finding) {
  const all = f.remedySteps ?? [];
  if (all.length === 0) return nothing;
  const { t } = words;
  const made = check.madeWith?.program;
  const likely = all.find((s) => s.program === (made === 'gdal' ? 'qgis' : made));
  const others = all.filter((s) => s !== likely);
  const one = (s: (typeof all)[number]) =>
    html`<p><strong>${t.steps.in(programName(words, s.program))}</strong> ${say(words, s.text)}</p>`;
  const names = others.map((s) => programName(words, s.program));
  return html`<div class="steps small">
    ${likely ? one(likely) : nothing}
    ${
      others.length > 0
        ? html`<details>
            <summary>${likely ? t.steps.others(names) : t.steps.each(names)}</summary>
            <div class="inside">${others.map(one)}</div>
          </details>`
        : nothing
    }
  </div>`;
}

export function findingsView(words: Words, check: CheckResult, handlers: FindingsHandlers) {
  const { t } = words;
  const findings = inOrder(check.findings);
  return html`<section class="findings" aria-labelledby="findings-title">
    <h2 id="findings-title">${t.findings.title}</h2>
    ${
      findings.length === 0
        ? html`<p class="soft">${t.findings.none}</p>`
        : findings.map((f, index) => {
            const cited = citation(f.citation);
            return html`<article
              class="finding ${handlers.selected === f ? 'selected' : ''}"
              id="finding-${index}"
              data-severity=${f.severity}
              data-rule=${f.rule}
            >
              <p class="tag">${icon[f.severity]}${t.findings[f.severity]}</p>
              <h3 class="message" tabindex="-1">${say(words, f.message)}</h3>
              ${
                say(words, f.remedy)
                  ? html`<p class="remedy"><strong>${t.findings.remedy}.</strong> ${say(words, f.remedy)}</p>`
                  : nothing
              }
              ${steps(words, check, f)} ${places(words, f, handlers)}
              <p class="small soft">
                ${t.findings.rule} <span class="mono">${f.rule}</span>${
                  cited ? html` · ${t.findings.citation}: ${cited}` : nothing
                }
              </p>
            </article>`;
          })
    }
  </section>`;
}
