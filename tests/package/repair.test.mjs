// The repair through the package and the command line: every fixture, what other programs read of the result,
// and what may never happen to the original.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  api,
  bytesOf,
  exportedByGdal,
  fixtures,
  kkpr,
  manifest,
  plot,
  polygon,
  scratch,
  violations,
  zip,
} from './helpers.mjs';

let engine;
before(async () => {
  engine = await api.createEngine({ inProcess: true });
});
after(() => engine.close());

const fixture = (name) => join(fixtures, name);

// shpjs is written for browsers.
globalThis.self ??= globalThis;
const { default: shp } = await import('shpjs');

/** Polygons of a GeoJSON geometry as sets of rings, whatever their start and direction. */
function ringsOf(geometry) {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const rings = polygons.flat().map((ring) => {
    // Readers that pass through a projection or a text leave noise behind the ninth digit.
    const open = ring.slice(0, -1).map(([x, y]) => `${x.toFixed(9)} ${y.toFixed(9)}`);
    const turns = [open, [...open].reverse()].flatMap((way) =>
      way.map((_, i) => [...way.slice(i), ...way.slice(0, i)].join(',')),
    );
    return turns.sort()[0];
  });
  return rings.sort();
}

describe('every fixture', () => {
  test('is mended where that needs no guess, and then settled', async () => {
    let written = 0;
    for (const { file, options } of manifest()) {
      const bytes = bytesOf(fixtures, file);
      const original = Buffer.from(bytes);
      const given = options?.foreignHouse ? { foreignHouse: true } : {};
      const checked = await engine.check(bytes, { name: file, ...given });
      const { report, zip: mended } = await engine.repair(bytes, { name: file, ...given });
      assert.ok(bytes.equals(original), `${file}: the input was changed`);
      assert.deepEqual(violations(report, 'repair.json'), [], file);
      assert.equal(report.out === null, mended === null, file);
      const galat = report.check.findings.filter(({ severity }) => severity === 'galat');
      for (const { rule } of galat) {
        assert.ok(
          report.refused.some((refusal) => refusal.rule === rule),
          `${file}: ${rule} is left without a reason`,
        );
      }
      // What is said to be repairable is gone, or the reason is given why it needs the applicant.
      const stays = ({ rule, variant }) =>
        report.check.findings.some((left) => left.rule === rule && left.variant === variant);
      for (const finding of checked.findings.filter((one) => one.repairable && stays(one))) {
        const refused = report.refused.some((refusal) => refusal.rule === finding.rule);
        const unread = report.check.verdict === 'tidak-terbaca';
        assert.ok(
          refused || unread,
          `${file}: ${finding.rule} is said to be repairable, and stays`,
        );
      }
      if (!mended) {
        assert.equal(report.changeCount, 0, file);
        assert.equal(report.check.file.sha256, checked.file.sha256, file);
        continue;
      }
      written++;
      assert.equal(report.out.bytes, mended.length);
      const again = await engine.repair(mended, { name: 'lagi.zip', ...given });
      assert.equal(again.report.changeCount, 0, file);
      assert.deepEqual(again.zip, mended, file);
    }
    assert.ok(written > 60, `only ${written} were written`);
  });

  test('reads alike in GDAL, in shpjs and here', async () => {
    const folder = scratch();
    let compared = 0;
    for (const { file } of manifest()) {
      const { report, zip: mended } = await engine.repair(bytesOf(fixtures, file), { name: file });
      if (!mended || report.check.verdict !== 'memenuhi') continue;
      const path = join(folder, 'hasil.zip');
      writeFileSync(path, mended);
      const layer = report.out.files[0].name.replace(/\.shp$/, '');
      const { status, stdout, stderr } = spawnSync(
        'ogr2ogr',
        [
          '-f',
          'GeoJSON',
          '/vsistdout/',
          `/vsizip/${path}/${layer}.shp`,
          '-lco',
          'COORDINATE_PRECISION=15',
        ],
        { encoding: 'utf8' },
      );
      assert.equal(status, 0, `${file}: ${stderr}`);
      const deleted = report.check.findings.some(({ rule }) => rule === 'structure.dbf-count');
      if (deleted) continue; // other programs hide a polygon whose row is flagged deleted
      const gdal = JSON.parse(stdout).features;
      const read = await shp(new Uint8Array(mended).buffer);
      const other = (Array.isArray(read) ? read.find(({ fileName }) => fileName === layer) : read)
        .features;
      assert.equal(gdal.length, report.check.location.polygons, file);
      assert.equal(other.length, gdal.length, file);
      const ours = ringsOf(report.check.location.geometry);
      assert.deepEqual(gdal.flatMap(({ geometry }) => ringsOf(geometry)).sort(), ours, file);
      assert.deepEqual(other.flatMap(({ geometry }) => ringsOf(geometry)).sort(), ours, file);
      compared++;
    }
    assert.ok(compared > 40, `only ${compared} were compared`);
  });
});

