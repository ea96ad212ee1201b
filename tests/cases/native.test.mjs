// The native build says on every case what the wasm says: findings, decisions and products are equal, numbers
// agree within 1e-9 relative (the two C libraries differ in the last bits of sin, atan2 and hypot;
// GeographicLib's areas and lengths within 3e-8).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createEngine } from '../../dist/index.node.js';
import { cases, nativeWords, resultOf, root } from './run.mjs';

const native = process.env.KKPR_NATIVE ?? join(root, 'build/dev/tests/native/kkpr_native');

let engine;
before(async () => {
  assert.ok(
    existsSync(native),
    `${native} is not built: cmake --preset dev && cmake --build --preset dev`,
  );
  engine = await createEngine();
});
after(() => engine.close());

function nativeResult(one) {
  const run = spawnSync(native, nativeWords(one), {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.ok(run.stdout !== '', `no output: ${run.stderr}`);
  return JSON.parse(run.stdout);
}

/** Paths at which two results differ. */
function differences(a, b, path = '') {
  if (typeof a === 'number' && typeof b === 'number') {
    const allowed = /geodesic|perimeter/i.test(path) ? 3e-8 : 1e-9;
    const scale = Math.max(Math.abs(a), Math.abs(b), 1e-6);
    return Math.abs(a - b) <= allowed * scale ? [] : [`${path}: ${a} ≠ ${b}`];
  }
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    return a.flatMap((one, i) => differences(one, b[i], `${path}/${i}`));
  }
  if (
    a &&
    b &&
    typeof a === 'object' &&
    typeof b === 'object' &&
    !Array.isArray(a) &&
    !Array.isArray(b)
  ) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].flatMap((key) => differences(a[key], b[key], `${path}/${key}`));
  }
  return a === b ? [] : [`${path}: ${JSON.stringify(a)} ≠ ${JSON.stringify(b)}`];
}

test('the comparison sees a difference', () => {
  assert.equal(differences({ m2: 1, list: [1] }, { m2: 1.001, list: [1, 2] }).length, 2);
  assert.equal(differences({ m2: 1000 }, { m2: 1000.0000000001 }).length, 0);
});

test('native and wasm agree on every case', async () => {
  const wrong = [];
  for (const one of cases()) {
    const wasm = await resultOf(engine, one);
    for (const difference of differences(wasm, nativeResult(one)))
      wrong.push(`${one.name}: ${difference}`);
  }
  assert.deepEqual(wrong, []);
});
