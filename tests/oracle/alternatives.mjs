// What the engine says would change the outcome is tried: leave that part out (or apply for that part only, or
// for another activity), assess again, and the product it speaks of must be approved wholly. And where the engine
// offers nothing, what it could have offered is tried, too: it must not change the outcome.

import { drawn } from './compare.mjs';
import {
  all,
  cell,
  columns,
  components,
  meets,
  minus,
  none,
  rectangle,
  rectangles,
  rows,
} from './grid.mjs';
import { documents, seedOf } from './scenarios.mjs';

/** The cells of a mask of which the middle lies within a MultiPolygon in degrees. */
function maskOf(geometry, place) {
  const rings = geometry.coordinates.flat().map((ring) => ring.map((at) => place.position(at)));
  let mask = none;
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      // Even-odd over all rings: the polygons do not overlap.
      if (rings.filter((ring) => around(ring, [x + 0.5, y + 0.5])).length % 2) mask |= cell(x, y);
    }
  }
  return mask;
}

const inner = rectangle(1, 1, columns - 1, rows - 1);

/** What the cells of a location go around: no application may. Parts that meet in a corner close it, too. */
const enclosed = (mask) =>
  components(minus(all, mask))
    .filter((one) => !meets(one, minus(all, inner)))
    .reduce((sum, one) => sum | one, none);

/** What stays of a location once this is followed; a strip that is to go, too, is not known. */
function keptBy(one, s) {
  const mask = maskOf(one.geometry, s.place);
  return /^Apply (only )?for/.test(one.what.en) ? mask : minus(s.polygons[0], mask);
}

const asksForStrip = (one) => /and a strip that joins|without a strip/.test(one.what.en);

