// What the assessment is measured with: two plans of one place, and locations upon them.
import { inflateRawSync } from 'node:zlib';
import { setApplicant, setZones } from '../fixtures/generate/big.mjs';
import { kept } from './sets.mjs';

const plans = [
  { id: 'Z5k', file: 'Z5k-1.zip', make: () => setZones(100, 50, 20) },
  { id: 'Z50k', file: 'Z50k-1.zip', make: () => setZones(250, 200, 10) },
];
const locations = [
  { id: 'H200', file: 'H200-1.zip', make: () => setApplicant(200, 0.0002), name: 'a house lot' },
  { id: 'A200', file: 'A200-1.zip', make: () => setApplicant(200, 0.01), name: '394 ha' },
  { id: 'A20k', file: 'A20k-1.zip', make: () => setApplicant(20000, 0.05), name: '9 900 ha' },
];

/** Of a shapefile with one polygon ring per record, the rings: what the peers are given. */
function ringsOf(zip) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const nameLength = view.getUint16(26, true);
  const start = 30 + nameLength + view.getUint16(28, true);
  const shp = inflateRawSync(zip.subarray(start, start + view.getUint32(18, true)));
  const rings = [];
  for (let at = 100; at < shp.length; ) {
    const points = shp.readInt32LE(at + 8 + 40);
    const ring = [];
    for (let i = 0, p = at + 8 + 48; i < points; i++, p += 16) {
      ring.push([shp.readDoubleLE(p), shp.readDoubleLE(p + 8)]);
    }
    rings.push(ring);
    at += 8 + 2 * shp.readInt32BE(at + 4);
  }
  return rings;
}

const read = (cache, made) =>
  made.map(({ file, make, ...one }) => {
    const { path, bytes } = kept(cache, file, make);
    return { ...one, path, bytes, rings: ringsOf(bytes) };
  });

/** { plans, locations }: each { id, path, bytes, rings }. */
export const overlaySetsIn = (cache) => ({
  plans: read(cache, plans),
  locations: read(cache, locations),
});
