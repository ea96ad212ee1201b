// Compiles the module from whatever the caller has. Kept free of the glue, so that the page's first
// bundle stays small.

import { unavailable } from './errors.ts';

/** The WebAssembly module, its bytes, a response that brings them, or where to fetch it. */
export type WasmSource =
  | WebAssembly.Module
  | ArrayBuffer
  | ArrayBufferView
  | Response
  | URL
  | string;

export async function compile(
  source: WasmSource | Promise<WasmSource>,
): Promise<WebAssembly.Module> {
  try {
    let given = await source;
    if (given instanceof WebAssembly.Module) return given;
    if (typeof given === 'string' || given instanceof URL) given = await fetch(given);
    if (typeof Response !== 'undefined' && given instanceof Response) {
      if (!given.ok) throw new Error(`HTTP ${given.status}`);
      // Some static hosts send another type; streaming compilation insists on the right one.
      const type = given.headers.get('content-type') ?? '';
      return type.startsWith('application/wasm')
        ? await WebAssembly.compileStreaming(given)
        : await WebAssembly.compile(await given.arrayBuffer());
    }
    return await WebAssembly.compile(given as ArrayBuffer);
  } catch (cause) {
    throw unavailable(cause);
  }
}
