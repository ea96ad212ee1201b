// The inputs of the bench, made once into a cache. The number in a file's name changes when its maker does.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setHoles, setL, setS, setTiles } from '../fixtures/generate/big.mjs';

const check = ['wasm, whole check', 'native, whole check'];
const peers = ['shpjs, parse only', 'shpjs + jsts validity'];
const repair = 'wasm, repair with its check';

const makers = [
  {
    id: 'L',
    file: 'L-1.zip',
    name: 'L (2 000 polygons, 1 000 000 vertices)',
    make: setL,
    contestants: [...check, repair, ...peers],
  },
  {
    id: 'H',
    file: 'H-1.zip',
    name: 'H (one polygon with 40 000 holes)',
    make: () => setHoles(200),
    contestants: [...check, ...peers],
  },
  {
    id: 'T',
    file: 'T-1.zip',
    name: 'T (40 000 tiles that share their edges)',
    make: () => setTiles(200),
    contestants: [...check, ...peers],
  },
  {
    id: 'D',
    file: 'D-1.zip',
    name: 'D (set L with 12 decimals: every vertex is to be moved)',
    make: () => setL({ decimals: 12 }),
    contestants: ['wasm, whole check', repair],
  },
  {
    id: 'S',
    file: 'S-1.zip',
    name: 'S (1 polygon, 12 vertices)',
    make: setS,
    contestants: [...check, repair, ...peers],
  },
];

/** Bytes that the members of a zip take once they are inflated, by its own directory. */
function inflatedSize(zip) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.byteLength - 22; // our zips have no comment
  let at = view.getUint32(end + 16, true);
  let size = 0;
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    size += view.getUint32(at + 24, true);
    at += 46 + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0);
  }
  return size;
}

/** { path, bytes } of a file that is made where the cache does not have it. */
export function kept(cache, file, make) {
  mkdirSync(cache, { recursive: true });
  const path = join(cache, file);
  if (!existsSync(path)) {
    console.error(`Making ${file}`);
    writeFileSync(`${path}.${process.pid}`, make());
    renameSync(`${path}.${process.pid}`, path);
  }
  return { path, bytes: new Uint8Array(readFileSync(path)) };
}

/** [{ id, name, path, bytes, inflated, contestants }], in the order in which they are printed. */
export const setsIn = (cache) =>
  makers.map(({ file, make, ...set }) => {
    const { path, bytes } = kept(cache, file, make);
    return { ...set, path, bytes, inflated: inflatedSize(bytes) };
  });
