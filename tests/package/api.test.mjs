// The API of the package in Node, on the caller's thread and on a worker's.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { serialize } from 'flatgeobuf/lib/mjs/geojson/featurecollection.js';
import {
  api,
  bytesOf,
  dist,
  exampleRuns,
  exportedByGdal,
  fixtures,
  plot,
  polygon,
  root,
  zip,
} from './helpers.mjs';

const { createEngine, KkprError } = api;

async function fails(promise, code) {
  const error = await promise.then(
    () => assert.fail(`expected a failure of code ${code}`),
    (cause) => cause,
  );
  assert.ok(error instanceof KkprError, String(error));
  assert.equal(error.code, code);
  assert.ok(error.text.id && error.text.en, 'both languages');
  assert.equal(error.toJSON().schema, 'kkpr/error@1');
  return error;
}

async function load(engine, run) {
  const filesOf = async (path) => {
    const text = readFileSync(path, 'utf8');
    const files = {};
    for (const name of await engine.filesOf(text)) files[name] = bytesOf(dirname(path), name);
    return [text, files];
  };
  for (const plan of run.plans) await engine.loadPlan(...(await filesOf(plan)));
  for (const layer of run.layers) await engine.loadLayer(...(await filesOf(layer)));
  return filesOf(run.application);
}

