// The asynchronous engine that people use: sends calls to a worker one after the other, cancels by
// ending the worker, and starts a new one with the plans that were loaded before.

import type {
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
import { cancelled, closed, internal, KkprError, unavailable } from './errors.ts';
import type { Call, Channel, Payload, PostedFile, Reply, Request } from './protocol.ts';
import type {
  Assessment,
  Bbox,
  CheckResult,
  PlanHealth,
  PlanShapes,
  Route,
  Validation,
} from './types.ts';
import { unpacked } from './unpack.ts';

interface Job {
  call: Call;
  resolve: (result: unknown) => void;
  reject: (error: KkprError) => void;
  onProgress: ((stage: string) => void) | undefined;
  release: () => void;
}

/** `spawn` makes a fresh worker; `module` was compiled once and is posted to each. */
export async function connect(module: WebAssembly.Module, spawn: () => Channel): Promise<Engine> {
  const client = new Client(module, spawn);
  await client.ready();
  return client;
}

class Client implements Engine {
  readonly #module: WebAssembly.Module;
  readonly #spawn: () => Channel;
  #channel: Promise<Connection> | undefined;
  #connection: Connection | undefined;
  #queue: Job[] = [];
  #active: Job | undefined;
  #closed = false;
  /** Calls that brought the plans in, by kind and id: replayed into a fresh worker. */
  #loads = new Map<string, Call>();

  constructor(module: WebAssembly.Module, spawn: () => Channel) {
    this.#module = module;
    this.#spawn = spawn;
  }

  async ready(): Promise<void> {
    await this.#connect();
    this.#connection?.hold(false);
  }

  about(): Promise<About> {
    return this.#enqueue({ method: 'about' }) as Promise<About>;
  }

  async filesOf(document: object | string): Promise<string[]> {
    const result = await this.#enqueue({ method: 'filesOf', document: textOf(document) });
    return (result as { files: string[] }).files;
  }

  async documentsOf(document: object | string): Promise<string[]> {
    const result = await this.#enqueue({ method: 'filesOf', document: textOf(document) });
    return (result as { documents: string[] }).documents;
  }

  check(zip: Bytes, options: CheckOptions = {}): Promise<CheckResult> {
    const { signal, onProgress, name, ...rest } = options;
    const called = name ?? (typeof File !== 'undefined' && zip instanceof File ? zip.name : '');
    const call: Call = { method: 'check', zip: payloadOf(zip), name: called, options: rest };
    return this.#enqueue(call, signal, onProgress) as Promise<CheckResult>;
  }

  repair(zip: Bytes, options: RepairOptions = {}): Promise<Repaired> {
    const { signal, onProgress, name, ...rest } = options;
    const called = name ?? (typeof File !== 'undefined' && zip instanceof File ? zip.name : '');
    const call: Call = { method: 'repair', zip: payloadOf(zip), name: called, options: rest };
    return this.#enqueue(call, signal, onProgress) as Promise<Repaired>;
  }

  loadPlan(plan: object | string, files: Files = {}, options: CallOptions = {}): Promise<Loaded> {
    return this.#load(
      { method: 'loadPlan', document: textOf(plan), files: posted(files) },
      options,
    );
  }

  loadLayer(layer: object | string, files: Files = {}, options: CallOptions = {}): Promise<Loaded> {
    return this.#load(
      { method: 'loadLayer', document: textOf(layer), files: posted(files) },
      options,
    );
  }

  async clearPlans(): Promise<void> {
    await this.#enqueue({ method: 'clearPlans' });
    this.#loads.clear();
  }

  shapesAround(box: Bbox, options: ShapesOptions = {}): Promise<PlanShapes> {
    const { signal, onProgress, ...rest } = options;
    const call: Call = { method: 'shapesAround', options: { ...rest, box } };
    return this.#enqueue(call, signal, onProgress) as Promise<PlanShapes>;
  }

  planHealth(
    document: object | string,
    files: Files = {},
    { signal, onProgress }: CallOptions = {},
  ): Promise<PlanHealth> {
    const call: Call = { method: 'planHealth', document: textOf(document), files: posted(files) };
    return this.#enqueue(call, signal, onProgress) as Promise<PlanHealth>;
  }

  validate(
    application: object | string,
    files: Files = {},
    options: ValidateOptions = {},
  ): Promise<Validation> {
    const { signal, onProgress, ...rest } = options;
    const call: Call = {
      method: 'validate',
      document: textOf(application),
      files: posted(files),
      options: { ...rest, today: today() },
    };
    return this.#enqueue(call, signal, onProgress) as Promise<Validation>;
  }

  assess(
    application: object | string,
    files: Files = {},
    options: AssessOptions = {},
  ): Promise<Assessment> {
    return this.#dated('assess', application, files, options) as Promise<Assessment>;
  }

  route(
    application: object | string,
    files: Files = {},
    options: RouteOptions = {},
  ): Promise<Route> {
    return this.#dated('route', application, files, options) as Promise<Route>;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const pending = this.#active ? [this.#active, ...this.#queue] : this.#queue;
    this.#active = undefined;
    this.#queue = [];
    this.#loads.clear();
    this.#drop();
    for (const job of pending) settle(job, () => job.reject(cancelled()));
  }

  /** The core has no clock; it asks for the day only where neither the caller nor the letter names one. */
  #dated(
    method: 'assess' | 'route',
    application: object | string,
    files: Files,
    { signal, onProgress, ...rest }: CallOptions,
  ): Promise<unknown> {
    const document = textOf(application);
    const options = { ...rest, today: today() };
    const call: Call = { method, document, files: posted(files), options };
    return this.#enqueue(call, signal, onProgress);
  }

  async #load(call: Call, { signal, onProgress }: CallOptions): Promise<Loaded> {
    const loaded = (await this.#enqueue(call, signal, onProgress)) as Loaded;
    this.#loads.set(`${loaded.kind}:${loaded.id}`, call);
    return loaded;
  }

  #enqueue(
    call: Call,
    signal?: AbortSignal,
    onProgress?: (stage: string) => void,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(closed());
      if (signal?.aborted) return reject(cancelled());
      const abort = () => this.#cancel(job);
      const release = () => signal?.removeEventListener('abort', abort);
      const job: Job = { call, resolve, reject, onProgress, release };
      signal?.addEventListener('abort', abort, { once: true });
      this.#queue.push(job);
      void this.#next();
    });
  }

  async #next(): Promise<void> {
    if (this.#active) return;
    const job = this.#queue.shift();
    if (!job) {
      this.#connection?.hold(false);
      return;
    }
    this.#active = job;
    try {
      const connection = await this.#connect();
      connection.hold(true);
      // Here and not before: calls keep their order, and one that is replayed is unpacked already.
      if ('files' in job.call) job.call.files = await Promise.all(job.call.files.map(unpacked));
      if (this.#active === job) {
        const result = await connection.call(job.call, job.onProgress);
        settle(job, () => job.resolve(result));
      }
    } catch (cause) {
      const error = cause instanceof KkprError ? cause : internal(cause);
      settle(job, () => job.reject(error));
    }
    // A cancelled job has already made way for the next.
    if (this.#active === job) {
      this.#active = undefined;
      void this.#next();
    }
  }

  #cancel(job: Job): void {
    if (job === this.#active) {
      this.#active = undefined;
      this.#drop();
    } else {
      this.#queue = this.#queue.filter((other) => other !== job);
    }
    settle(job, () => job.reject(cancelled()));
    void this.#next();
  }

  /** The worker under way, or a fresh one with the plans loaded again. */
  #connect(): Promise<Connection> {
    if (this.#connection?.dead) this.#drop();
    if (!this.#channel) {
      const connection = new Connection(this.#spawn());
      this.#connection = connection;
      const started = connection.start(this.#module).then(async () => {
        for (const call of this.#loads.values()) await connection.call(call);
        return connection;
      });
      // A worker that does not start is not kept: the next call tries again.
      started.catch(() => {
        if (this.#connection === connection) this.#drop();
      });
      this.#channel = started;
    }
    return this.#channel;
  }

  #drop(): void {
    this.#connection?.end();
    this.#connection = undefined;
    this.#channel = undefined;
  }
}

