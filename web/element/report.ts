// The report on the page, from the verdicts down: loaded while the first file is checked, so that the start
// of the page stays small. It shows a state; the element holds it.
import { html, nothing } from 'lit';
import type { DrawnZone } from '../map/map_view.ts';
import { factorColour, layerColour, zoneColour } from '../map/palette.ts';
import * as format from '../text/format.ts';
import { type ApplicationAnswer, applicationView } from './application_view.ts';
import { errorSummary, findingsView } from './findings_view.ts';
import { mapButtons } from './map_buttons.ts';
import { onMap } from './order.ts';
import { checksView, hasOutcome, type Look, outcomeView, personView } from './outcome_view.ts';
import type { RepairDesk } from './repair_desk.ts';
import type { Assessment, CheckResult, Finding, Place, PlanState } from './results.ts';
import { coordinateTable, factsView, hatchSwatch, swatch } from './tables_view.ts';
import { verdictView } from './verdict_view.ts';
import { type Words, wordsOf } from './words.ts';

export { RepairDesk } from './repair_desk.ts';

const kLegendRows = 12;

export interface ReportState {
  lang: format.Lang;
  check: CheckResult;
  planState: PlanState;
  assessment: Assessment | null;
  /** Of the application that was given; null without one. */
  application: ApplicationAnswer | null;
  /** Plans and layers that are loaded. */
  data: readonly { id: string; title: string }[];
  selected: Finding | null;
  dms: boolean;
  allRows: boolean;
  mapState: 'loading' | 'ready' | 'failed' | 'none';
  drawn: readonly DrawnZone[];
  coastline: boolean;
}

/** What the element draws in every state, put at its place in the report. */
export interface ReportParts {
  drop: unknown;
  problems: unknown;
  settings: unknown;
  examples: unknown;
  repair: RepairDesk | null;
}

export interface ReportActions {
  goTo: (selector: string) => (event: Event) => void;
  show: (finding: Finding, place: Place) => void;
  look: Look;
  download: () => void;
  zoom: (steps: number) => void;
  fit: () => void;
  onForm: (dms: boolean) => void;
  onAll: () => void;
}

export function reportView(state: ReportState, parts: ReportParts, actions: ReportActions) {
  const { check, assessment } = state;
  const words = wordsOf(state.lang, new Map(state.data.map((d) => [d.id, d.title])));
  const { t } = words;
  const repair = parts.repair?.view(words, check) ?? nothing;
  const asksFirst = check.candidates.length > 0;
  // Without anything to draw an empty map would only push the findings away.
  const withMap =
    Boolean(check.location?.geometry) || check.findings.some((f) => f.where.some(onMap));
  return html`${parts.drop} ${parts.problems}
    ${errorSummary(words, check, (index) => actions.goTo(`#finding-${index}`))}
    ${verdictView(words, check, state.planState, assessment, parts.repair?.offered(check) ?? 0)}
    <div class="buttons no-print">
      <button type="button" id="download" class="quiet" @click=${actions.download}>${t.findings.download}</button>
      <button type="button" class="quiet" @click=${() => window.print()}>${t.findings.print}</button>
    </div>
    ${asksFirst ? repair : nothing}
    <div class=${withMap ? 'split' : 'tight'}>
      ${withMap ? mapCard(words, state, actions) : nothing}
      ${findingsView(words, check, { show: actions.show, selected: state.selected })}
    </div>
    ${asksFirst ? nothing : repair} ${parts.settings}
    ${state.application ? applicationView(words, state.application) : nothing}
    ${assessment && hasOutcome(assessment) ? outcomeView(words, assessment, actions.look) : nothing}
    ${coordinateTable(words, check, {
      dms: state.dms,
      all: state.allRows,
      onForm: actions.onForm,
      onAll: actions.onAll,
    })}
    ${factsView(words, check)} ${personView(words, check)} ${checksView(words, check)} ${parts.examples}`;
}

function mapCard({ t, lang }: Words, state: ReportState, actions: ReportActions) {
  const { check, mapState } = state;
  const m = t.map;
  const area = check.location?.area ? format.area(check.location.area.webMercatorM2, lang) : '';
  const zones = state.drawn.filter((z) => z.kind === 'zone');
  const layers = state.drawn.filter((z) => z.kind !== 'zone');
  const has = (severity: string) =>
    check.findings.some((f) => f.severity === severity && f.where.some((p) => p.at));
  const products = state.assessment?.products ?? [];
  const factors = new Set(products.flatMap((p) => p.deductions.map((d) => d.factor)));
  const empty = mapState === 'none' || mapState === 'failed';
  return html`<section class="card map-card" aria-labelledby="map-title" part="map">
    <h2 id="map-title" class="hidden-text">${m.title}</h2>
    <div class="map-box">
      <div
        id="map"
        class="map"
        role="application"
        tabindex=${empty ? '-1' : '0'}
        aria-label=${m.label(check.file.name, area)}
        data-state=${mapState}
      ></div>
      ${mapState === 'ready' ? nothing : html`<p class="map-status">${mapState === 'failed' ? m.failed : m.loading}</p>`}
      ${mapButtons({ t }, empty, actions)}
      <div class="map-note" aria-hidden="true"><span class="scale" id="scale"></span></div>
    </div>
    <div class="map-foot">
      <ul class="legend" aria-label=${m.legend}>
        ${check.location?.geometry ? html`<li>${swatch('rgb(251, 51, 0)', 'outline')}${m.location}</li>` : nothing}
        ${
          products.some((p) => p.approvedGeometry)
            ? html`<li>${swatch('#1f7a34', 'dashed')}${m.approved}</li>`
            : nothing
        }
        ${[...factors].map(
          (factor) =>
            html`<li>${hatchSwatch(factorColour(factor))}${m.deducted(t.outcome.factors[factor] ?? factor)}</li>`,
        )}
        ${has('galat') ? html`<li>${swatch('#d50b0b', 'dot')}${m.galat}</li>` : nothing}
        ${has('peringatan') ? html`<li>${swatch('#f2b500', 'dot')}${m.peringatan}</li>` : nothing}
        ${check.findings.some((f) => f.rule === 'geometry.hole') ? html`<li>${swatch('#d50b0b', 'dashed')}${m.hole}</li>` : nothing}
        ${layers.map((z) => html`<li>${swatch(`rgb(${layerColour(z.kind).join(', ')})`, 'layer')}${m.layers[z.kind] ?? z.kind}</li>`)}
        ${zones
          .slice(0, kLegendRows)
          .map(
            (z) =>
              html`<li>${swatch(zoneColour(z.code, z.name).css)}${z.code}${z.name && z.name !== z.code ? ` · ${z.name}` : ''}</li>`,
          )}
      </ul>
      <p class="small soft no-print">${m.wheel}${state.coastline ? ` ${m.attribution}.` : ''}</p>
    </div>
  </section>`;
}
