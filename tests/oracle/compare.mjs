// Runs random scenarios through the model and through the npm package, and compares. See README.md.
//
//   node tests/oracle/compare.mjs [N] [--series K] [--seed SEED] [--scope full|early|LIST] [--coverage]
//        [--metamorphic] [--minimise] [--write DIR] [--show 5] [--choice NAME=true|false]

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { cells, columns, has, meets, minus, none, rectangles, rows } from './grid.mjs';
import { assess, branches } from './model.mjs';
import { documents, restrict, scenario, seedOf } from './scenarios.mjs';

const toleranceM2 = 0.01;
const near = (a, b) =>
  typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= toleranceM2;

/** What a scenario may hold: names of features that restrict() keeps. */
export const scopes = {
  full: null,
  early: { sectors: ['kawasan-hutan'] },
};
const features = [
  'national',
  'ptp',
  'released',
  'strata',
  'programs',
  'component',
  'several',
  'special',
  'override',
  'borders',
];

/** A scope by name, or by a list of features and layer kinds: "ptp,badan-air". */
export function scopeOf(text) {
  if (Object.hasOwn(scopes, text)) return scopes[text];
  const words = text.split(',');
  return {
    sectors: ['kawasan-hutan', ...words.filter((word) => !features.includes(word))],
    ...Object.fromEntries(
      words.filter((word) => features.includes(word)).map((word) => [word, true]),
    ),
  };
}

export const drawn = (seed, scope) => (scope ? restrict(scenario(seed), scope) : scenario(seed));

/** The engine's answer to a scenario; `change` may change its documents first. */
export async function answerOf(engine, s, { change = (given) => given, ...options } = {}) {
  const { application, files, plans, layers } = change(documents(s, options));
  await engine.clearPlans();
  for (const plan of plans) await engine.loadPlan(plan);
  for (const layer of layers) await engine.loadLayer(layer);
  return engine.assess(application, files);
}

/** What of a product is printed beside a difference. */
const productFields = [
  'mechanism',
  'decision',
  'basis',
  'bases',
  'requestedM2',
  'conformingM2',
  'approvedM2',
  'deductions',
  'additions',
];

const keyOf = (product) =>
  [
    product.mechanism,
    [...product.activities].sort().join('+'),
    product.requestedM2.toFixed(1),
  ].join(' ');
/** What tells two products of one key apart: any order will do, as long as it is the same for both. */
const tieOf = (product) =>
  [
    product.approvedM2.toFixed(1),
    product.basis,
    ...product.bases.map((base) => base.plan ?? base).sort(),
    ...new Set(
      product.conditions
        .map((condition) => condition.subject ?? condition)
        .filter((subject) => ['badan-air', 'iup-op', 'lsd'].includes(subject))
        .sort(),
    ),
  ].join(' ');
const byKey = (a, b) => {
  const [p, q] = [a, b].map((product) => `${keyOf(product)} ${tieOf(product)}`);
  return p < q ? -1 : p > q ? 1 : 0;
};