/** One worker and the replies that are awaited from it. */
class Connection {
  dead = false;
  readonly #channel: Channel;
  readonly #waiting = new Map<
    number,
    {
      done: (result: unknown) => void;
      failed: (error: KkprError) => void;
      onProgress: ((stage: string) => void) | undefined;
    }
  >();
  #lastId = 0;

  constructor(channel: Channel) {
    this.#channel = channel;
    channel.onReply((reply) => this.#receive(reply));
    channel.onFailure((cause) => this.#fail(unavailable(cause)));
  }

  async start(module: WebAssembly.Module): Promise<void> {
    await this.#send((id) => ({ type: 'start', id, module }));
  }

  call(call: Call, onProgress?: (stage: string) => void): Promise<unknown> {
    return this.#send((id) => ({ type: 'call', id, call }), onProgress);
  }

  hold(busy: boolean): void {
    this.#channel.hold(busy);
  }

  end(): void {
    this.#fail(cancelled());
    this.#channel.terminate();
  }

  #send(request: (id: number) => Request, onProgress?: (stage: string) => void): Promise<unknown> {
    const id = ++this.#lastId;
    return new Promise((done, failed) => {
      if (this.dead) return failed(cancelled());
      this.#waiting.set(id, { done, failed, onProgress });
      try {
        this.#channel.post(request(id));
      } catch (cause) {
        this.#waiting.delete(id);
        failed(internal(cause));
      }
    });
  }

  #receive(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    if (reply.type === 'progress') {
      waiting.onProgress?.(reply.stage);
      return;
    }
    this.#waiting.delete(reply.id);
    if (reply.type === 'failed') {
      waiting.failed(KkprError.from(reply.error));
      if (reply.fatal) {
        this.#fail(internal('the module was given up'));
        this.#channel.terminate();
      }
    } else {
      waiting.done(reply.type === 'done' ? reply.result : undefined);
    }
  }

  #fail(error: KkprError): void {
    this.dead = true;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { failed } of waiting) failed(error);
  }
}

function settle(job: Job, how: () => void): void {
  job.release();
  how();
}

function textOf(document: object | string): string {
  return typeof document === 'string' ? document : JSON.stringify(document);
}

function payloadOf(bytes: Bytes): Payload {
  if (bytes instanceof Uint8Array) return bytes;
  if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes);
  if (ArrayBuffer.isView(bytes))
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (typeof Blob !== 'undefined' && bytes instanceof Blob) return bytes;
  throw new KkprError('usage', {
    id: 'Isi berkas harus berupa Uint8Array, ArrayBuffer, atau Blob.',
    en: 'File contents must be a Uint8Array, an ArrayBuffer or a Blob.',
  });
}

function posted(files: Files): PostedFile[] {
  const list =
    Symbol.iterator in files
      ? [...(files as Iterable<{ path: string; bytes: Bytes }>)]
      : entries(files);
  return list.map(({ path, bytes }) => ({ path, bytes: payloadOf(bytes) }));
}

function entries(files: Record<string, Bytes>): { path: string; bytes: Bytes }[] {
  return Object.entries(files).map(([path, bytes]) => ({ path, bytes }));
}

/** The device's own day: KKPR letters are dated in local time. */
function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
