import { html } from 'lit';
import { icons } from './icons.ts';
import type { Words } from './words.ts';

export interface MapMoves {
  zoom: (steps: number) => void;
  fit: () => void;
}

/** The way to move a map without dragging or a wheel. */
export function mapButtons({ t }: Pick<Words, 't'>, hidden: boolean, moves: MapMoves) {
  const m = t.map;
  const button = (name: string, icon: unknown, press: () => void) =>
    html`<button type="button" aria-label=${name} title=${name} @click=${press}>${icon}</button>`;
  return html`<div class="map-buttons" ?hidden=${hidden}>
    ${button(m.zoomIn, icons.plus, () => moves.zoom(1))}${button(m.zoomOut, icons.minus, () => moves.zoom(-1))}${button(m.fit, icons.fit, moves.fit)}
  </div>`;
}
