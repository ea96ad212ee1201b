// What the repair adds to a map: a numbered mark and a box for each system that the numbers may be in, and the
// outline and vertices as they were before.
import Feature from 'ol/Feature.js';
import LineString from 'ol/geom/LineString.js';
import Point from 'ol/geom/Point.js';
import { fromExtent } from 'ol/geom/Polygon.js';
import type OlMap from 'ol/Map.js';
import Overlay from 'ol/Overlay.js';
import { fromLonLat, transformExtent } from 'ol/proj.js';
import CircleStyle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import RegularShape from 'ol/style/RegularShape.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import type { LonLat } from '../element/results.ts';

/** A place that may be the one; `label` names it to people who do not see its number. */
export interface CandidateMark {
  id: string;
  nth: number;
  label: string;
  at: LonLat;
  box: Box | null;
}

/** A vertex that was moved; null: there was none, or there is none any more. */
export interface Move {
  from: LonLat | null;
  to: LonLat | null;
}

const blue = '#0049b8';
const ink = '#14202f';
const kMarkPixels = 34; // marks closer than this would hide each other

export type Box = [number, number, number, number]; // west, south, east, north

export const projectBox = (box: Box) => transformExtent(box, 'EPSG:4326', 'EPSG:3857');

// Dashes over the line after the repair: where both run alike, both are seen.
export const beforeStyle = new Style({
  stroke: new Stroke({ color: ink, width: 2.5, lineDash: [8, 8] }),
});

const boxStyle = (chosen: boolean) =>
  new Style({
    stroke: new Stroke({ color: chosen ? blue : '#47556b', width: chosen ? 3 : 1.5 }),
    fill: new Fill({ color: chosen ? 'rgba(0,73,184,0.14)' : 'rgba(71,85,107,0.08)' }),
  });

const arrival = new CircleStyle({
  radius: 5,
  fill: new Fill({ color: blue }),
  stroke: new Stroke({ color: '#ffffff', width: 1.5 }),
});
/** A cross, for a vertex that is gone. */
const gone = new RegularShape({
  points: 4,
  radius: 7,
  radius2: 0,
  angle: Math.PI / 4,
  stroke: new Stroke({ color: blue, width: 2.5 }),
});
const path = new Style({ stroke: new Stroke({ color: blue, width: 2 }) });

export function moveFeatures(moves: readonly Move[]): Feature[] {
  return moves.flatMap(({ from, to }) => {
    const made: Feature[] = [];
    if (from && to) {
      const line = new Feature(new LineString([fromLonLat(from), fromLonLat(to)]));
      line.set('style', path);
      made.push(line);
    }
    const at = to ?? from;
    if (at) {
      const point = new Feature(new Point(fromLonLat(at)));
      point.set('style', new Style({ image: to ? arrival : gone }));
      made.push(point);
    }
    return made;
  });
}

/** The marks are buttons of the page: they take the focus, say their name, and are drawn above the map. */
export class CandidateMarks {
  readonly #map: OlMap;
  #marks: { id: string; nth: number; overlay: Overlay; button: HTMLButtonElement; box: Feature }[] =
    [];
  #chosen: string | null = null;

  constructor(map: OlMap) {
    this.#map = map;
    map.on('moveend', () => this.#spread());
  }

  /** Gives the boxes, to be drawn by the caller. */
  set(candidates: readonly CandidateMark[], onChoose: (id: string) => void): Feature[] {
    for (const mark of this.#marks) this.#map.removeOverlay(mark.overlay);
    this.#marks = candidates.map((one) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'mark';
      button.textContent = String(one.nth);
      button.title = one.label;
      button.setAttribute('aria-label', one.label);
      button.setAttribute('aria-pressed', 'false');
      button.addEventListener('click', () => onChoose(one.id));
      const overlay = new Overlay({
        element: button,
        position: fromLonLat(one.at),
        positioning: 'center-center',
        insertFirst: false, // reached by Tab in their order
      });
      this.#map.addOverlay(overlay);
      const box = new Feature(
        one.box ? fromExtent(projectBox(one.box)) : new Point(fromLonLat(one.at)),
      );
      box.set('style', boxStyle(false)); // draws nothing of a point
      return { id: one.id, nth: one.nth, overlay, button, box };
    });
    const chosen = this.#chosen;
    this.#chosen = null;
    this.choose(chosen);
    this.#spread();
    return this.#marks.map((mark) => mark.box);
  }

  get size(): number {
    return this.#marks.length;
  }

  /** As a click on the mark of this number. */
  press(nth: number): void {
    this.#marks.find((mark) => mark.nth === nth)?.button.click();
  }

  choose(id: string | null): void {
    if (id === this.#chosen) return;
    this.#chosen = id;
    for (const mark of this.#marks) {
      const chosen = mark.id === id;
      mark.button.setAttribute('aria-pressed', String(chosen));
      mark.box.set('style', boxStyle(chosen));
    }
  }

  /** Marks that would hide each other are set above and below. */
  #spread(): void {
    const taken: [number, number][] = [];
    for (const { overlay } of this.#marks) {
      const pixel = this.#map.getPixelFromCoordinate(overlay.getPosition() ?? []);
      if (!pixel) continue;
      const [x, y] = pixel as [number, number];
      const isTaken = (shift: number) =>
        taken.some(([a, b]) => Math.hypot(x - a, y + shift - b) < kMarkPixels);
      let steps = 0; // 0, 1, -1, 2, -2 …
      while (isTaken(steps * kMarkPixels)) steps = steps > 0 ? -steps : 1 - steps;
      taken.push([x, y + steps * kMarkPixels]);
      overlay.setOffset([0, steps * kMarkPixels]);
    }
  }
}