for (const inProcess of [true, false]) {
  describe(inProcess ? 'in the own thread' : 'in a worker thread', () => {
    test('a shapefile exported by GDAL is checked', async () => {
      const engine = await createEngine({ inProcess });
      const file = zip(exportedByGdal(polygon(plot)));
      const result = await engine.check(file, { name: 'lokasi.zip' });
      assert.equal(result.verdict, 'memenuhi', JSON.stringify(result.findings));
      assert.equal(result.file.name, 'lokasi.zip');
      assert.equal(result.file.bytes, file.length);
      assert.equal(result.file.sha256, createHash('sha256').update(file).digest('hex'));
      assert.equal(result.location.polygons, 1);
      assert.equal(result.location.vertices, 5);
      // R² · Δλ · (atanh sin φ₂ − atanh sin φ₁) of the box
      const radians = Math.PI / 180;
      const mercator = (lat) => Math.atanh(Math.sin(lat * radians));
      const expected = 6378137 ** 2 * 0.001 * radians * (mercator(-8.599) - mercator(-8.6));
      assert.ok(Math.abs(result.location.area.webMercatorM2 / expected - 1) < 1e-8);
      engine.close();
    });

    test('bytes come as Uint8Array, view, ArrayBuffer and Blob, and stay untouched', async () => {
      const engine = await createEngine({ inProcess });
      const bytes = bytesOf(fixtures, 'good.zip');
      const wider = new Uint8Array(bytes.length + 20);
      wider.set(bytes, 7);
      const forms = [
        bytes,
        wider.subarray(7, 7 + bytes.length),
        new DataView(wider.buffer, 7, bytes.length),
        Uint8Array.from(bytes).buffer,
        new Blob([bytes]),
      ];
      for (const form of forms) {
        const result = await engine.check(form, { name: 'x.zip' });
        assert.equal(result.verdict, 'memenuhi');
        assert.equal(result.file.bytes, bytes.length);
      }
      assert.equal(forms[3].byteLength, bytes.length, 'the buffer was not taken away');
      await fails(
        Promise.resolve().then(() => engine.check('text')),
        'usage',
      );
      engine.close();
    });

    test('a File brings its own name', async () => {
      const engine = await createEngine({ inProcess });
      const { File } = await import('node:buffer');
      globalThis.File ??= File;
      const result = await engine.check(new File([bytesOf(fixtures, 'good.zip')], 'kebun.zip'));
      assert.equal(result.file.name, 'kebun.zip');
      engine.close();
    });

    test('options reach the core, and an unknown one is refused', async () => {
      const engine = await createEngine({ inProcess });
      const file = bytesOf(fixtures, 'area.foreigner-house-cap.zip');
      const asForeigner = await engine.check(file, { foreignHouse: true });
      assert.ok(asForeigner.findings.some(({ rule }) => rule === 'area.foreigner-house-cap'));
      const asCitizen = await engine.check(file);
      assert.ok(!asCitizen.findings.some(({ rule }) => rule === 'area.foreigner-house-cap'));
      assert.ok(asCitizen.location.geometry);
      const without = await engine.check(file, { geometry: false });
      assert.ok(!without.location.geometry);
      await fails(engine.check(file, { foreinHouse: true }), 'usage');
      engine.close();
    });

    test('progress names the stages in order', async () => {
      const engine = await createEngine({ inProcess });
      const stages = [];
      await engine.check(bytesOf(fixtures, 'good.zip'), {
        onProgress: (stage) => stages.push(stage),
      });
      assert.ok(stages.length >= 2, stages.join());
      assert.equal(new Set(stages).size, stages.length, stages.join());
      engine.close();
    });

    test('a cancelled call rejects, and the next one works with the plans that were loaded', async () => {
      const engine = await createEngine({ inProcess });
      const [run] = exampleRuns();
      const [application, files] = await load(engine, run);
      const options = { date: '2026-03-02' };
      const before = await engine.assess(application, files, options);
      assert.notEqual(before.decision, null);

      const already = AbortSignal.abort();
      await fails(engine.check(bytesOf(fixtures, 'good.zip'), { signal: already }), 'cancelled');

      const controller = new AbortController();
      const doomed = engine.assess(application, files, { ...options, signal: controller.signal });
      const queued = engine.check(bytesOf(fixtures, 'good.zip'), { name: 'good.zip' });
      const abandoned = new AbortController();
      const neverSent = engine.check(bytesOf(fixtures, 'good.zip'), { signal: abandoned.signal });
      controller.abort();
      abandoned.abort();
      await fails(doomed, 'cancelled');
      await fails(neverSent, 'cancelled');
      assert.equal((await queued).verdict, 'memenuhi');
      assert.deepEqual(await engine.assess(application, files, options), before);

      await engine.clearPlans();
      const bare = await engine.assess(application, files, options);
      assert.equal(bare.decision, null);
      engine.close();
    });

    test('a plan in FlatGeobuf is loaded, keeps its turn, and is there after a cancelled call', async () => {
      const plan = JSON.parse(readFileSync(join(root, 'tests/cases/data/rdtr-sehat.json'), 'utf8'));
      const bytes = serialize(plan.zones);
      const engine = await createEngine({ inProcess });
      for (const given of [bytes, new Blob([bytes])]) {
        const files = { 'zona.fgb': given };
        const zones = 'zona.fgb';
        const health = await engine.planHealth({ ...plan, zones }, files);
        assert.deepEqual([health.features, health.gapsM2], [2, 0]);
        // Not awaited: the second must meet the first.
        const first = engine.loadPlan({ ...plan, zones }, files);
        const second = engine.loadPlan(plan);
        assert.deepEqual((await first).findings, []);
        await fails(second, 'bad-document');
        await engine.clearPlans();
      }
      await fails(engine.planHealth('{}'), 'bad-document');
      engine.close();
    });

    test('the shapes in a box come from the plans that are loaded, cut to it, and a bad box is refused', async () => {
      const engine = await createEngine({ inProcess });
      const box = [106.8, -6.21, 106.82, -6.19];
      assert.deepEqual((await engine.shapesAround(box)).sets, []);
      const ring = (west, east, steps) => {
        const bottom = Array.from({ length: steps + 1 }, (_, i) => [
          west + ((east - west) * i) / steps,
          -6.3 + 1e-4 * (i % 2),
        ]);
        return [...bottom, [east, -6.1], [west, -6.1], bottom[0]];
      };
      const feature = (properties, coordinates) => ({
        type: 'Feature',
        properties,
        geometry: { type: 'Polygon', coordinates },
      });
      await engine.loadPlan({
        schema: 'kkpr/plan@1',
        id: 'rdtr',
        title: 'RDTR',
        level: 'RDTR',
        zones: {
          type: 'FeatureCollection',
          features: [
            feature({ KODSZN: 'r-2 ', NAMSZN: 'Perumahan' }, [ring(106.7, 106.81, 4)]),
            feature({ KODSZN: 'K-1' }, [ring(106.81, 106.9, 259_000)]),
            feature({ KODSZN: 'SPU-1' }, [ring(107, 107.1, 4)]),
          ],
        },
      });
      await engine.loadLayer({
        schema: 'kkpr/layer@1',
        id: 'lahan',
        title: 'Lahan',
        kind: 'kawasan-hutan',
        filter: { field: 'JENIS', values: ['hutan'] },
        features: {
          type: 'FeatureCollection',
          features: [
            feature({ JENIS: 'hutan' }, [ring(106.7, 106.9, 4)]),
            feature({ JENIS: 'kebun' }, [ring(106.7, 106.9, 4)]),
          ],
        },
      });
      const { sets, toleranceDegrees } = await engine.shapesAround(box);
      assert.deepEqual(
        sets.map(({ id, kind, level, layerKind, shapes, leftOut }) => [
          id,
          kind,
          level ?? layerKind,
          shapes.map(({ code, record }) => [code, record]),
          leftOut,
        ]),
        [
          [
            'rdtr',
            'plan',
            'RDTR',
            [
              ['R-2', 1],
              ['K-1', 2],
            ],
            0,
          ], // prettier-ignore
          ['lahan', 'layer', 'kawasan-hutan', [[null, 1]], 0],
        ],
      );
      assert.equal(toleranceDegrees, 0);
      const points = sets.flatMap(({ shapes }) =>
        shapes.flatMap(({ geometry }) => geometry.coordinates.flat(2)),
      );
      for (const [x, y] of points) {
        assert.ok(x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3], `${x} ${y}`);
      }
      // All of it in the box: thinned until it can be drawn.
      const whole = await engine.shapesAround([106, -7, 108, -6], { mostVertices: 3000 });
      const count = whole.sets
        .flatMap(({ shapes }) => shapes)
        .flatMap(({ geometry }) => geometry.coordinates.flat(2)).length;
      assert.ok(count <= 3000 && count > 300, `${count} vertices`);
      assert.ok(whole.toleranceDegrees > 0 && whole.toleranceDegrees < 0.01);
      const one = await engine.shapesAround([106, -7, 108, -6], { most: 1 });
      assert.deepEqual(
        one.sets.map(({ shapes, leftOut }) => [shapes.length, leftOut]),
        [
          [1, 2],
          [1, 0],
        ],
      );
      for (const bad of [
        undefined,
        null,
        [],
        [1, 2, 3],
        [2, 1, 1, 2],
        [1, 2, 3, Number.NaN],
        '1,2,3,4',
      ]) {
        assert.equal((await fails(engine.shapesAround(bad), 'usage')).at, '/box');
      }
      await fails(engine.shapesAround(box, { most: -1 }), 'usage');
      await fails(engine.shapesAround(box, { tolerance: 1 }), 'usage');
      engine.close();
    });

    test('failures come as KkprError with code and place', async () => {
      const engine = await createEngine({ inProcess });
      await fails(engine.filesOf('{'), 'bad-json');
      await fails(engine.assess('[1', {}), 'bad-json');
      await fails(engine.assess({ schema: 'kkpr/plan@1' }), 'bad-document');
      await fails(engine.loadPlan({ schema: 'kkpr/application@1' }), 'bad-document');
      const missing = await fails(
        engine.assess({
          schema: 'kkpr/application@1',
          letter: { date: '2026-01-05' },
          location: { shapefile: 'tiada.zip' },
        }),
        'file-not-found',
      );
      assert.match(missing.at, /tiada\.zip/);
      engine.close();
    });

    test('after close every call is refused, and calls under way are cancelled', async () => {
      const engine = await createEngine({ inProcess });
      const pending = engine.check(bytesOf(fixtures, 'good.zip'));
      engine.close();
      engine.close();
      await fails(pending, 'cancelled');
      await fails(engine.about(), 'usage');
    });
  });
}