/** Where the answer is not what the model says, as sentences; [] where they agree. */
export function differences(expected, answer) {
  const list = [];
  const say = (what, wanted, got) =>
    list.push(`${what}: model ${JSON.stringify(wanted)}, engine ${JSON.stringify(got)}`);
  const same = (what, wanted, got) => {
    if (JSON.stringify(wanted) !== JSON.stringify(got)) say(what, wanted, got);
  };
  const sameArea = (what, wanted, got) => {
    if (!near(wanted, got)) say(what, wanted, got);
  };
  same('decision', expected.decision, answer.decision);
  if (expected.decision === null || answer.decision === null) return list;
  same('authority', expected.authority, answer.authority);
  sameArea('locationM2', expected.locationM2, answer.locationM2);
  sameArea('approvedM2', expected.approvedM2, answer.approvedM2);

  const wanted = [...expected.products].sort(byKey);
  const got = [...answer.products].sort(byKey);
  same('products', wanted.map(keyOf), got.map(keyOf));
  if (wanted.length === got.length)
    wanted.forEach((one, i) => {
      const other = got[i];
      if (keyOf(one) !== keyOf(other)) return;
      const name = keyOf(one);
      same(`${name}: decision`, one.decision, other.decision);
      same(`${name}: basis`, one.basis, other.basis);
      const carriers = (bases) =>
        bases
          .filter((base) => base.conformingM2 > toleranceM2)
          .sort((a, b) =>
            a.plan < b.plan ? -1 : a.plan > b.plan ? 1 : a.conformingM2 - b.conformingM2,
          );
      const [bases, otherBases] = [carriers(one.bases), carriers(other.bases)];
      same(
        `${name}: bases`,
        bases.map((base) => base.plan),
        otherBases.map((base) => base.plan),
      );
      if (bases.length === otherBases.length)
        bases.forEach((base, k) => {
          sameArea(`${name}: base ${base.plan}`, base.conformingM2, otherBases[k].conformingM2);
        });
      sameArea(`${name}: requestedM2`, one.requestedM2, other.requestedM2);
      sameArea(`${name}: conformingM2`, one.conformingM2, other.conformingM2);
      sameArea(`${name}: approvedM2`, one.approvedM2, other.approvedM2);
      const subjects = ['badan-air', 'iup-op', 'lsd'];
      same(
        `${name}: conditions`,
        one.conditions,
        [...new Set(other.conditions.map((condition) => condition.subject))]
          .filter((subject) => subjects.includes(subject))
          .sort(),
      );
      same(`${name}: validity`, one.validity, other.validity?.basis);
    });

  const reasons = answer.rejections.map(({ mechanism, cause }) => `${mechanism} ${cause}`);
  const left = [...reasons];
  const take = (reason) => {
    const at = left.indexOf(reason);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
  // First those of which one cause will do, each once; what may stand beside takes what is left.
  const choosy = (one) => (one.any ? one.causes.length : 0);
  for (const one of [...expected.rejections].sort((a, b) => choosy(a) - choosy(b))) {
    const wanted = one.any ? one.causes.slice(0, 1) : one.causes;
    const found =
      one.any && !left.includes(`${one.mechanism} ${wanted[0]}`)
        ? one.causes.some((cause) => take(`${one.mechanism} ${cause}`))
        : wanted.filter((cause) => take(`${one.mechanism} ${cause}`)).length > 0;
    if (!found) say('rejection', `${one.mechanism} ${one.causes.join(' or ')}`, reasons);
  }
  for (const one of expected.rejections) {
    for (const cause of one.also ?? []) take(`${one.mechanism} ${cause}`);
  }
  if (left.length) say('rejections beyond', [], left);
  const subjects = ['izin-sektor', 'pippib'];
  // Where nothing is the basis the model does not ask which of the plans know of the decree.
  if (!expected.withoutBasis) subjects.push('kawasan-hutan-berubah');
  const flagged = new Set(answer.flags.map((flag) => flag.subject));
  same(
    'flags',
    expected.flags.filter((subject) => subjects.includes(subject)),
    subjects.filter((subject) => flagged.has(subject)).sort(),
  );
  return list;
}

/** What the answer says beside the decision and the model would not: readings and meetings. */
export function softDifferences(expected, answer) {
  if (answer.decision === null || expected.decision === null) return [];
  const meetings = new Set(answer.meetings.map((meeting) => meeting.reason));
  return [
    ...expected.readings
      .filter((reading) => !answer.readings.includes(reading))
      .map((reading) => `reading ${reading} is not named`),
    ...expected.meetings
      .filter((meeting) => !meetings.has(meeting))
      .map((meeting) => `meeting ${meeting} is not listed`),
  ];
}

/** Whether a point (in cells) lies in a GeoJSON MultiPolygon given in cells: even-odd. */
function inside(polygons, [x, y]) {
  let odd = false;
  for (const ring of polygons.flat())
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[x1, y1], [x2, y2]] = [ring[i], ring[j]];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) odd = !odd;
    }
  return odd;
}

/** The cells of a GeoJSON MultiPolygon, by their centres. */
function maskOf(geometry, place) {
  const polygons = geometry.coordinates.map((rings) =>
    rings.map((ring) => ring.map((at) => place.position(at))),
  );
  let mask = none;
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++)
      if (inside(polygons, [x + 0.5, y + 0.5])) mask |= 1n << BigInt(y * columns + x);
  return mask;
}

