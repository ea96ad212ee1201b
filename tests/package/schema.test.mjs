// The contract as JSON Schema: what goes in and out of the package fits it, and the types follow it.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { generateTypes } from '../../scripts/generate_types.mjs';
import { cases, resultOf } from '../cases/run.mjs';
import {
  api,
  assessWords,
  bytesOf,
  exampleRuns,
  examples,
  fixtures,
  kkpr,
  manifest,
  root,
  violations,
} from './helpers.mjs';

let engine;
before(async () => {
  engine = await api.createEngine({ inProcess: true });
});
after(() => engine.close());

test('the committed types are those that the schemas generate', () => {
  assert.equal(readFileSync(join(root, 'wasm/src/types.ts'), 'utf8'), generateTypes());
});

test('the check of every fixture fits check.json', async () => {
  const files = manifest();
  assert.ok(files.length >= 50, `only ${files.length} fixtures`);
  for (const { file } of files) {
    const result = await engine.check(bytesOf(fixtures, file), { name: file });
    assert.deepEqual(violations(result, 'check.json'), [], file);
    assert.deepEqual(
      violations(
        await engine.check(bytesOf(fixtures, file), { name: file, geometry: false }),
        'check.json',
      ),
      [],
      file,
    );
  }
});

test('a schema refuses what the contract does not have', async () => {
  const good = await engine.check(bytesOf(fixtures, 'good.zip'), { name: 'good.zip' });
  for (const spoil of [
    (result) => delete result.verdict,
    (result) => {
      result.verdict = 'baik';
    },
    (result) => {
      result.location.bbox.pop();
    },
    (result) => {
      result.checks[0].outcome = 'ok';
    },
    (result) => {
      result.findings.push({ rule: 'geometry.hole' });
    },
  ]) {
    const result = structuredClone(good);
    spoil(result);
    assert.notDeepEqual(violations(result, 'check.json'), [], spoil.toString());
  }
});

test('the examples fit application.json, plan.json and layer.json', () => {
  const documents = [];
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.name.endsWith('.json') && entry.name !== 'index.json') documents.push(path);
    }
  };
  walk(examples);
  let seen = 0;
  for (const path of documents) {
    const document = JSON.parse(readFileSync(path, 'utf8'));
    const kind = /^kkpr\/(application|plan|layer)@1$/.exec(document.schema ?? '')?.[1];
    if (!kind) continue;
    seen++;
    assert.deepEqual(violations(document, `${kind}.json`), [], path);
  }
  assert.ok(seen >= 12, `only ${seen} documents`);
});

test('the preview of every example fits assessment.json', () => {
  const runs = exampleRuns();
  assert.ok(runs.length >= 3);
  for (const run of runs) {
    for (const extra of [[], ['--no-geometry']]) {
      const { json, code } = kkpr([...assessWords(run), '--json', ...extra]);
      assert.deepEqual(violations(json, 'assessment.json'), [], run.id);
      assert.equal(code, json.decision === null ? 1 : 0, run.id);
    }
  }
});

test('the validation of every example fits validation.json, with and without plans', () => {
  for (const { application, plans } of exampleRuns()) {
    for (const extra of [[], ['--no-geometry'], ['--plan', ...plans]]) {
      const { json, code } = kkpr(['validate', application, '--json', ...extra]);
      assert.deepEqual(violations(json, 'validation.json'), [], application);
      assert.equal(code, json.complete && json.quality ? 0 : 1, application);
      assert.equal(json.authority === null, !extra.includes('--plan'), application);
      assert.equal(json.ptpNotice === null, !extra.includes('--plan'), application);
    }
  }
});

test('the validation of nothing at all fits validation.json', async () => {
  const result = await engine.validate({ schema: 'kkpr/application@1' });
  assert.deepEqual(violations(result, 'validation.json'), []);
  assert.equal(result.letter, '1A');
  assert.equal(result.check, null);
  assert.deepEqual(
    result.findings.map(({ number }) => number),
    result.findings.map((_, i) => i + 1),
  );
});

test('the health of every plan and layer of the examples and cases fits plan_health.json', async () => {
  for (const one of cases().filter(({ command }) => command === 'plan')) {
    assert.deepEqual(violations(await resultOf(engine, one), 'plan_health.json'), [], one.name);
  }
  for (const { plans, layers } of exampleRuns()) {
    for (const path of [...plans, ...layers]) {
      const { json, code } = kkpr(['plan', path, '--json']);
      assert.deepEqual(violations(json, 'plan_health.json'), [], path);
      assert.equal(code, json.findings.some(({ severity }) => severity !== 'info') ? 1 : 0, path);
    }
  }
});