test('both threads answer byte for byte alike', async () => {
  const here = await createEngine({ inProcess: true });
  const there = await createEngine();
  for (const run of exampleRuns()) {
    const answers = [];
    for (const engine of [here, there]) {
      const [application, files] = await load(engine, run);
      answers.push(JSON.stringify(await engine.assess(application, files, { date: '2026-03-02' })));
      await engine.clearPlans();
    }
    assert.equal(answers[0], answers[1], run.id);
  }
  here.close();
  there.close();
});

test('the module is accepted as bytes, as a compiled module and from core_inline.js', async () => {
  const bytes = readFileSync(join(dist, 'core.wasm'));
  const inline = (await import(join(dist, 'core_inline.js'))).default;
  assert.ok(Buffer.from(await inline).equals(bytes));
  for (const wasm of [bytes, new WebAssembly.Module(bytes), inline]) {
    const engine = await createEngine({ wasm, inProcess: true });
    assert.ok((await engine.about()).version);
    engine.close();
  }
});

test('a module that cannot be compiled is said, not awaited for ever', async () => {
  await fails(createEngine({ wasm: new Uint8Array([1, 2, 3]) }), 'internal');
});

test('without a date the day of the letter counts, else today', async () => {
  const engine = await createEngine({ inProcess: true });
  const files = { 'l.zip': bytesOf(fixtures, 'good.zip') };
  const application = { schema: 'kkpr/application@1', location: { shapefile: 'l.zip' } };
  const dated = { ...application, letter: { date: '2026-01-05' } };
  assert.equal((await engine.assess(dated, files)).asOf, '2026-01-05');
  assert.equal((await engine.assess(dated, files, { date: '2026-02-06' })).asOf, '2026-02-06');
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000)
    .toISOString()
    .slice(0, 10);
  assert.equal((await engine.assess(application, files)).asOf, local);
  engine.close();
});

