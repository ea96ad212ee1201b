// The module's memory has a maximum. Running into it is a finding, never a trap, and the same instance answers
// the next call as if nothing had been. The product's own module is taken, with a smaller maximum written into it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createEngine } from '../cases/package.mjs';
import { setL } from '../fixtures/generate/big.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const product = readFileSync(join(resolve(root, process.env.KKPR_DIST ?? 'dist'), 'core.wasm'));
const good = new Uint8Array(readFileSync(join(root, 'tests/fixtures/good.zip')));
const kMebibyte = 1 << 20;

/** A LEB128 number of the module: its value and where it ends. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, end: at };
  }
}

/** The module with another maximum of its memory, written in as many bytes as the old one. */
function withMaximum(wasm, mebibytes) {
  const bytes = new Uint8Array(wasm);
  const memorySection = 5;
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at];
    const size = number(bytes, at + 1);
    if (id === memorySection) {
      const count = number(bytes, size.end);
      assert.equal(count.value, 1);
      assert.equal(bytes[count.end], 1, 'the memory has a maximum');
      const initial = number(bytes, count.end + 1);
      const maximum = number(bytes, initial.end);
      assert.equal(maximum.value * 65536, 2 ** 31, 'the module ends at 2 GiB');
      let left = (mebibytes * kMebibyte) / 65536;
      for (let i = initial.end; i < maximum.end; i++) {
        bytes[i] = (left & 0x7f) | (i + 1 < maximum.end ? 0x80 : 0);
        left >>= 7;
      }
      assert.equal(left, 0);
      return bytes;
    }
    at = size.end + size.value;
  }
  throw new Error('the module has no memory of its own');
}

const engineWith = (mebibytes) =>
  createEngine({ wasm: withMaximum(product, mebibytes), inProcess: true });
const rules = (result) => result.findings.map((finding) => finding.rule);

async function assertStillRight(engine) {
  const next = await engine.check(good, { name: 'good.zip' });
  assert.equal(next.verdict, 'memenuhi');
  assert.deepEqual(next.findings, []);
}

test('a million vertices in ever more memory: a finding, until there is enough', {
  timeout: 300_000,
}, async () => {
  const zip = new Uint8Array(setL());
  const outcomes = [];
  for (const mebibytes of [17, 20, 28, 40, 64, 96, 128, 192, 256, 512]) {
    const engine = await engineWith(mebibytes);
    for (const geometry of [true, false]) {
      const result = await engine.check(zip, { name: 'L.zip', geometry });
      const limited = rules(result).includes('limit.memory');
      outcomes.push(limited ? 'limit.memory' : 'whole');
      if (limited) {
        assert.deepEqual(rules(result), ['limit.memory']);
        assert.equal(result.verdict, 'tidak-terbaca');
        assert.match(result.findings[0].message.en, /^L\.zip needs more memory/);
        assert.ok(result.checks.some(({ because }) => because?.includes('limit.memory')));
      } else {
        assert.ok(rules(result).includes('geometry.hole'));
      }
      await assertStillRight(engine);
    }
    engine.close();
  }
  assert.equal(outcomes[0], 'limit.memory');
  assert.equal(outcomes.at(-1), 'whole');
});

test('bytes that find no room in the module are a finding', async () => {
  const engine = await engineWith(24);
  const result = await engine.check(new Uint8Array(64 * kMebibyte), { name: 'besar.zip' });
  assert.deepEqual(rules(result), ['limit.memory']);
  assert.equal(result.file.bytes, 64 * kMebibyte);
  await assertStillRight(engine);
  engine.close();
});

test('a document that finds no room is too large', async () => {
  const engine = await engineWith(24);
  const features = [];
  for (let i = 0; i < 60_000; i++) {
    const x = 107 + (i % 300) * 1e-4;
    const y = -7 + Math.floor(i / 300) * 1e-4;
    features.push({
      type: 'Feature',
      properties: { KODSZN: 'R-2' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [x, y],
            [x, y + 5e-5],
            [x + 5e-5, y + 5e-5],
            [x, y],
          ],
        ],
      },
    });
  }
  const plan = JSON.stringify({
    schema: 'kkpr/plan@1',
    id: 'besar',
    title: 'besar',
    level: 'RDTR',
    zones: { type: 'FeatureCollection', features },
  });
  for (const text of [plan, `{"schema":"kkpr/plan@1","id":"${'x'.repeat(40 * kMebibyte)}"}`]) {
    await assert.rejects(engine.loadPlan(text), (error) => error.code === 'too-large');
    await assertStillRight(engine);
  }
  engine.close();
});
