import { html, nothing } from 'lit';
import { icons } from './icons.ts';
import type { CheckResult, Finding, Place, Severity } from './results.ts';
import { citation, placeName, say, type Words } from './words.ts';

const kPlacesShown = 5;
const icon = { galat: icons.bad, peringatan: icons.warn, info: icons.info } as const;
const rank: Record<Severity, number> = { galat: 0, peringatan: 1, info: 2 };

/** Errors first; inside a severity the order of the contract, which is the order of repair. */
export const inOrder = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => rank[a.severity] - rank[b.severity]);

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

const programs = {
  qgis: 'QGIS',
  arcgis: 'ArcGIS',
  'autocad-map': 'AutoCAD Map 3D',
  'google-earth': 'Google Earth',
} as const;

function steps(words: Words, f: Finding) {
  if (!f.remedySteps?.length) return nothing;
  return html`<details class="steps">
    <summary>${words.t.findings.steps}</summary>
    <dl class="inside">
      ${f.remedySteps.map(
        ({ program, text }) =>
          html`<div><dt>${programs[program]}</dt><dd>${say(words, text)}</dd></div>`,
      )}
    </dl>
  </details>`;
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
              ${steps(words, f)} ${places(words, f, handlers)}
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
