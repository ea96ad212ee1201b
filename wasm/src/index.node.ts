// Node's entry: the same engine over worker threads, or in the caller's own thread.

import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Engine } from './api.ts';
import { connect } from './client.ts';
import { compile, type WasmSource } from './compile.ts';
import { digest } from './digest.ts';
import { unavailable } from './errors.ts';
import type { Channel, Reply } from './protocol.ts';
import { serve } from './serve.ts';

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
  /** Run in this thread: starts faster, but blocks it, and a call under way cannot be cancelled. */
  inProcess?: boolean;
}

/** Compiles the module, starts the worker thread and warms it up. An idle engine keeps no process alive. */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const module = await compile(options.wasm ?? besideThisFile());
  return connect(module, options.inProcess ? inProcess : thread);
}

async function besideThisFile(): Promise<Uint8Array> {
  try {
    return await readFile(new URL('./core.wasm', import.meta.url));
  } catch (cause) {
    throw unavailable(cause);
  }
}

function thread(): Channel {
  const worker = new Worker(new URL('./worker.js', import.meta.url));
  return {
    post: (message) => worker.postMessage(message),
    onReply: (listener) => {
      worker.on('message', (reply: Reply) => listener(reply));
    },
    onFailure: (listener) => {
      worker.on('error', listener);
      worker.on('messageerror', listener);
      // Also a thread that ends without a word must not be waited for.
      worker.on('exit', (code) => listener(new Error(`the worker thread ended (${code})`)));
    },
    hold: (busy) => {
      if (busy) worker.ref();
      else worker.unref();
    },
    terminate: () => void worker.terminate(),
  };
}

function inProcess(): Channel {
  let listener: (reply: Reply) => void = () => {};
  const handle = serve((reply) => listener(reply), digest);
  return {
    post: handle,
    onReply: (given) => {
      listener = given;
    },
    onFailure: () => {},
    hold: () => {},
    terminate: () => {
      listener = () => {};
    },
  };
}
