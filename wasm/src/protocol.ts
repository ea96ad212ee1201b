// What the client and the worker say to each other. Every request has an id, every reply repeats it;
// progress travels on the same channel.

import type { KkprErrorDocument } from './types.ts';

/** Bytes as they may be posted: a Blob is read by the worker, so that the page's thread copies nothing. */
export type Payload = Uint8Array | Blob;

export interface PostedFile {
  path: string;
  bytes: Payload;
}

/** Calls of the core by name, with what they take. `options` is what the caller gave, no more. */
export interface Calls {
  about: { method: 'about' };
  filesOf: { method: 'filesOf'; document: string };
  check: { method: 'check'; zip: Payload; name: string; options: object };
  repair: { method: 'repair'; zip: Payload; name: string; options: object };
  loadPlan: { method: 'loadPlan'; document: string; files: PostedFile[] };
  loadLayer: { method: 'loadLayer'; document: string; files: PostedFile[] };
  clearPlans: { method: 'clearPlans' };
  shapesAround: { method: 'shapesAround'; options: object };
  planHealth: { method: 'planHealth'; document: string; files: PostedFile[] };
  validate: { method: 'validate'; document: string; files: PostedFile[]; options: object };
  assess: { method: 'assess'; document: string; files: PostedFile[]; options: object };
  route: { method: 'route'; document: string; files: PostedFile[]; options: object };
}
export type Call = Calls[keyof Calls];

export type Request =
  /** First message to a fresh worker: the module that the client compiled once. Reply: `ready` or `failed`. */
  | { type: 'start'; id: number; module: WebAssembly.Module }
  /** Reply: any number of `progress`, then `done` or `failed`. */
  | { type: 'call'; id: number; call: Call };

export type Reply =
  | { type: 'ready'; id: number }
  | { type: 'progress'; id: number; stage: string }
  /** The JSON text of the core, parsed; of a repair with the bytes of the new zip beside it. */
  | { type: 'done'; id: number; result: unknown }
  /** `fatal`: the module is in an unknown state; the client discards this worker. */
  | { type: 'failed'; id: number; error: KkprErrorDocument; fatal: boolean };

/** The side of a channel that both Worker and MessagePort have, in the browser and in Node. */
export interface Channel {
  post(message: Request): void;
  onReply(listener: (reply: Reply) => void): void;
  /** The worker could not be started, or died. */
  onFailure(listener: (cause: unknown) => void): void;
  /** Whether a pending call keeps the process alive (Node only). */
  hold(busy: boolean): void;
  terminate(): void;
}
