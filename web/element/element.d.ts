// Types of the package entry `kkpr/element`, written by hand: generated ones would import `lit`, which is
// bundled and which consumers do not have.
import type { Assessment, CheckResult, Engine, Repaired } from './index.js';

export interface KkprCheckEventMap {
  /** The file's verdict stands. */
  'kkpr-checked': CustomEvent<CheckResult>;
  /** The preview against the plans stands. */
  'kkpr-assessed': CustomEvent<Assessment>;
  /** A copy was repaired, or refused: `zip` is null. */
  'kkpr-repaired': CustomEvent<Repaired>;
  /** The element shows another state. */
  'kkpr-phase': CustomEvent<'idle' | 'busy' | 'result' | 'failed'>;
}

/** A coastline for the map: lines in degrees. */
export interface Coastline {
  lines: [number, number][][];
}

/**
 * `<kkpr-check lang="id" examples="./examples/index.json">`: drop or choose a location shapefile, read what is
 * wrong with it, preview the outcome. Everything runs on the device.
 * Importing `kkpr/element` registers the element.
 */
export declare class KkprCheck extends HTMLElement {
  /** Makes the engine when it is first needed; set before the first use to share one or to bring a worker. */
  static engine: () => Promise<Engine>;
  /** A coastline for the map's background; null leaves the graticule alone. */
  static coastline: (() => Promise<Coastline>) | null;

  /** `id` (default) or `en`; a change keeps the result. */
  lang: string;
  /** URL of an index of examples, or null. */
  examples: string | null;

  readonly result: CheckResult | null;
  readonly preview: Assessment | null;

  /** Checks a location zip; undefined where it was cancelled or refused. */
  check(file: File): Promise<CheckResult | undefined>;
  /** Takes a location, an application, plans and layers, in any mixture. */
  take(files: readonly File[]): Promise<void>;
  /** Loads an example of the index. */
  tryExample(id: string): Promise<void>;
  cancel(): void;

  addEventListener<K extends keyof KkprCheckEventMap>(
    type: K,
    listener: (this: KkprCheck, event: KkprCheckEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'kkpr-check': KkprCheck;
  }
}
