// What the engine says would change the outcome is tried: leave that part out (or apply for that part only),
// assess again, and the product it speaks of must be approved wholly.

import { drawn } from './compare.mjs';
import { cell, columns, minus, none, rectangle, rectangles, rows } from './grid.mjs';
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

/** Causes that are looked at once the plans let it through. */
const later = ['prosedur-pertanahan', 'ptp-ditutup', 'habis-terkurangi'];

/** Tries the alternatives of `count` scenarios: how many, and those that do not do what they say. */
export async function tryAlternatives(engine, { count, series = 1 }) {
  const outcome = { tried: 0, wrong: [] };
  for (let i = 0; i < count; i += 1) {
    const seed = seedOf(series, i);
    const s = drawn(seed);
    // One polygon and one activity: what is left is judged as what was there before. A PTP that adds land
    // answers otherwise for another application.
    if (s.polygons.length !== 1 || s.activities.length !== 1 || s.strata) continue;
    if (s.ptp && s.tenure.status !== 'belum') continue;
    const answer = await assess(engine, s);
    for (const one of answer.alternatives) {
      if (!one.geometry) continue;
      const mask = maskOf(one.geometry, s.place);
      // Apply for this part only; else: leave it out.
      const only = one.effect === 'sesuai-seluruhnya';
      const kept = only ? mask : minus(s.polygons[0], mask);
      if (kept === none) continue;
      const polygons = rectangles(kept).map((corners) => rectangle(...corners));
      const records = polygons.map((_, at) => at + 1);
      const again = await assess(engine, {
        ...s,
        polygons,
        relations: [records],
        activities: s.activities.map((activity) => ({ ...activity, polygons: null })),
      });
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
  const { createEngine } = await import('../cases/package.mjs');
  const engine = await createEngine({ inProcess: true });
  const { tried, wrong } = await tryAlternatives(engine, { count: Number(process.argv[2] ?? 300) });
  for (const one of wrong.slice(0, 10)) console.log(JSON.stringify(one, null, 1));
  console.log(`${tried} tried, ${wrong.length} wrong`);
  engine.close();
}
