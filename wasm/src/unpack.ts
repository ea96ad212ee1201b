// Files as the core takes them: it reads GeoJSON and zips, so FlatGeobuf is unpacked before it is posted.

import type { Payload, PostedFile } from './protocol.ts';

const magic = [0x66, 0x67, 0x62]; // "fgb"

async function isFlatGeobuf({ path, bytes }: PostedFile): Promise<boolean> {
  if (!/\.fgb$/i.test(path)) return false;
  const head = bytes instanceof Uint8Array ? bytes.subarray(0, 3) : await headOf(bytes);
  return magic.every((byte, i) => head[i] === byte);
}

async function headOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.slice(0, magic.length).arrayBuffer());
}

/** The same file; of FlatGeobuf its features as GeoJSON. What cannot be unpacked is left to the core to name. */
export async function unpacked(file: PostedFile): Promise<PostedFile> {
  if (!(await isFlatGeobuf(file))) return file;
  const { geoJsonOf } = await import('./flatgeobuf.js');
  try {
    return { path: file.path, bytes: await geoJsonOf(await wholeOf(file.bytes)) };
  } catch {
    return file;
  }
}

async function wholeOf(bytes: Payload): Promise<Uint8Array> {
  return bytes instanceof Uint8Array ? bytes : new Uint8Array(await bytes.arrayBuffer());
}