describe('the command', () => {
  const decimals = fixture('coordinate.too-many-decimals.zip');

  test('writes the new zip, exits with what is left, and prints one JSON document', () => {
    const folder = scratch();
    for (const [name, code, options] of [
      ['coordinate.too-many-decimals.zip', 0, []],
      ['geometry.hole.zip', 1, []],
      ['geometry.hole.zip', 0, ['--fill-holes']],
      ['topology.overlap.zip', 1, []],
      ['topology.overlap.zip', 0, ['--dissolve']],
      ['topology.enclosed-gap.zip', 0, ['--dissolve', '--fill-holes']],
    ]) {
      const out = join(folder, 'hasil.zip');
      const run = kkpr(['repair', fixture(name), '--out', out, '--json', ...options]);
      assert.equal(run.code, code, `${name} ${options}`);
      assert.equal(run.err, '');
      assert.deepEqual(violations(run.json, 'repair.json'), []);
      assert.equal(run.json.check.file.name, 'hasil.zip');
      assert.equal(run.json.out.bytes, readFileSync(out).length);
      assert.equal(kkpr(['check', out]).code, code);
    }
    const run = kkpr(['repair', fixture('container.not-zip.zip'), '--out', join(folder, 'x.zip')]);
    assert.equal(run.code, 2);
    assert.throws(() => readFileSync(join(folder, 'x.zip')));
  });

  test('never writes over the original, by whatever name it is called', () => {
    const folder = scratch();
    const original = join(folder, 'asal.zip');
    writeFileSync(original, readFileSync(decimals));
    symlinkSync(original, join(folder, 'tautan.zip'));
    linkSync(original, join(folder, 'kembar.zip'));
    for (const out of ['asal.zip', 'tautan.zip', 'kembar.zip', './asal.zip']) {
      const run = kkpr(['repair', original, '--out', out, '--json'], { cwd: folder });
      assert.equal(run.code, 2, out);
      assert.equal(run.json.code, 'usage');
    }
    assert.deepEqual(readFileSync(original), readFileSync(decimals));
  });

  test('reads the numbers as the applicant says, and no other way where that reading is unknown', () => {
    const out = join(scratch(), 'baru.zip');
    const metres = fixture('crs.contradicts-coordinates.zip');
    const refused = kkpr(['repair', metres, '--out', out, '--json', '--candidate', 'utm-99x']);
    assert.equal(refused.code, 2);
    assert.equal(JSON.parse(refused.out).code, 'usage');
    assert.equal(existsSync(out), false);
    const chosen = kkpr(['repair', metres, '--out', out, '--json', '--candidate', 'utm-50s']);
    assert.equal(chosen.code, 0);
    assert.equal(JSON.parse(chosen.out).candidate, 'utm-50s');
  });

  test('writes to standard output, the report then going to standard error', () => {
    const out = join(scratch(), 'hasil.zip');
    kkpr(['repair', decimals, '--out', out]);
    const { status, stdout, stderr } = spawnSync(process.execPath, [
      join(fixtures, '../../dist/cli.js'),
      'repair',
      decimals,
      '--out',
      '-',
    ]);
    assert.equal(status, 0);
    assert.deepEqual(stdout, readFileSync(out));
    assert.match(stderr.toString(), /coordinate\.too-many-decimals/);
    assert.equal(kkpr(['repair', decimals, '--out', '-', '--json']).json.code, 'usage');
    assert.equal(kkpr(['repair', decimals, '--json']).json.code, 'usage');
    assert.equal(kkpr(['repair', decimals, decimals, '--out', out, '--json']).json.code, 'usage');
  });
});

test('attributes written by GDAL come out as they went in', async () => {
  const collection = polygon(plot.map(([x, y]) => [x + 1.23e-8, y]));
  collection.features[0].properties = { nama: 'Désa Bésakih', luas: 12.5, nib: 7 };
  const parts = exportedByGdal(collection, { options: ['-lco', 'ENCODING=UTF-8'] });
  const { report, zip: mended } = await engine.repair(zip(parts), { name: 'gdal.zip' });
  assert.equal(report.check.verdict, 'memenuhi');
  const [read] = [await shp(new Uint8Array(mended).buffer)].flat();
  assert.deepEqual(read.features[0].properties, collection.features[0].properties);
});

test('numbers that only storage keeps from six decimals come out as those decimals', async () => {
  // The next double but two of each; and one corner that really has more digits, so that a zip is written.
  const noisy = plot.map(([x, y]) => [x + 2 ** -45, y - 2 ** -48]);
  noisy[2] = [115.20100041, -8.59900033];
  const { report, zip: mended } = await engine.repair(zip(exportedByGdal(polygon(noisy))), {
    name: 'derau.zip',
  });
  assert.equal(report.check.verdict, 'memenuhi');
  const [read] = [await shp(new Uint8Array(mended).buffer)].flat();
  for (const value of read.features[0].geometry.coordinates.flat(2)) {
    assert.equal(value, Number(value.toFixed(6)));
  }
});

test('a projection that carries the location off is asked about, not computed', async () => {
  const bytes = readFileSync(fixture('crs.contradicts-coordinates--elsewhere.zip'));
  const { report } = await engine.repair(bytes, { name: 'utara.zip' });
  assert.equal(report.changeCount, 0);
  assert.ok(report.refused.some(({ rule }) => rule === 'crs.contradicts-coordinates'));
  assert.equal(report.check.candidates[0].id, 'utm-48s');
  const chosen = await engine.repair(bytes, { name: 'utara.zip', candidate: 'utm-48s' });
  assert.equal(chosen.report.check.verdict, 'memenuhi');
});

test('a corner kilometres away is told as that, not as corners in a wrong order', async () => {
  const corners = Array.from({ length: 12 }, (_, i) => {
    const angle = (-2 * Math.PI * i) / 12;
    const round = (value) => Number(value.toFixed(6));
    return [round(115.2 + 0.0005 * Math.cos(angle)), round(-8.6 + 0.0005 * Math.sin(angle))];
  });
  corners[4][0] = Number((corners[4][0] + 0.2).toFixed(6));
  const report = await engine.check(zip(exportedByGdal(polygon([...corners, corners[0]]))), {
    name: 'jauh.zip',
  });
  const found = report.findings.map(({ rule, variant }) => `${rule}/${variant ?? ''}`);
  assert.ok(found.includes('coordinate.far-vertex/'), found.join(' '));
  assert.ok(found.includes('geometry.self-intersection/'), found.join(' '));
  assert.ok(!found.includes('geometry.self-intersection/order'));
});
