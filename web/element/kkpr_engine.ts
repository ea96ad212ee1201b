import { createEngine } from 'kkpr';
import type { Engine } from './engine.ts';

/** The package's own engine: WebAssembly in a Worker. */
export const kkprEngine = async (): Promise<Engine> => (await createEngine()) as unknown as Engine;
