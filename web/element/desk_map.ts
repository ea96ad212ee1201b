// A map of the repair: made when its place is on the page, drawn anew when what it shows has changed.
import type { Coastline } from '../map/coastline.ts';
import type { Box, MapView, Scene } from '../map/map_view.ts';
import type { Lang } from '../text/format.ts';
import type { LonLat } from './results.ts';

export type DeskMapState = 'loading' | 'ready' | 'failed';

interface Host {
  readonly lang: Lang;
  readonly coastline: (() => Promise<Coastline>) | null;
  update(): void;
  find(selector: string): HTMLElement | null;
}

export class DeskMap {
  state: DeskMapState = 'loading';
  readonly #host: Host;
  readonly #selector: string;
  readonly #scale: string;
  #place: HTMLElement | null = null;
  #view: MapView | null = null;
  #key: unknown = null;
  #chosen: string | null = null;

  constructor(host: Host, selector: string, scale: string) {
    this.#host = host;
    this.#selector = selector;
    this.#scale = scale;
  }

  /** `key` stands for what `scene` shows: the same key draws nothing anew. */
  async show(key: unknown, scene: () => Partial<Scene>): Promise<void> {
    const place = this.#host.find(this.#selector);
    if (place === this.#place && (key === this.#key || !place)) {
      this.#view?.setLang(this.#host.lang);
      return;
    }
    if (place !== this.#place) this.dispose();
    this.#place = place;
    this.#key = key;
    if (!place) return;
    try {
      const { createMapView } = await import('./map.js');
      const scale = this.#host.find(this.#scale);
      if (place !== this.#place || key !== this.#key || !place.isConnected || !scale) return;
      this.#view ??= createMapView(place, { scale, lang: this.#host.lang });
      void this.#view.setScene({
        location: null,
        places: [],
        hole: false,
        backdrop: null,
        approved: [],
        ...scene(),
      });
      this.#view.choose(this.#chosen);
      this.#become('ready');
      const coastline = this.#host.coastline;
      if (coastline) this.#view?.setCoastline(await coastline());
    } catch (cause) {
      if (!this.#view) this.#become('failed');
      console.warn('kkpr: map', cause);
    }
  }

  #become(state: DeskMapState): void {
    if (this.state === state) return;
    this.state = state;
    this.#host.update();
  }

  choose(candidate: string | null): void {
    this.#chosen = candidate;
    this.#view?.choose(candidate);
  }

  /** Brings a box or a place into view, and the map itself to the eye. */
  lookAt(what: Box | LonLat | null, selector: string): void {
    if (!what || !this.#view) return;
    if (what.length === 4) this.#view.focusBox(what);
    else this.#view.focusPlace(what);
    const place = this.#host.find(selector);
    place?.scrollIntoView({ block: 'nearest' });
    place?.focus({ preventScroll: true });
  }

  zoom(steps: number): void {
    this.#view?.zoom(steps);
  }
  fit(): void {
    this.#view?.fit();
  }

  dispose(): void {
    this.#view?.dispose();
    this.#view = null;
    this.#place = null;
    this.#key = null;
    this.state = 'loading';
  }
}
