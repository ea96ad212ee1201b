// The systems that the numbers may be in: a choice that only the applicant can make, so none is made beforehand.
import { html, nothing } from 'lit';
import * as format from '../text/format.ts';
import type { DeskMapState } from './desk_map.ts';
import { icons } from './icons.ts';
import { mapButtons } from './map_buttons.ts';
import type { Candidate, CheckResult } from './results.ts';
import { moved, position, say, type Words } from './words.ts';

const kAtFirst = 4;

export interface CandidatesHandlers {
  chosen: string | null;
  missing: boolean;
  /** Also those that are less likely. */
  all: boolean;
  /** `first` of them. */
  showAll: (first: string) => void;
  mapState: DeskMapState;
  choose: (id: string) => void;
  show: (candidate: Candidate) => void;
  zoom: (steps: number) => void;
  fit: () => void;
}

export function candidatesCard(words: Words, check: CheckResult, handlers: CandidatesHandlers) {
  const { t } = words;
  const c = t.candidates;
  const state = handlers.mapState;
  const all = check.candidates;
  const whole =
    handlers.all ||
    all.length <= kAtFirst + 1 ||
    all.findIndex((one) => one.id === handlers.chosen) >= kAtFirst;
  const shown = whole ? all : all.slice(0, kAtFirst);
  return html`<section class="card stack" id="candidates" aria-labelledby="candidates-title" part="candidates">
    <div class="tight">
      <h2 id="candidates-title" tabindex="-1">${c.title}</h2>
      <p id="candidates-intro">${all.length === 1 ? c.one : c.intro}</p>
    </div>
    <div class="split">
      <div class="map-box framed">
        <div id="candidate-map" class="map" role="application" tabindex="0" aria-label=${c.map} data-state=${state}></div>
        ${state === 'ready' ? nothing : html`<p class="map-status">${t.map[state]}</p>`}
        ${mapButtons(words, state !== 'ready', handlers)}
        <div class="map-note" aria-hidden="true"><span class="scale" id="candidate-scale"></span></div>
      </div>
      <fieldset
        class="tight"
        aria-describedby="candidates-intro${handlers.missing ? ' candidates-missing' : ''}"
      >
        <legend class="hidden-text">${c.legend}</legend>
        ${handlers.missing ? html`<p class="error" id="candidates-missing" role="alert">${icons.bad}${c.missing}</p>` : nothing}
        ${shown.map((one, index) => card(words, one, index + 1, handlers))}
        ${
          shown.length < all.length
            ? html`<button type="button" class="quiet" id="all-candidates" @click=${() => handlers.showAll(all[kAtFirst]?.id ?? '')}>${c.all(all.length)}</button>`
            : nothing
        }
      </fieldset>
    </div>
  </section>`;
}

function card(words: Words, one: Candidate, nth: number, handlers: CandidatesHandlers) {
  const { t, lang } = words;
  const c = t.candidates;
  const chosen = handlers.chosen === one.id;
  const fact = (name: string, value: string) =>
    html`<div><dt>${name}</dt><dd class="num">${value}</dd></div>`;
  return html`<div class="candidate ${chosen ? 'chosen' : ''}" data-candidate=${one.id}>
    <label>
      <input
        type="radio"
        name="candidate"
        value=${one.id}
        .checked=${chosen}
        aria-describedby="candidate-${nth}"
        @change=${() => handlers.choose(one.id)}
      />
      <span class="nth" aria-hidden="true">${nth}</span>
      <strong>${one.crs}${one.epsg && !one.crs.includes(String(one.epsg)) ? html` <span class="soft">(EPSG:${one.epsg})</span>` : nothing}</strong>
    </label>
    <div id="candidate-${nth}" class="tight small">
      <p>${say(words, one.reason)}</p>
      <dl>
        ${one.centroid ? fact(c.place, position(words, one.centroid[0], one.centroid[1])) : nothing}
        ${one.areaM2 === null ? nothing : fact(c.area, format.area(one.areaM2, lang))}
        ${one.shiftM ? fact(c.shift, moved(words, one.shiftM)) : nothing}
      </dl>
    </div>
    ${
      one.bbox
        ? html`<button type="button" class="link small no-print" aria-label=${c.show(nth)} @click=${() => handlers.show(one)}>${icons.pin}${c.near}</button>`
        : nothing
    }
  </div>`;
}