function around(ring, [x, y]) {
  let inside = false;
  for (let i = 1; i < ring.length; i += 1) {
    const [[ax, ay], [bx, by]] = [ring[i - 1], ring[i]];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

async function assess(engine, s) {
  const { application, files, plans, layers } = documents(s);
  await engine.clearPlans();
  for (const plan of plans) await engine.loadPlan(plan);
  for (const layer of layers) await engine.loadLayer(layer);
  // What is left may touch itself in corners, which no check of a location lets through.
  return engine.assess(application, files, { force: true });
}

/** An activity as the engine writes it in English. */
const names = {
  'rumah-tinggal': 'a house to live in',
  'tempat-peribadatan': 'a place of worship',
  'yayasan-pendidikan': 'work of an educational foundation',
};
const nameOf = (code) => names[code] ?? code.replaceAll('-', ' ');

/** Causes that are looked at once the plans let it through. */
const later = ['prosedur-pertanahan', 'ptp-ditutup', 'habis-terkurangi'];

const records = (polygons) => polygons.map((_, at) => at + 1);

/** The engine's answer where only the cells of `kept` are applied for. */
function assessPart(engine, s, kept) {
  const polygons = rectangles(kept).map((corners) => rectangle(...corners));
  return assess(engine, {
    ...s,
    polygons,
    relations: [records(polygons)],
    activities: s.activities.map((activity) => ({ ...activity, polygons: null })),
  });
}

/** The engine's answer where another activity is applied for. */
const assessInstead = (engine, s, code) =>
  assess(engine, { ...s, activities: [{ ...s.activities[0], code, component: null }] });

/** True where a plan conforms on all that it judges by a mechanism. */
const accommodates = (answer, plan, mechanism) =>
  answer.examined.some(
    (one) => one.plan === plan && one.mechanism === mechanism && one.conclusion === 'terakomodir',
  );

/** Codes of the other activities that the plans know. */
const known = (s) =>
  [...new Set(s.plans.flatMap((plan) => Object.keys(plan.activities)))].filter(
    (code) => code !== s.activities[0].code,
  );

/** The cells of the features of a kind of layer that a condition picks. */
const featuresOf = (s, kind, picks = () => true) =>
  s.layers
    .filter((layer) => layer.kind === kind)
    .flatMap((layer) => layer.features)
    .filter((feature) => picks(feature.properties))
    .reduce((sum, { mask }) => sum | mask, none);

/** A way out by its words, and the cells that it may open: those that are taken for that cause. */
const waysOut = [
  [/release of the forest/, (s) => featuresOf(s, 'kawasan-hutan', (p) => !p.released)],
  [
    /names another use/,
    (s) =>
      featuresOf(
        s,
        'kawasan-hutan',
        (p) => p.released === 'peruntukan' && p.decreeUse !== s.activities[0].code,
      ),
  ],
  [/amendment of the KKPR/, (s) => featuresOf(s, 'kkpr-terbit', (p) => p.holder === s.applicant)],
  [/without a KKPR/, (s) => featuresOf(s, 'kkpr-terbit', (p) => p.holder !== s.applicant)],
  [/outside of water/, (s) => featuresOf(s, 'badan-air')],
  [
    /mend the PTP where/,
    (s) =>
      minus(
        all,
        (s.ptp ?? []).reduce((sum, one) => sum | (one.closed ? none : one.mask), none),
      ),
  ],
];

/**
 * Ways out that speak of a place that is not taken for their cause, or of another area than their place; and
 * cells of a location that is taken away wholly that none of them opens.
 */
function misplaced(s, answer) {
  const found = [];
  let opened = none;
  for (const one of answer.alternatives) {
    if (!one.geometry) continue;
    const holes = minus(enclosed(keptBy(one, s)), enclosed(s.polygons[0]));
    const strip = asksForStrip(one);
    if (one.effect !== 'dapat-dinilai' || strip) {
      // An application with a hole cannot be made; of what the location encloses already nothing is asked.
      if (strip !== (holes !== none)) found.push(`hole: ${strip}: ${one.what.en}`);
      if (strip && one.effect !== 'dapat-dinilai') found.push(`promises: ${one.what.en}`);
      continue;
    }
    const [, placeOf] = waysOut.find(([words]) => words.test(one.what.en)) ?? [];
    const place = maskOf(one.geometry, s.place);
    opened |= place;
    if (!placeOf) found.push(`no cause is known for: ${one.what.en}`);
    else if (minus(place, placeOf(s) & s.polygons[0]) !== none)
      found.push(`not of its cause: ${one.what.en}`);
    if (Math.abs(s.place.area(place) - one.m2) > 0.01) found.push(`not its m2: ${one.what.en}`);
  }
  const [only, ...others] = answer.rejections;
  const whole =
    only?.cause === 'habis-terkurangi' &&
    others.length + answer.products.length === 0 &&
    answer.recap.every((row) => row.conclusion === 'terakomodir');
  if (whole && minus(s.polygons[0], opened) !== none) found.push('taken away, and not opened');
  return found;
}

/**
 * Rejections and deductions that the engine offers no way out of although there is one. None is asked for where a
 * plan is missing, or nothing conforms anywhere and no other activity does.
 */
async function missing(engine, s, answer) {
  const found = [];
  const offers = (effect, mechanism) =>
    answer.alternatives.some(
      (one) => one.effect === effect && (!mechanism || one.mechanism === mechanism),
    );
  const approved = answer.products.map((one) => maskOf(one.approvedGeometry, s.place));
  const strip = (mechanism) =>
    answer.alternatives.some(
      (one) => asksForStrip(one) && (!mechanism || one.mechanism === mechanism),
    );
  for (const [i, product] of answer.products.entries()) {
    // Land that a PTP adds goes with what it leaves out.
    if (product.deductions.length === 0 || minus(approved[i], s.polygons[0]) !== none) continue;
    if (offers('disetujui-seluruhnya', product.mechanism) || strip(product.mechanism)) continue;
    const again = await assessPart(engine, s, approved[i]);
    if (again.decision === 'disetujui-seluruhnya') found.push(`deduction of ${product.mechanism}`);
  }
  for (const rejection of answer.rejections) {
    const { mechanism, cause } = rejection;
    const kept = approved.reduce((sum, one) => sum | one, none);
    const offered = offers('disetujui-seluruhnya') || strip();
    if (kept !== none && minus(kept, s.polygons[0]) === none && !offered) {
      const again = await assessPart(engine, s, kept);
      if (again.decision === 'disetujui-seluruhnya') found.push(`rejection by ${mechanism}`);
    }
    if (answer.alternatives.length > 0) continue;
    if (later.includes(cause)) found.push(`${cause} by ${mechanism}`);
    const levels = s.plans.filter(({ level }) => !['RTRWN', 'RTR-PULAU'].includes(level));
    for (const code of known(s)) {
      const again = await assessInstead(engine, s, code);
      const plan = levels.find(
        (one) => one.activities[code] && accommodates(again, one.id, mechanism),
      );
      if (plan) found.push(`${code} by ${plan.id} instead`);
    }
  }
  return found;
}

/** Tries the alternatives of `count` scenarios: how many, and those that do not do what they say. */
export async function tryAlternatives(engine, { count, series = 1 }) {
  const outcome = { tried: 0, instead: 0, wrong: [], missing: [] };
  for (let i = 0; i < count; i += 1) {
    const seed = seedOf(series, i);
    const s = drawn(seed);
    // One polygon and one activity: what is left is judged as what was there before. A PTP that adds land
    // answers otherwise for another application.
    if (s.polygons.length !== 1 || s.activities.length !== 1 || s.strata) continue;
    if (s.ptp && s.tenure.status !== 'belum') continue;
    const answer = await assess(engine, s);
    for (const what of await missing(engine, s, answer)) outcome.missing.push({ seed, what });
    for (const what of misplaced(s, answer)) outcome.wrong.push({ seed, what });
    for (const one of answer.alternatives) {
      const instead =
        /^Other activities that conform on all of the part judged by (.*): (.*?)( \(\+\d+\))?\.$/;
      const [, plan, list] = one.what.en.match(instead) ?? [];
      for (const name of list?.split(', ') ?? []) {
        const code = known(s).find((one) => nameOf(one) === name);
        outcome.instead += 1;
        const again = code && (await assessInstead(engine, s, code));
        if (again && accommodates(again, plan, one.mechanism)) continue;
        outcome.wrong.push({ seed, what: one.what.id, instead: code ?? name });
      }
      // A way out that opens another procedure cannot be tried here.
      if (!one.geometry || one.effect === 'dapat-dinilai') continue;
      const mask = maskOf(one.geometry, s.place);
      // Apply for this part only; else: leave it out.
      const only = one.effect === 'sesuai-seluruhnya';
      const kept = only ? mask : minus(s.polygons[0], mask);
      if (kept === none) continue;
      const again = await assessPart(engine, s, kept);
      outcome.tried += 1;
      const product = again.products.find(({ mechanism }) => mechanism === one.mechanism);
      const whole = only
        ? product
          ? product.requestedM2 - product.conformingM2 < 0.01
          : again.rejections.every(({ cause }) => later.includes(cause))
        : product?.decision === 'disetujui-seluruhnya';
      if (!whole) {
        outcome.wrong.push({
          seed,
          what: one.what.id,
          decision: product?.decision ?? null,
          reasons: again.rejections.map((r) => r.reason.id),
        });
      }
    }
  }
  return outcome;
}

if (process.argv[1] === import.meta.filename) {
  const { createEngine } = process.env.KKPR_NATIVE
    ? await import('./native_engine.mjs')
    : await import('../cases/package.mjs');
  const engine = await createEngine({ inProcess: true });
  const count = Number(process.argv[2] ?? 300);
  const { tried, instead, wrong, missing } = await tryAlternatives(engine, { count });
  for (const one of [...wrong.slice(0, 10), ...missing.slice(0, 10)])
    console.log(JSON.stringify(one, null, 1));
  console.log(
    `${tried} parts and ${instead} activities tried, ${wrong.length} wrong, ${missing.length} missing`,
  );
  engine.close();
}
