import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createEngine } from './package.mjs';
import { cases, failuresOf, resultOf } from './run.mjs';

let engine;
before(async () => (engine = await createEngine()));
after(() => engine.close());

test('there are cases of every command', () => {
  const commands = new Set(cases().map((one) => one.command));
  assert.deepEqual([...commands].sort(), ['assess', 'check', 'plan', 'route', 'validate']);
});

test('a matcher fails where it should', () => {
  const result = { list: [{ a: 1 }, { a: 2 }], number: 5 };
  assert.deepEqual(
    failuresOf(result, {
      '/list/*/a': [1, 2],
      '/list/[a=2]/a': 2,
      '/number': { near: 5.05, within: 0.1 },
      '/list': { some: { '/a': 2 }, length: 2 },
    }),
    [],
  );
  for (const wrong of [
    { '/list/*/a': [2, 1] },
    { '/number': { near: 6, within: 0.5 } },
    { '/number': { near: 5 } },
    { '/list': { some: { '/a': 3 } } },
    { '/list': { length: 3 } },
    { '/none': { absent: false } },
    { '/list/*/a': { unique: [1] } },
    { '/list/*/a': { every: 1 } },
  ]) {
    assert.equal(failuresOf(result, wrong).length, 1, JSON.stringify(wrong));
  }
  assert.throws(() => failuresOf(result, { '/number': { nearly: 5 } }), /no such matcher/);
});

for (const one of cases()) {
  test(one.name, async () => {
    assert.notEqual(Object.keys(one.expect).length, 0, 'a case must expect something');
    assert.deepEqual(failuresOf(await resultOf(engine, one), one.expect), []);
  });
}

test('what is loaded in another order gives the same answer', async () => {
  for (const one of cases().filter(
    (c) =>
      c.command !== 'check' && (c.given.plans?.length > 1 || (c.given.layers ?? []).length > 1),
  )) {
    const forth = await resultOf(engine, one);
    const back = await resultOf(engine, {
      ...one,
      given: {
        ...one.given,
        plans: [...one.given.plans].reverse(),
        layers: [...(one.given.layers ?? [])].reverse(),
      },
    });
    assert.deepEqual(back, forth, one.name);
  }
});

/** Where a PTP moves the area, the zones are those of the area that was assessed again. */
const assessedAgain = ({ trace }) =>
  trace.some(({ children }) => children.some(({ rule }) => rule === 'pkkpr.reassessment'));

test('every approved outcome adds up', async () => {
  let products = 0;
  for (const one of cases().filter((c) => c.command === 'assess')) {
    const result = await resultOf(engine, one);
    if (result.decision === null) continue;
    let requested = result.rejections.reduce((sum, r) => sum + r.m2, 0);
    let added = 0;
    for (const product of result.products) {
      products++;
      requested += product.requestedM2;
      const more = product.additions.reduce((sum, { m2 }) => sum + m2, 0);
      added += more;
      assert.ok(product.approvedM2 <= product.requestedM2 + more + 0.01, one.name);
      assert.ok(product.conformingM2 <= product.requestedM2 + 0.01, one.name);
      const percent = product.zones.reduce((sum, zone) => sum + zone.percent, 0);
      assert.ok(Math.abs(percent - 100) < 1e-6, `${one.name}: the zones sum to ${percent} %`);
      if (assessedAgain(result)) continue;
      const m2 = product.zones.reduce((sum, zone) => sum + zone.m2, 0);
      assert.ok(
        Math.abs(m2 - product.requestedM2) < 0.01,
        `${one.name}: the zones sum to ${m2} of ${product.requestedM2} m²`,
      );
    }
    // Unrelated activities on one place are asked for twice.
    const { inputs } = result.trace.find(({ rule }) => rule === 'polygons') ?? { inputs: {} };
    const most = result.locationM2 * (inputs.units > 1 ? inputs.activities : 1);
    assert.ok(
      requested >= result.locationM2 - 0.01 && requested <= most + added + 0.01,
      `${one.name}: products and rejections sum to ${requested} of ${result.locationM2} m²`,
    );
  }
  assert.ok(products > 10);
});
