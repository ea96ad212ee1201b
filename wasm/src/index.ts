// The browser's entry. All work runs in a Worker; the module is compiled once and posted to it.

import type { Engine } from './api.ts';
import { connect } from './client.ts';
import { compile, type WasmSource } from './compile.ts';
import { unavailable } from './errors.ts';
import type { Channel, Reply } from './protocol.ts';

export type {
  About,
  AssessOptions,
  Bytes,
  CallOptions,
  CheckOptions,
  Engine,
  Files,
  Loaded,
  Repaired,
  RepairOptions,
  RouteOptions,
  ShapesOptions,
  ValidateOptions,
} from './api.ts';
export type { WasmSource } from './compile.ts';
export { KkprError } from './errors.ts';
export type * from './types.ts';

export interface EngineOptions {
  /** Where the module comes from; left out: `core.wasm` beside this file. */
  wasm?: WasmSource | Promise<WasmSource>;
  /** Makes the worker; left out: `worker.js` beside this file. For portals that load the package from another origin. */
  worker?: () => Worker;
}

/** Compiles the module, starts the worker and warms it up. */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const module = await compile(options.wasm ?? new URL('./core.wasm', import.meta.url));
  const make =
    options.worker ??
    (() => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' }));
  return connect(module, () => channelOf(make));
}

function channelOf(make: () => Worker): Channel {
  let worker: Worker;
  try {
    worker = make();
  } catch (cause) {
    throw unavailable(cause);
  }
  return {
    post: (message) => worker.postMessage(message),
    onReply: (listener) => {
      worker.addEventListener('message', (event: MessageEvent<Reply>) => listener(event.data));
    },
    onFailure: (listener) => {
      worker.addEventListener('error', (event) => listener(event.message || 'worker'));
      worker.addEventListener('messageerror', () => listener('messageerror'));
    },
    hold: () => {},
    terminate: () => worker.terminate(),
  };
}