test('the shapes of what is loaded fit shapes.json, also where nothing is', async () => {
  const box = [115.0, -8.9, 115.3, -8.6];
  const bare = await engine.shapesAround(box);
  assert.deepEqual(violations(bare, 'shapes.json'), []);
  assert.deepEqual([bare.sets, bare.box, bare.toleranceDegrees], [[], box, 0]);
  const [run] = exampleRuns();
  for (const [paths, kind] of [
    [run.plans, 'Plan'],
    [run.layers, 'Layer'],
  ]) {
    for (const path of paths) {
      const text = readFileSync(path, 'utf8');
      const files = {};
      for (const name of await engine.filesOf(text)) files[name] = bytesOf(dirname(path), name);
      await engine[`load${kind}`](text, files);
    }
  }
  for (const options of [{}, { most: 1 }, { mostVertices: 20 }]) {
    const result = await engine.shapesAround(box, options);
    assert.deepEqual(violations(result, 'shapes.json'), [], JSON.stringify(options));
    assert.equal(result.sets.length, run.plans.length + run.layers.length);
  }
  await engine.clearPlans();
});

test('an assessment of an unfit location fits assessment.json, too', async () => {
  const application = {
    schema: 'kkpr/application@1',
    location: { shapefile: 'l.zip' },
    letter: { date: '2026-01-05' },
  };
  const result = await engine.assess(application, {
    'l.zip': bytesOf(fixtures, 'geometry.hole.zip'),
  });
  assert.deepEqual(violations(result, 'assessment.json'), []);
  assert.equal(result.decision, null);
  assert.equal(result.check.verdict, 'tidak-memenuhi');
});

test('every case of an assessment fits assessment.json, with and without geometry', async () => {
  const assessed = cases().filter(({ command }) => command === 'assess');
  assert.ok(assessed.length >= 30);
  for (const one of assessed) {
    for (const geometry of [true, false]) {
      const options = { ...one.given.options, geometry };
      const result = await resultOf(engine, { ...one, given: { ...one.given, options } });
      assert.deepEqual(violations(result, 'assessment.json'), [], one.name);
      assert.equal(
        JSON.stringify(result.products).includes('MultiPolygon'),
        geometry && result.products.length > 0,
        one.name,
      );
    }
  }
});

test('the assessment that the page is tried with fits assessment.json', () => {
  const sample = readFileSync(join(root, 'tests/browser/samples/assessment.json'), 'utf8');
  assert.deepEqual(violations(JSON.parse(sample), 'assessment.json'), []);
});

test('an assessment has none of what the contract does not list', async () => {
  const one = cases().find(({ given }) => given.application?.includes('sekolah-hutan'));
  const good = await resultOf(engine, one);
  for (const spoil of [
    (result) => delete result.complete,
    (result) => {
      result.products[0].deductions[0].factor = 'lainnya';
    },
    (result) => {
      result.products[0].intensity = [];
    },
    (result) => {
      result.trace[0].inputs.locationM2 = null;
    },
    (result) => delete result.examined[0].plan,
  ]) {
    const result = structuredClone(good);
    spoil(result);
    assert.notDeepEqual(violations(result, 'assessment.json'), [], spoil.toString());
  }
});

test('every case of a route fits route.json', async () => {
  const routes = cases().filter(({ command }) => command === 'route');
  assert.ok(routes.length > 50);
  for (const one of routes) {
    assert.deepEqual(violations(await resultOf(engine, one), 'route.json'), [], one.name);
  }
});

test('an unknown field of an application is refused by its schema', () => {
  assert.deepEqual(violations({ schema: 'kkpr/application@1' }, 'application.json'), []);
  assert.notDeepEqual(
    violations({ schema: 'kkpr/application@1', landNeeds: {} }, 'application.json'),
    [],
  );
});

test('every rule has a row in checks, in the order that about() tells', async () => {
  const { rules } = await engine.about();
  const { checks } = await engine.check(bytesOf(fixtures, 'good.zip'));
  assert.deepEqual(
    checks.map(({ rule }) => rule),
    rules.filter(({ of }) => of === 'check').map(({ rule }) => rule),
  );
  assert.ok(rules.length >= 50);
});
