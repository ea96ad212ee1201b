// What is past a limit, made on the spot: it must end in a finding, soon, and never as good.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bigInputs, setL } from '../fixtures/generate/big.mjs';
import { createEngine } from './package.mjs';

let engine;
before(async () => (engine = await createEngine()));
after(() => engine.close());

for (const { name, make, verdict, rules, one } of bigInputs) {
  test(`${name} ends in a finding`, { timeout: 120_000 }, async () => {
    const result = await engine.check(new Uint8Array(make()), {
      name: 'lokasi.zip',
      geometry: false,
    });
    const found = result.findings.map((finding) => finding.rule);
    if (rules) assert.deepEqual([...new Set(found)], rules);
    if (one) assert.ok(found.includes(one), `${one} is not among ${found}`);
    assert.equal(result.verdict, verdict);
  });
}

test('a million vertices are within the limits, and their hundred holes are found', {
  timeout: 120_000,
}, async () => {
  const result = await engine.check(new Uint8Array(setL()), { name: 'L.zip', geometry: false });
  assert.deepEqual(
    result.findings.map((finding) => [finding.rule, finding.count]),
    [['geometry.hole', 100]],
  );
  assert.equal(result.location.polygons, 2000);
  assert.equal(result.location.rings, 2100);
  assert.equal(result.location.vertices, 1_000_000);
});
