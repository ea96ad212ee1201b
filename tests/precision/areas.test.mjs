// Areas against figures of 30 digits that areas.py computed apart from the core.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createEngine } from '../cases/package.mjs';
import { mercatorArea } from '../fixtures/generate/lib/plane.mjs';
import {
  clockwise,
  members,
  shpAndShx,
  table,
  wgs84,
} from '../fixtures/generate/lib/shapefile.mjs';
import { zip } from '../fixtures/generate/lib/zip.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { polygons } = JSON.parse(readFileSync(here('areas.json'), 'utf8'));
let engine;
before(async () => (engine = await createEngine()));
after(() => engine.close());

const locationOf = async (rings) => {
  const layer = {
    ...shpAndShx(rings.map((ring) => ({ rings: [clockwise(ring)] }))),
    dbf: table({ NAMA: rings.map((_, i) => `Bidang ${i}`) }),
    prj: Buffer.from(wgs84),
  };
  const result = await engine.check(new Uint8Array(zip(members('lokasi', layer))), {
    name: 'lokasi.zip',
  });
  assert.equal(result.verdict, 'memenuhi', JSON.stringify(result.findings));
  return result.location;
};
const relative = (actual, expected) => Math.abs(actual - expected) / Math.abs(expected);

test('the figures are those of the script', async () => {
  await promisify(execFile)('python3', [here('areas.py'), '--check']);
});

for (const { name, ring, webMercatorM2, geodesicM2 } of polygons) {
  test(`${name}: Web Mercator to 1e-12, geodesic to 1e-7`, async () => {
    const { area } = await locationOf([ring]);
    assert.ok(
      relative(area.webMercatorM2, Number(webMercatorM2)) < 1e-12,
      `${area.webMercatorM2}, expected ${webMercatorM2}`,
    );
    assert.ok(
      relative(area.geodesicM2, Number(geodesicM2)) < 1e-7,
      `${area.geodesicM2}, expected ${geodesicM2}`,
    );
    assert.ok(
      relative(mercatorArea([ring]), Number(webMercatorM2)) < 1e-11,
      'the measure of the examples agrees, too',
    );
  });
}

test('the area of several polygons is the sum of theirs', async () => {
  const apart = [polygons[0], polygons[3], polygons[7]];
  const { area } = await locationOf(apart.map(({ ring }) => ring));
  assert.ok(
    relative(
      area.webMercatorM2,
      apart.reduce((sum, p) => sum + Number(p.webMercatorM2), 0),
    ) < 1e-12,
  );
  assert.ok(
    relative(
      area.geodesicM2,
      apart.reduce((sum, p) => sum + Number(p.geodesicM2), 0),
    ) < 1e-7,
  );
});
