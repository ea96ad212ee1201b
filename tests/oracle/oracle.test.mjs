// The engine against the independent model (README.md): 2 000 random scenarios; KKPR_ORACLE=20000 runs
// more, KKPR_ORACLE_SERIES draws others, KKPR_ORACLE_SCOPE leaves features out ("early", or a list).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createEngine } from '../cases/package.mjs';
import { tryAlternatives } from './alternatives.mjs';
import { scopeOf, series } from './compare.mjs';
import { Place, rectangle } from './grid.mjs';
import { metamorphic } from './metamorphic.mjs';
import { assess, branches } from './model.mjs';
import { scenario, seedOf } from './scenarios.mjs';

const count = Number(process.env.KKPR_ORACLE ?? 2000);
const number = Number(process.env.KKPR_ORACLE_SERIES ?? 1);
const scope = scopeOf(process.env.KKPR_ORACLE_SCOPE ?? 'full');

let engine;
before(async () => {
  engine = await createEngine({ inProcess: true });
});
after(() => engine.close());

const plan = (id, level, region, mask, zones, activities) => ({
  id,
  level,
  enacted: '2020-01-01',
  ossIntegrated: level === 'RDTR',
  region,
  boundary: mask,
  zones,
  activities,
  structure: [],
  programs: [],
  special: [],
});
const application = (polygons, activities, plans) => ({
  seed: 0,
  place: new Place(110_000_000, -7_000_000),
  date: '2026-03-02',
  applicant: 'Yayasan ABC',
  authority: null,
  polygons,
  activities: activities.map((one) => ({
    component: 'pola-ruang',
    publicInterest: false,
    waterRelated: false,
    polygons: null,
    ...one,
  })),
  relations: null,
  masterPlan: { polygonsRelated: true, activitiesRelated: true },
  stratum: null,
  strata: null,
  plans,
  layers: [],
  tenure: { status: 'belum', mask: null },
  ptp: null,
  minutes: [],
});
const whole = rectangle(0, 0, 16, 8);

test('The model gives the worked example of Yayasan ABC: one PKKPR by the RTRW of the province', () => {
  const [first, second] = [rectangle(2, 2, 5, 3), rectangle(6, 2, 13, 3)];
  const worship = 'tempat-peribadatan';
  const school = 'pendidikan';
  const regency = plan(
    'rtrwk',
    'RTRWK',
    { province: 'A', regency: 'AA', isCity: false },
    whole,
    [
      { code: 'kebun', mask: rectangle(0, 0, 5, 8) },
      { code: 'kim', mask: rectangle(5, 0, 16, 8) },
    ],
    { [worship]: { kebun: 'X', kim: 'I' }, [school]: { kim: 'I' } },
  );
  const province = plan(
    'rtrwp',
    'RTRWP',
    { province: 'A', regency: null, isCity: null },
    whole,
    [{ code: 'kim', mask: whole }],
    { [worship]: { kim: 'I' }, [school]: { kim: 'I' } },
  );
  const abc = (plans) =>
    assess(
      application([first, second], [{ code: worship }, { code: school, polygons: [2] }], plans),
    );
  const {
    decision,
    products,
    place = new Place(110_000_000, -7_000_000),
  } = abc([regency, province]);
  assert.equal(decision, 'disetujui-seluruhnya');
  assert.equal(products.length, 1);
  assert.equal(products[0].basis, 'rtrwp');
  assert.equal(products[0].approved, first | second);
  assert.equal(products[0].approvedM2, place.area(first | second));
  // By the RTRW of the regency alone: 70 of the 100.
  assert.equal(abc([regency]).products[0].approved, second);
});

test('The model gives the table of annex XV: confirmed in the city, approved by the province in the regency', () => {
  const city = rectangle(0, 0, 8, 8);
  const regency = rectangle(8, 0, 16, 8);
  const location = rectangle(5, 2, 10, 3);
  const code = 'jalan';
  const allowed = { [code]: { '*': 'I' } };
  const { decision, authority, products } = assess(
    application(
      [location],
      [{ code }],
      [
        plan(
          'rdtr',
          'RDTR',
          { province: 'A', regency: 'Kota A', isCity: true },
          city,
          [{ code: 'z', mask: city }],
          allowed,
        ),
        plan(
          'rtrwk',
          'RTRWK',
          { province: 'A', regency: 'Kab. B', isCity: false },
          regency,
          [{ code: 'z', mask: regency }],
          {},
        ),
        plan(
          'rtrwp',
          'RTRWP',
          { province: 'A', regency: null, isCity: null },
          whole,
          [{ code: 'z', mask: whole }],
          allowed,
        ),
      ],
    ),
  );
  assert.equal(decision, 'disetujui-seluruhnya');
  assert.equal(authority, 'gubernur');
  assert.deepEqual(
    products.map((one) => [one.mechanism, one.basis, one.approved]),
    [
      ['KKKPR', 'rdtr', rectangle(5, 2, 8, 3)],
      ['PKKPR', 'rtrwp', rectangle(8, 2, 10, 3)],
    ],
  );
});

test('Two thousand scenarios take every branch of the law', () => {
  const left = new Set(branches);
  for (let i = 0; i < 2000; i++)
    assess(scenario(seedOf(1, i)), { hit: (branch) => left.delete(branch) });
  assert.deepEqual([...left], []);
});

test(`The engine decides ${count} random scenarios as the model does, and its answers are in themselves consistent`, async () => {
  const shown = [];
  const { different } = await series(engine, {
    count,
    number,
    scope,
    onDifference: (seed, _, outcome) =>
      shown.length < 10 &&
      shown.push(
        `seed ${seed}: ${[...outcome.differences, ...outcome.broken].slice(0, 4).join('; ')}`,
      ),
  });
  assert.equal(
    different.length,
    0,
    `${different.length} of ${count} differ (replay: node tests/oracle/compare.mjs --seed N --minimise)\n${shown.join('\n')}`,
  );
});

test('Order, start vertices, records, far plans and mirroring change no answer', async () => {
  assert.deepEqual(
    await metamorphic(engine, { count: Math.min(count / 20, 500), number, scope }),
    [],
  );
});

test('What the engine says would change the outcome does change it, and nothing that would is left unsaid', async () => {
  const { tried, instead, wrong, missing } = await tryAlternatives(engine, {
    count: count / 2,
    series: number,
  });
  assert.ok(tried > count / 25, `only ${tried} alternatives were tried`);
  assert.ok(instead > 0, 'no other activity was tried');
  assert.deepEqual(wrong, []);
  assert.deepEqual(missing, []);
});