/** What must hold of any answer (design.md, section 5), as sentences where it does not. */
export function invariants(s, answer) {
  const broken = [];
  const want = (holds, sentence) => {
    if (!holds) broken.push(sentence);
  };
  want(
    answer.complete || answer.unknown.length > 0,
    'not complete, and nothing is named as unknown',
  );
  if (answer.decision === null) return broken;
  const { place } = s;
  const location = s.polygons.reduce((sum, one) => sum | one, none);
  const ptp = (s.ptp ?? []).filter((one) => !one.closed).reduce((sum, one) => sum | one.mask, none);
  const tenure = s.tenure.mask ?? (s.tenure.status === 'seluruhnya' ? location : none);
  want(near(answer.locationM2, place.area(location)), 'locationM2 is not the area of the polygons');
  want(
    (answer.products.length === 0) === (answer.decision === 'ditolak'),
    'rejected is not the same as no product',
  );
  let _union = none;
  for (const product of answer.products) {
    const name = keyOf(product);
    const { requestedM2, conformingM2, approvedM2 } = product;
    const added = product.additions.reduce((sum, one) => sum + one.m2, 0);
    want(approvedM2 > 0, `${name}: nothing is approved`);
    want(
      approvedM2 - added <= requestedM2 + toleranceM2,
      `${name}: approved is more than requested`,
    );
    want(conformingM2 <= requestedM2 + toleranceM2, `${name}: conforming is more than requested`);
    const left = requestedM2 - (approvedM2 - added);
    const deductions = product.deductions.map((one) => one.m2);
    want(
      deductions.reduce((sum, one) => sum + one, 0) >= left - toleranceM2 &&
        Math.max(0, ...deductions) <= left + toleranceM2,
      `${name}: approved ${approvedM2}, deducted ${deductions} and added ${added} do not make up ${requestedM2}`,
    );
    want(
      (product.decision === 'disetujui-seluruhnya') === left <= toleranceM2,
      `${name}: the decision is not what the areas say`,
    );
    want(
      near(
        product.bases.reduce((sum, one) => sum + one.conformingM2, 0),
        conformingM2,
      ),
      `${name}: the bases do not add up to what conforms`,
    );
    // Zones of one plan may overlap, then they share more than there is.
    const percent = product.zones.reduce((sum, one) => sum + one.percent, 0);
    want(
      product.zones.length === 0 || overlapping(s) || Math.abs(percent - 100) < 1e-6,
      `${name}: the percentages of zones sum to ${percent}`,
    );
    if (product.approvedGeometry) {
      const approved = maskOf(product.approvedGeometry, place);
      _union |= approved;
      want(
        near(place.area(approved), approvedM2),
        `${name}: approvedGeometry is not of approvedM2`,
      );
      want(
        minus(approved, location | (ptp & tenure)) === none,
        `${name}: approved lies outside what may be approved`,
      );
    }
  }
  want(
    answer.approvedM2 <=
      answer.products.reduce((sum, one) => sum + one.approvedM2, 0) + toleranceM2,
    'approvedM2 is more than the products together',
  );
  return broken;
}

const overlapping = (s) =>
  s.plans.some((plan) =>
    plan.zones.some((zone, i) =>
      plan.zones.some((other, j) => j > i && meets(zone.mask, other.mask)),
    ),
  );

/** One scenario: what the model says, what the engine says, and how they differ. */
export async function compare(engine, s, { hit, choice } = {}) {
  const expected = assess(s, { hit, choice });
  let answer;
  try {
    answer = await answerOf(engine, s);
  } catch (error) {
    return {
      expected,
      answer: null,
      differences: [`the engine threw ${error.name}: ${error.message}`],
      broken: [],
      soft: [],
    };
  }
  return {
    expected,
    answer,
    differences: differences(expected, answer),
    broken: invariants(s, answer),
    soft: softDifferences(expected, answer),
  };
}

/** What in a sentence differs, not by how much. */
const kindOf = (sentence) =>
  sentence
    .replace(/^(KKKPR|PKKPR) [^:]*: /, '$1: ')
    .replace(/^(products|rejection|rejections beyond): .*/, '$1')
    .replace(/-?\d+\.\d+/g, '#')
    .replace(/"[a-z-]+-\d+"/g, '"plan"');

/** Takes away whatever the difference does not need. */
export async function minimise(engine, s, options) {
  const kind = async (one) => {
    try {
      const { differences: list, broken } = await compare(engine, one, options);
      return list[0]
        ? kindOf(list[0]).split(':').slice(0, 2).join(':')
        : broken[0]
          ? kindOf(broken[0])
          : null;
    } catch {
      return null;
    }
  };
  const wanted = await kind(s);
  if (wanted === null) return s;
  let current = s;
  for (let shrunk = true; shrunk; ) {
    shrunk = false;
    for (const smaller of smallerOnes(current))
      if ((await kind(smaller)) === wanted) {
        current = smaller;
        shrunk = true;
        break;
      }
  }
  return current;
}

