// The worker's side of the protocol, for any platform: one request after the other.

import { type Digest, instantiate, SyncEngine } from './engine.ts';
import { internal, KkprError } from './errors.ts';
import type { Reply, Request } from './protocol.ts';

/** What a reply hands over instead of copying: the bytes of a zip that was just written. */
export function handedOver(reply: Reply): ArrayBuffer[] {
  if (reply.type !== 'done') return [];
  const zip = (reply.result as { zip?: unknown } | null)?.zip;
  return zip instanceof Uint8Array && zip.buffer instanceof ArrayBuffer ? [zip.buffer] : [];
}

/** Answers the requests handed to the returned function; `post` sends the replies. */
export function serve(post: (reply: Reply) => void, digest: Digest): (request: Request) => void {
  let engine: SyncEngine | undefined;
  let queue: Promise<void> = Promise.resolve();

  async function answer(request: Request): Promise<void> {
    const { id } = request;
    try {
      if (request.type === 'start') {
        engine = new SyncEngine(await instantiate(request.module), digest);
        engine.warmUp();
        post({ type: 'ready', id });
        return;
      }
      if (!engine) throw internal('a call came before the module');
      const result = await engine.call(request.call, (stage) =>
        post({ type: 'progress', id, stage }),
      );
      post({ type: 'done', id, result });
    } catch (cause) {
      // Only plain data crosses: some browsers cannot clone an Error with its own fields.
      const error = cause instanceof KkprError ? cause : internal(cause);
      post({ type: 'failed', id, error: error.toJSON(), fatal: engine?.broken ?? true });
    }
  }

  return (request) => {
    queue = queue.then(() => answer(request));
  };
}