test('a thousand checks and previews do not grow the memory of the module', async () => {
  const memories = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const instance = await instantiate(...given);
    memories.push(
      ...Object.values(instance.exports).filter((part) => part instanceof WebAssembly.Memory),
    );
    return instance;
  };
  const engine = await createEngine({ inProcess: true });
  WebAssembly.instantiate = instantiate;
  assert.equal(memories.length, 1);
  const [run] = exampleRuns();
  const [application, files] = await load(engine, run);
  const kept = JSON.parse(readFileSync(run.plans[0], 'utf8'));
  const keptFiles = {};
  for (const name of await engine.filesOf(kept))
    keptFiles[name] = bytesOf(dirname(run.plans[0]), name);
  const round = async (i) => {
    await engine.check(bytesOf(fixtures, 'good.zip'));
    await engine.check(bytesOf(fixtures, 'several.zip'));
    await engine.filesOf('{').catch(() => {});
    if (i % 10 === 0) {
      await engine.clearPlans();
      await engine.loadPlan(kept, keptFiles);
      await engine.assess(application, files, { date: '2026-03-02' });
    }
  };
  for (let i = 0; i < 20; i++) await round(i);
  const before = memories[0].buffer.byteLength;
  for (let i = 0; i < 1000; i++) await round(i);
  assert.equal(memories[0].buffer.byteLength, before);
  assert.ok(before < 128 * 2 ** 20, `${before} bytes`);
  engine.close();
});
