// The raw module, typed and made safe: parses what comes back, turns error envelopes into KkprError,
// and never lets a handle out. Everything here is synchronous and knows no platform.

import createCore, { type CoreModule, type RawEngine, type RawFile } from './core.mjs';
import { internal, KkprError, unavailable } from './errors.ts';
import type { Call, Payload } from './protocol.ts';
import type { KkprErrorDocument } from './types.ts';

/** SHA-256 in hex, or undefined where the platform has none: the core then computes it itself. */
export type Digest = (bytes: Uint8Array) => Promise<string | undefined>;

export async function instantiate(module: WebAssembly.Module): Promise<CoreModule> {
  // The glue neither fetches nor compiles: the module is handed in. Its promise never settles when
  // instantiation fails, so the failure is raced against it.
  return new Promise((resolve, reject) => {
    createCore({
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(module, imports).then(
          (instance) => done(instance, module),
          (cause) => reject(unavailable(cause)),
        );
        return {};
      },
      print: () => {},
      printErr: () => {},
    }).then(resolve, (cause) => reject(unavailable(cause)));
  });
}

async function bytesOf(payload: Payload): Promise<Uint8Array> {
  return payload instanceof Uint8Array ? payload : new Uint8Array(await payload.arrayBuffer());
}

async function filesOf(files: { path: string; bytes: Payload }[]): Promise<RawFile[]> {
  return Promise.all(files.map(async ({ path, bytes }) => ({ path, bytes: await bytesOf(bytes) })));
}

/** One instance of the module with its plans. */
export class SyncEngine {
  /** Set once a call trapped: the instance must not be used again. */
  broken = false;
  readonly #raw: RawEngine;
  readonly #digest: Digest;

  constructor(core: CoreModule, digest: Digest) {
    this.#raw = new core.Engine();
    this.#digest = digest;
  }

  /** V8's first calls run on its baseline tier; a small call now takes that off the first verdict. */
  warmUp(): void {
    this.#run((raw) => raw.about());
    this.#run((raw) => raw.check(new Uint8Array(0), '', '{}'));
  }

  async call(call: Call, onProgress?: (stage: string) => void): Promise<unknown> {
    switch (call.method) {
      case 'about':
        return this.#run((raw) => raw.about());
      case 'filesOf':
        return this.#run((raw) => raw.filesOf(call.document));
      case 'check': {
        const zip = await bytesOf(call.zip);
        const sha256 = await this.#digest(zip);
        const options = JSON.stringify(
          sha256 === undefined ? call.options : { ...call.options, sha256 },
        );
        return this.#run((raw) => raw.check(zip, call.name, options), onProgress);
      }
      case 'repair': {
        const zip = await bytesOf(call.zip);
        let written: Uint8Array | null = null;
        const report = this.#run((raw) => {
          const repaired = raw.repair(zip, call.name, JSON.stringify(call.options));
          written = repaired.zip;
          return repaired.report;
        }, onProgress);
        return { report, zip: written };
      }
      case 'loadPlan': {
        const files = await filesOf(call.files);
        return this.#run((raw) => raw.loadPlan(call.document, files), onProgress);
      }
      case 'loadLayer': {
        const files = await filesOf(call.files);
        return this.#run((raw) => raw.loadLayer(call.document, files), onProgress);
      }
      case 'clearPlans':
        return this.#run((raw) => raw.clearPlans());
      case 'shapesAround': {
        const options = JSON.stringify(call.options);
        return this.#run((raw) => raw.shapesAround(options), onProgress);
      }
      case 'planHealth': {
        const files = await filesOf(call.files);
        return this.#run((raw) => raw.planHealth(call.document, files), onProgress);
      }
      case 'validate': {
        const files = await filesOf(call.files);
        const options = JSON.stringify(call.options);
        return this.#run((raw) => raw.validate(call.document, files, options), onProgress);
      }
      case 'assess': {
        const files = await filesOf(call.files);
        const options = JSON.stringify(call.options);
        return this.#run((raw) => raw.assess(call.document, files, options), onProgress);
      }
      case 'route': {
        const files = await filesOf(call.files);
        const options = JSON.stringify(call.options);
        return this.#run((raw) => raw.route(call.document, files, options), onProgress);
      }
    }
  }

  #run(work: (raw: RawEngine) => string, onProgress?: (stage: string) => void): unknown {
    const raw = this.#raw;
    if (this.broken) throw internal('the instance was used after it had failed');
    let text: string;
    try {
      // A listener that throws must not unwind through the module.
      raw.onProgress(
        onProgress
          ? (stage) => {
              try {
                onProgress(stage);
              } catch (cause) {
                queueMicrotask(() => {
                  throw cause;
                });
              }
            }
          : null,
      );
      text = work(raw);
    } catch (cause) {
      this.broken = true;
      throw internal(cause);
    }
    const result: unknown = JSON.parse(text);
    if (isErrorDocument(result)) throw KkprError.from(result);
    return result;
  }
}

function isErrorDocument(value: unknown): value is KkprErrorDocument {
  return (
    typeof value === 'object' &&
    value !== null &&
    (value as { schema?: unknown }).schema === 'kkpr/error@1'
  );
}
