// Stands in for the package where a state of the page must be reached at will: slow work, a crash, a finding that
// is hard to provoke. Answers come from ../samples and depend on the file's name only. Never shipped.
import assessment from '../samples/assessment.json' with { type: 'json' };
import bad from '../samples/check_bad.json' with { type: 'json' };
import good from '../samples/check_good.json' with { type: 'json' };

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

const later = (ms: number, signal?: AbortSignal) =>
  new Promise<void>((done, failed) => {
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      failed(new Recorded('cancelled', 'cancelled'));
    });
  });

export async function createEngine() {
  if (new URL(location.href).searchParams.has('no-engine'))
    throw new Error('WebAssembly is not allowed here');
  return {
    async filesOf(document: { zones?: unknown; features?: unknown }) {
      return [document.zones, document.features].filter((v) => typeof v === 'string');
    },
    async loadPlan(document: { id: string }) {
      return { id: document.id, kind: 'plan', findings: [] };
    },
    async loadLayer(document: { id: string }) {
      return { id: document.id, kind: 'layer', findings: [] };
    },
    async clearPlans() {},
    async check(zip: Uint8Array, options: Options) {
      const name = options.name ?? '';
      if (name.startsWith('slow')) {
        for (const stage of ['container', 'structure', 'geometry']) {
          options.onProgress?.(stage);
          await later(1500, options.signal);
        }
      }
      if (name.startsWith('crash')) throw new Recorded('internal', 'unreachable executed');
      const sample = structuredClone(name.startsWith('bad') ? bad : good);
      sample.file = { ...sample.file, name, bytes: zip.length };
      return sample;
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
}