function* smallerOnes(s) {
  const without = (list, i) => list.filter((_, at) => at !== i);
  for (let i = 0; i < s.plans.length; i++) yield { ...s, plans: without(s.plans, i) };
  for (let i = 0; i < s.layers.length; i++) yield { ...s, layers: without(s.layers, i) };
  for (const [i, layer] of s.layers.entries())
    if (layer.features.length > 1 && layer.kind !== 'batas-administrasi')
      for (let j = 0; j < layer.features.length; j++)
        yield {
          ...s,
          layers: s.layers.with(i, { ...layer, features: without(layer.features, j) }),
        };
  if (s.ptp) yield { ...s, ptp: null };
  if (s.ptp?.length > 1)
    for (let i = 0; i < s.ptp.length; i++) yield { ...s, ptp: without(s.ptp, i) };
  for (let i = 0; i < s.minutes.length; i++) yield { ...s, minutes: without(s.minutes, i) };
  if (s.activities.length > 1)
    for (let i = 0; i < s.activities.length; i++)
      yield {
        ...s,
        activities: without(s.activities, i).map((one) => ({ ...one, polygons: null })),
      };
  if (s.polygons.length > 1)
    for (let i = 0; i < s.polygons.length; i++)
      yield {
        ...s,
        polygons: without(s.polygons, i),
        relations: null,
        strata: null,
        activities: s.activities.map((one) => ({ ...one, polygons: null })),
      };
  for (const name of ['relations', 'stratum', 'strata', 'authority'])
    if (s[name] !== null) yield { ...s, [name]: null };
  for (const [i, plan] of s.plans.entries()) {
    const put = (change) => ({ ...s, plans: s.plans.with(i, { ...plan, ...change }) });
    for (const name of ['structure', 'programs', 'special'])
      for (let j = 0; j < plan[name].length; j++) yield put({ [name]: without(plan[name], j) });
    if (plan.zones.length > 1)
      for (let j = 0; j < plan.zones.length; j++) yield put({ zones: without(plan.zones, j) });
    if (Object.keys(plan.activities).length > 1)
      for (const code of Object.keys(plan.activities))
        yield put({
          activities: Object.fromEntries(
            Object.entries(plan.activities).filter(([name]) => name !== code),
          ),
        });
  }
  for (const [i, activity] of s.activities.entries())
    for (const [name, value] of [
      ['component', 'pola-ruang'],
      ['publicInterest', false],
      ['waterRelated', false],
      ['polygons', null],
    ])
      if (activity[name] !== value && !(name === 'polygons' && s.polygons.length === 1))
        yield { ...s, activities: s.activities.with(i, { ...activity, [name]: value }) };
  if (s.tenure.mask !== null) yield { ...s, tenure: { ...s.tenure, mask: null } };
  if (s.tenure.status !== 'belum') yield { ...s, tenure: { status: 'belum', mask: null } };
}

/** A scenario as text: masks as rectangles [west, south, east, north] in cells. */
export const describe = (s) =>
  JSON.stringify(
    { ...s, place: [s.place.west, s.place.south] },
    (_, value) =>
      typeof value === 'bigint'
        ? rectangles(value)
            .map((one) => one.join(' '))
            .join(' | ')
        : value,
    1,
  ).replace(/\n\s{4,}/g, ' ');

/** The location's map, one letter per cell, north above. */
export function picture(mask, other = none) {
  return Array.from({ length: rows }, (_, i) => rows - 1 - i)
    .map((y) =>
      Array.from({ length: columns }, (_, x) =>
        has(mask, x, y) ? (has(other, x, y) ? '#' : 'o') : has(other, x, y) ? '+' : '.',
      ).join(''),
    )
    .join('\n');
}

/** Writes a scenario as files for the command line: application.json, its zips, plan-*.json, layer-*.json. */
export function write(s, folder) {
  const { application, files, plans, layers } = documents(s);
  mkdirSync(folder, { recursive: true });
  const put = (name, document) =>
    writeFileSync(join(folder, name), `${JSON.stringify(document, null, 1)}\n`);
  put('application.json', application);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  for (const plan of plans) put(`plan-${plan.id}.json`, plan);
  for (const layer of layers) put(`layer-${layer.id}.json`, layer);
}

