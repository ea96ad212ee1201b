// Stands in for the package where a state of the page must be reached at will: slow work, a crash, a finding that
// is hard to provoke. Answers come from ../samples and depend on the file's name only. Never shipped.
import assessment from '../samples/assessment.json' with { type: 'json' };
import bad from '../samples/check_bad.json' with { type: 'json' };
import candidates from '../samples/check_candidates.json' with { type: 'json' };
import good from '../samples/check_good.json' with { type: 'json' };
import repair from '../samples/repair.json' with { type: 'json' };

interface Options {
  name?: string;
  foreignHouse?: boolean;
  signal?: AbortSignal;
  onProgress?: (stage: string) => void;
}

class Recorded extends Error {
  readonly code: string;
  readonly text: { id: string; en: string };
  constructor(code: string, text: string) {
    super(text);
    this.code = code;
    this.text = { id: text, en: text };
  }
}

interface RepairOptions extends Options {
  candidate?: string;
  fillHoles?: boolean;
  dissolve?: boolean;
}

const kRepaired = 'repaired ';
const isRepaired = (zip: Uint8Array) => new TextDecoder().decode(zip).startsWith(kRepaired);

const later = (ms: number, signal?: AbortSignal) =>
  new Promise<void>((done, failed) => {
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      failed(new Recorded('cancelled', 'cancelled'));
    });
  });

function checked(zip: Uint8Array, name: string) {
  const sample = structuredClone(
    isRepaired(zip)
      ? good
      : name.startsWith('bad')
        ? bad
        : name.startsWith('which')
          ? candidates
          : good,
  );
  return { ...sample, file: { ...sample.file, name, bytes: zip.length } };
}

export async function createEngine() {
  const asked = new URL(location.href).searchParams;
  if (asked.has('no-engine')) throw new Error('WebAssembly is not allowed here');
  const { repair, ...others } = engine;
  return asked.has('no-repair') ? others : engine;
}

interface Loaded {
  id: string;
  title: string;
  level: string;
  zones: { features: { properties: Record<string, string>; geometry: { coordinates: unknown } }[] };
}
const plans: Loaded[] = [];

let busy: Promise<void> = Promise.resolve(); // one thing at a time, as in the worker

const engine = {
  async filesOf(document: { zones?: unknown; features?: unknown }) {
    return [document.zones, document.features].filter((v) => typeof v === 'string');
  },
  async loadPlan(document: Loaded) {
    plans.push(document);
    return { id: document.id, kind: 'plan', findings: [] };
  },
  async loadLayer(document: { id: string }) {
    return { id: document.id, kind: 'layer', findings: [] };
  },
  async clearPlans() {
    plans.length = 0;
  },
  /** As if all of them lay in the box. */
  async shapesAround(box: number[]) {
    const page = globalThis as { asked?: number[][] };
    page.asked = [...(page.asked ?? []), box];
    const sets = plans.map(({ id, title, level, zones }) => ({
      id,
      title,
      kind: 'plan',
      level,
      leftOut: 0,
      shapes: zones.features.map(({ properties, geometry }, i) => ({
        code: properties.KODSZN,
        name: properties.NAMSZN,
        record: i + 1,
        geometry: { type: 'MultiPolygon', coordinates: [geometry.coordinates] },
      })),
    }));
    return { schema: 'kkpr/shapes@1', box, toleranceDegrees: 0, sets };
  },
  async check(zip: Uint8Array, options: Options) {
    const name = options.name ?? '';
    await busy;
    if (name.startsWith('slow')) {
      for (const stage of ['container', 'structure', 'geometry']) {
        options.onProgress?.(stage);
        await later(1500, options.signal);
      }
    }
    if (name.startsWith('crash')) throw new Recorded('internal', 'unreachable executed');
    return checked(zip, name);
  },
  /** The "copy" says how it was asked for, so that a test can read it back. */
  async repair(zip: Uint8Array, options: RepairOptions) {
    const { name = '', signal, onProgress: _, ...asked } = options;
    if (name.includes('stubborn')) {
      const work = later(60_000, signal);
      busy = work.catch(() => {});
      await work;
    }
    if (name.includes('memory')) throw new Recorded('memory', 'Memori tidak cukup.');
    const refuses = name.includes('refuse');
    const copy = new TextEncoder().encode(kRepaired + JSON.stringify(asked));
    const report = structuredClone(repair);
    if (refuses) Object.assign(report, { changes: [], changeCount: 0, summary: [], maxMovedM: 0 });
    return {
      report: {
        ...report,
        candidate: options.candidate ?? null,
        out: refuses
          ? null
          : { name: name.replace('.zip', '-perbaikan.zip'), bytes: copy.length, files: [] },
        check: checked(refuses ? zip : copy, name),
      },
      zip: refuses ? null : copy,
    };
  },
  async assess(
    application: { activities?: { code?: string }[] },
    _files: unknown,
    options: Options,
  ) {
    options.onProgress?.('overlay');
    return { ...structuredClone(assessment), activity: application.activities?.[0]?.code };
  },
  close() {},
};
