// The worker: run it as a module Worker in the browser or as a worker thread in Node. Importing it
// anywhere else does nothing.

import { digest } from './digest.ts';
import type { Reply, Request } from './protocol.ts';
import { handedOver, serve } from './serve.ts';

interface WorkerScope {
  postMessage(reply: Reply, transfer: ArrayBuffer[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Request>) => void): void;
}

// No `import 'node:…'` here: bundlers for the browser would trip over it.
const threads = globalThis.process?.getBuiltinModule?.('node:worker_threads');

if (threads) {
  const port = threads.parentPort;
  if (port)
    port.on(
      'message',
      serve((reply) => port.postMessage(reply, handedOver(reply)), digest),
    );
} else if (typeof document === 'undefined' && typeof globalThis.postMessage === 'function') {
  const scope = globalThis as unknown as WorkerScope;
  const handle = serve((reply) => scope.postMessage(reply, handedOver(reply)), digest);
  scope.addEventListener('message', (event) => handle(event.data));
}
