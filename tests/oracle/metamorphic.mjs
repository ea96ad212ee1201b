// What must not change the engine's answer: the order of plans, layers and their features, the vertex at
// which a ring begins, L as one record or as two that are related, a plan far away, east for west.

import { answerOf, drawn } from './compare.mjs';
import { cells, columns, none, rectangle, rectangles } from './grid.mjs';
import { Random, seedOf } from './scenarios.mjs';

const mirrored = (mask) =>
  cells(mask).reduce(
    (sum, [x, y]) => sum | rectangle(columns - 1 - x, y, columns - x, y + 1),
    none,
  );

/** A copy with every mask changed. */
function mapMasks(value, change) {
  if (typeof value === 'bigint') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapMasks(one, change));
  if (value && Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, mapMasks(one, change)]),
    );
  return value;
}

/** One polygon as two records, related to one another as they were to the rest; null where none can be cut. */
function split(s) {
  const at = s.polygons.findIndex((mask) => {
    const [first, ...more] = rectangles(mask);
    return more.length === 0 && first[2] - first[0] > 1;
  });
  if (at < 0) return null;
  const [[west, south, east, north]] = rectangles(s.polygons[at]);
  const middle = Math.floor((west + east) / 2);
  const halves = [rectangle(west, south, middle, north), rectangle(middle, south, east, north)];
  const more = s.polygons.length + 1;
  const both = (list) => (list.includes(at + 1) ? [...list, more] : list);
  const records = s.polygons.map((_, i) => i + 1);
  const groups =
    s.relations ?? (s.masterPlan.polygonsRelated ? [records] : records.map((record) => [record]));
  return {
    ...s,
    polygons: [...s.polygons.with(at, halves[0]), halves[1]],
    relations: groups.map(both),
    activities: s.activities.map((one) => ({
      ...one,
      polygons: one.polygons && both(one.polygons),
    })),
    strata: s.strata?.map((one) => ({ ...one, polygons: both(one.polygons) })) ?? null,
  };
}

const elsewhere = (value) =>
  Array.isArray(value)
    ? typeof value[0] === 'number'
      ? [value[0] - 1, value[1]]
      : value.map(elsewhere)
    : value && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, elsewhere(one)]))
      : value;

/** Beside the plans, some of them once more, a degree to the west, in another province and just enacted. */
function withFarPlans(given) {
  const far = given.plans
    .filter((plan) => plan.level !== 'RTRWN')
    .map((plan) => ({
      ...elsewhere(plan),
      id: `far-${plan.id}`,
      enacted: '2026-01-01',
      region: plan.region && {
        province: 'Provinsi Jauh',
        regency: plan.region.regency && 'Kabupaten Jauh',
        isCity: false,
      },
    }));
  return { ...given, plans: [...far, ...given.plans] };
}

const reordered = (random) => (given) => ({
  ...given,
  plans: random.shuffled(given.plans),
  layers: random.shuffled(given.layers).map((layer) => ({
    ...layer,
    features: { ...layer.features, features: random.shuffled(layer.features.features) },
  })),
});

/** Minutes and PTPs the other way round. */
const papersReversed = (given) => ({
  ...given,
  application: {
    ...given.application,
    minutes: [...given.application.minutes].reverse(),
    ptp: given.application.ptp && [given.application.ptp].flat().reverse(),
  },
});

/** What of two answers must be equal, as one sentence where it is not. */
function unlike(one, other) {
  const words = (answer) =>
    JSON.stringify([
      answer.decision,
      answer.authority,
      answer.products
        .map((product) => [
          product.mechanism,
          [...product.activities].sort(),
          product.decision,
          product.basis,
          product.bases.map((base) => base.plan).sort(),
          // Areas within 0.01 m² are equal; no two of these differ by less than a cell.
          ...[product.requestedM2, product.conformingM2, product.approvedM2].map((m2) =>
            Math.round(m2),
          ),
          product.deductions
            .map(
              (deduction) => `${deduction.factor} ${deduction.layer} ${Math.round(deduction.m2)}`,
            )
            .sort(),
        ])
        .map((list) => JSON.stringify(list))
        .sort(),
      answer.rejections
        .map((rejection) => `${rejection.mechanism} ${rejection.cause} ${Math.round(rejection.m2)}`)
        .sort(),
    ]);
  const [a, b] = [words(one), words(other)];
  if (a !== b) return `${a}\n  became ${b}`;
  return Math.abs((one.approvedM2 ?? 0) - (other.approvedM2 ?? 0)) <= 0.01
    ? null
    : `approvedM2 ${one.approvedM2} became ${other.approvedM2}`;
}

/** Runs the changes on a sample: sentences where an answer changed. */
export async function metamorphic(engine, { count, number = 1, scope = null }) {
  const changed = [];
  for (let i = 0; i < count; i++) {
    const seed = seedOf(number, i);
    const random = new Random(seed ^ 0x5bd1e995);
    const s = drawn(seed, scope);
    const answer = await answerOf(engine, s);
    const cut = split(s);
    const changes = {
      'plans and layers in another order': () => answerOf(engine, s, { change: reordered(random) }),
      'papers in another order': () => answerOf(engine, s, { change: papersReversed }),
      'rings begun elsewhere': () => answerOf(engine, s, { turn: random.whole(1, 3) }),
      'a polygon as two records': cut && (() => answerOf(engine, cut)),
      'plans far away': () => answerOf(engine, s, { change: withFarPlans }),
      'east for west': () => answerOf(engine, mapMasks(s, mirrored)),
    };
    for (const [name, run] of Object.entries(changes)) {
      if (!run) continue;
      const sentence = unlike(answer, await run());
      if (sentence) changed.push(`seed ${seed}, ${name}: ${sentence}`);
    }
  }
  return changed;
}
