// Types of the package entry `kkpr/map.js`, written by hand: generated ones would import `ol`, which is bundled
// and which consumers do not have. The element loads this file by itself after a verdict.
export interface MapView {
  setCoastline(coastline: { lines: [number, number][][] }): void;
  setLang(lang: 'id' | 'en'): void;
  focusPlace(at: [number, number]): void;
  zoom(steps: number): void;
  fit(): void;
  dispose(): void;
}

export declare function createMapView(
  target: HTMLElement,
  options: { scale: HTMLElement; lang: 'id' | 'en' },
): MapView;
