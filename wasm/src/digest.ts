import type { Digest } from './engine.ts';

/** SHA-256 by the platform, where it has one (pages without a secure context do not). */
export const digest: Digest = async (bytes) => {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return undefined;
  const hash = new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