/** Compares N scenarios of a series; counts branches and kinds of difference. */
export async function series(
  engine,
  { count, number = 1, scope = null, choice, onDifference } = {},
) {
  const coverage = new Map(branches.map((branch) => [branch, 0]));
  const kinds = new Map();
  const soft = new Map();
  const broken = new Map();
  const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
  const different = [];
  for (let i = 0; i < count; i++) {
    const seed = seedOf(number, i);
    const s = drawn(seed, scope);
    const seen = new Set();
    const outcome = await compare(engine, s, { hit: (branch) => seen.add(branch), choice });
    for (const branch of seen) add(coverage, branch);
    for (const sentence of new Set(outcome.soft)) add(soft, sentence);
    for (const sentence of new Set(outcome.broken.map(kindOf))) add(broken, sentence);
    if (outcome.differences.length || outcome.broken.length) {
      different.push(seed);
      add(kinds, kindOf(outcome.differences[0] ?? outcome.broken[0]));
      onDifference?.(seed, s, outcome);
    }
  }
  return { different, kinds, soft, broken, coverage };
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      series: { type: 'string', default: '1' },
      seed: { type: 'string' },
      scope: { type: 'string', default: 'full' },
      coverage: { type: 'boolean' },
      metamorphic: { type: 'boolean' },
      minimise: { type: 'boolean' },
      write: { type: 'string' },
      show: { type: 'string', default: '3' },
      choice: { type: 'string', multiple: true, default: [] },
    },
  });
  const { createEngine } = process.env.KKPR_NATIVE
    ? await import('./native_engine.mjs')
    : await import('../cases/package.mjs');
  const engine = await createEngine({ inProcess: true });
  const scope = scopeOf(values.scope);
  const choice = Object.fromEntries(
    values.choice.map((one) => one.split('=')).map(([name, on]) => [name, on !== 'false']),
  );
  const show = async (s, outcome) => {
    const small = values.minimise ? await minimise(engine, s, { choice }) : s;
    const {
      expected,
      answer,
      differences: list,
      broken,
    } = small === s ? outcome : await compare(engine, small, { choice });
    console.log(
      `\n=== seed ${s.seed}${small === s ? '' : ' (made smaller)'}\n${[...list, ...broken.map((one) => `broken: ${one}`)].join('\n')}`,
    );
    console.log(describe(small));
    console.log('model', describe({ ...expected, place: { west: 0, south: 0 } }));
    console.log(
      'engine',
      JSON.stringify(
        answer && {
          decision: answer.decision,
          authority: answer.authority,
          products: answer.products.map((product) =>
            Object.fromEntries(productFields.map((name) => [name, product[name]])),
          ),
          rejections: answer.rejections.map(({ mechanism, cause, m2 }) => ({
            mechanism,
            cause,
            m2,
          })),
          readings: answer.readings,
        },
        null,
        1,
      ),
    );
    if (values.write) write(small, join(values.write, String(s.seed)));
  };
  if (values.seed !== undefined) {
    const s = drawn(Number(values.seed), scope);
    await show(s, await compare(engine, s, { choice }));
    const location = s.polygons.reduce((sum, one) => sum | one, none);
    console.log(`${cells(location).length} cells\n${picture(location)}`);
  } else {
    const count = Number(positionals[0] ?? 2000);
    const began = performance.now();
    const shown = [];
    const outcome = await series(engine, {
      count,
      number: Number(values.series),
      scope,
      choice,
      onDifference: (_, s, one) => shown.length < Number(values.show) && shown.push([s, one]),
    });
    for (const [s, one] of shown) await show(s, one);
    const table = (map) =>
      [...map]
        .sort((a, b) => b[1] - a[1])
        .map(([what, n]) => `${String(n).padStart(6)}  ${what}`)
        .join('\n');
    console.log(
      `\n${outcome.different.length} of ${count} differ (${Math.round(performance.now() - began)} ms)\n${table(outcome.kinds)}`,
    );
    if (outcome.broken.size)
      console.log(`\ninvariants that do not hold:\n${table(outcome.broken)}`);
    if (outcome.soft.size) console.log(`\nbeside the decision:\n${table(outcome.soft)}`);
    if (values.coverage) console.log(`\nbranches of the law:\n${table(outcome.coverage)}`);
    if (values.metamorphic) {
      const { metamorphic } = await import('./metamorphic.mjs');
      console.log(
        await metamorphic(engine, {
          count: Math.ceil(count / 10),
          number: Number(values.series),
          scope,
        }),
      );
    }
    process.exitCode = outcome.different.length ? 1 : 0;
  }
  engine.close();
}

if (import.meta.url === pathToFileURL(argv[1]).href) await main();
