// The emitted glue of bindings.cpp, as far as engine.ts uses it.

export interface RawFile {
  path: string;
  bytes: Uint8Array;
}

/** `zip` is null where nothing could be written. */
export interface RawRepaired {
  report: string;
  zip: Uint8Array<ArrayBuffer> | null;
}

/** The Embind class: bytes and JSON text in, JSON text out. */
export interface RawEngine {
  onProgress(listener: ((stage: string) => void) | null): void;
  about(): string;
  filesOf(document: string): string;
  check(zip: Uint8Array, name: string, options: string): string;
  repair(zip: Uint8Array, name: string, options: string): RawRepaired;
  loadPlan(plan: string, files: RawFile[]): string;
  loadLayer(layer: string, files: RawFile[]): string;
  clearPlans(): string;
  shapesAround(options: string): string;
  planHealth(document: string, files: RawFile[]): string;
  validate(application: string, files: RawFile[], options: string): string;
  assess(application: string, files: RawFile[], options: string): string;
  route(application: string, files: RawFile[], options: string): string;
  delete(): void;
}

export interface CoreModule {
  Engine: new () => RawEngine;
}

export default function createCore(settings: {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
  print?: (text: string) => void;
  printErr?: (text: string) => void;
}): Promise<CoreModule>;
