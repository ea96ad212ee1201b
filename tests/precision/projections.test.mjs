// Every system in use in Indonesia: recognised from its .prj, and projected back to WGS 84 where PROJ (gdaltransform)
// takes it, to a millimetre.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { createEngine } from '../cases/package.mjs';
import { tm3, utm } from '../fixtures/generate/crs.mjs';
import {
  clockwise,
  closed,
  members,
  shpAndShx,
  table,
} from '../fixtures/generate/lib/shapefile.mjs';
import { zip } from '../fixtures/generate/lib/zip.mjs';
import { datums, systems } from './systems.mjs';

const run = promisify(execFile);
let engine;
before(async () => (engine = await createEngine()));
after(() => engine.close());

const check = (positions, prj) =>
  engine.check(
    new Uint8Array(
      zip(
        members('lokasi', {
          ...shpAndShx([{ rings: [closed(clockwise(positions))] }]),
          dbf: table({ NAMA: ['Bidang 1'] }),
          prj: Buffer.from(prj),
        }),
      ),
    ),
    { name: 'lokasi.zip' },
  );

/** Four corners, each the extreme of one direction. */
const corners = ([x, y], size) =>
  [
    [0, 0],
    [-0.04, 0.9],
    [0.7, 1.1],
    [1, 0.2],
  ].map(([east, north]) => [x + size * east, y + size * north]);
const boxOf = (positions) => {
  const [xs, ys] = [0, 1].map((axis) => positions.map((position) => position[axis]));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

/** Positions through gdaltransform. */
function transformed(positions, ...words) {
  const child = execFileSync('gdaltransform', words, {
    input: positions.map((position) => position.join(' ')).join('\n'),
    encoding: 'utf8',
  });
  return child
    .trim()
    .split('\n')
    .map((line) => line.split(' ').slice(0, 2).map(Number));
}

// The published operations that the core names, spelled out: which one PROJ would choose depends on the place.
const helmert = {
  // EPSG:1833
  id74: '+proj=helmert +convention=coordinate_frame +x=-1.977 +y=-13.06 +z=-9.993 +rx=-0.364 +ry=-0.254 +rz=-0.689 +s=-1.037',
  // EPSG:8452
  batavia: '+proj=helmert +x=-377 +y=681 +z=-50',
};
const ellipsoid = { id74: '+a=6378160 +rf=298.247', batavia: '+ellps=bessel' };
const toWgs84 = (positions, datum) =>
  helmert[datum] === undefined
    ? positions
    : transformed(
        positions,
        '-ct',
        `+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=cart ${ellipsoid[datum]} +step ${helmert[datum]} +step +inv +proj=cart +ellps=WGS84 +step +proj=unitconvert +xy_in=rad +xy_out=deg`,
      );

const millimetre = 9e-9; // degrees
const near = (actual, expected, what) =>
  actual.forEach((value, i) => {
    assert.ok(Math.abs(value - expected[i]) < millimetre, `${what}: ${actual} is not ${expected}`);
  });

describe('every system in use in Indonesia', () => {
  const all = systems();

  test('there are 87 of them', () => {
    assert.equal(new Set(all.map(({ epsg }) => epsg)).size, 87);
    assert.equal(new Set(all.map(({ prj }) => prj)).size, 87);
  });

  test('is recognised, and projected back to a millimetre', async () => {
    for (const { epsg, datum, prj, at } of all) {
      const degrees = Math.abs(at[0]) < 360;
      const stored = corners(at, degrees ? 0.01 : 1000);
      const { location, candidates } = await check(stored, prj);
      assert.equal(location.crs.epsg, epsg, prj);
      if (epsg === 4326) {
        assert.deepEqual(candidates, []);
        continue;
      }
      const [declared] = candidates;
      assert.equal(declared.id, 'as-declared', `EPSG:${epsg}`);
      assert.equal(declared.epsg, epsg);
      const onDatum = degrees
        ? stored
        : transformed(stored, '-s_srs', `EPSG:${epsg}`, '-t_srs', `EPSG:${datums[datum].epsg}`);
      near(declared.bbox, boxOf(toWgs84(onDatum, datum)), `EPSG:${epsg}`);
    }
  });

  test('also in the words of GDAL: WKT 1, WKT 2 of 2015 and of 2019', async () => {
    for (const epsg of [
      3857, 4211, 4238, 4755, 4813, 9470, 9480, 23832, 23834, 23845, 23850, 23868, 23880, 23890,
      32649, 32748,
    ]) {
      for (const format of ['wkt1', 'wkt2_2015', 'wkt2_2019', 'wkt_esri']) {
        const { stdout } = await run('gdalsrsinfo', ['-o', format, `EPSG:${epsg}`]);
        const { location } = await check(corners([650000, 9250000], 1000), stdout.trim());
        assert.equal(location?.crs?.epsg, epsg, `${format} of EPSG:${epsg}: ${stdout}`);
      }
    }
  });
});

test('random positions come home from every zone, by another series than the core uses', async () => {
  let seed = 20131995;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  for (const { epsg, prj } of systems()) {
    const south = /_[Zz]one_\d\dS"/.test(prj);
    const zone = Number(/_[Zz]one_(\d\d)[NS]"/.exec(prj)?.[1]);
    const meridian = Number(/"Central_Meridian",([\d.]+)/.exec(prj)?.[1]);
    if (!(meridian > 0) || prj.includes('"Indonesian"')) continue;
    const width = zone ? 2.9 : 1.4;
    const lon = Math.min(Math.max(meridian + (2 * random() - 1) * width, 95), 141);
    const lat = zone
      ? south
        ? -0.1 - 10.9 * random()
        : 0.1 + 5.9 * random()
      : -11 + 17 * random();
    const project = zone ? utm(zone, south) : tm3(meridian);
    const position = [lon, lat];
    const stored = corners(position, 0.001).map(project);
    const { candidates } = await check(stored, prj);
    assert.equal(candidates[0].epsg, epsg);
    near(candidates[0].bbox, boxOf(corners(position, 0.001)), `EPSG:${epsg} at ${position}`);
  }
});
