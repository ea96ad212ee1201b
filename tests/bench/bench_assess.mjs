#!/usr/bin/env node
// One interleaved run of the assessment: a house lot, a large and a very large location against plans of 5 000 and
// 50 000 zones, in wasm and natively, beside libraries that only tell the area in each zone. As with bench.mjs the
// ratios are what counts.
//   node tests/bench/bench_assess.mjs PATH_OF_BENCH_ASSESS CACHE_FOLDER [--rounds N]
import { parseArgs } from 'node:util';
import { overlayContestants } from './overlay_contestants.mjs';
import { overlaySetsIn } from './overlay_sets.mjs';
import { memoryOf, planEaters } from './process.mjs';
import { interleaved, printTimes } from './rounds.mjs';
import { median, print } from './table.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '7' } },
});
const [program, cache] = positionals;
const rounds = Number(values.rounds);
if (!program || !cache || !(rounds >= 5)) {
  console.error(
    'usage: bench_assess.mjs PATH_OF_BENCH_ASSESS CACHE_FOLDER [--rounds N, at least 5]',
  );
  process.exit(2);
}

/** Who would take minutes: they are left out, and nothing is said of them. */
const tooSlow = (name, plan, location) =>
  (name.startsWith('@turf') &&
    (location.id === 'A20k' || (location.id === 'A200' && plan.id === 'Z50k'))) ||
  (name.startsWith('jsts') && location.id === 'A20k' && plan.id === 'Z50k');

const ours = 'wasm, assessment';
const { plans, locations } = overlaySetsIn(cache);
const cpu = {};
for (const plan of plans) {
  const contestants = await overlayContestants(program, plan, locations);
  const loads = await interleaved(rounds, Object.keys(contestants.load), (name) =>
    contestants.load[name](),
  );
  printTimes(`Plan ${plan.id}`, loads, 'wasm, load and index');
  for (const location of locations) {
    const names = Object.keys(contestants.overlay).filter((name) => !tooSlow(name, plan, location));
    const times = await interleaved(rounds, names, (name) => contestants.overlay[name](location));
    printTimes(`${location.id} (${location.name}) on ${plan.id}, a second assessment`, times, ours);
    cpu[`${location.id}/${plan.id}`] = Object.fromEntries(
      Object.entries(times).map(([name, t]) => [name, median(t.cpu)]),
    );
  }
  contestants.close();
}

console.log('\nGrowth: CPU of a second assessment on 50 000 zones / on 5 000');
print([
  ['', ...locations.map(({ id }) => id)],
  ...[ours, 'native, assessment', 'native GEOS, areas only', 'geos-wasm, areas only'].map(
    (name) => [
      name,
      ...locations.map(({ id }) => (cpu[`${id}/Z50k`][name] / cpu[`${id}/Z5k`][name]).toFixed(1)),
    ],
  ),
]);
for (const [set, times] of Object.entries(cpu)) {
  console.log(
    `wasm / native, assessment of ${set}: ${(times[ours] / times['native, assessment']).toFixed(2)}`,
  );
}

console.log('\nResident memory that a plan adds, MiB');
print([
  ['', ...plans.map(({ id }) => id)],
  ...planEaters.map((name) => [
    name,
    ...plans.map(({ path }) =>
      (median(Array.from({ length: 5 }, () => memoryOf(name, path))) / 2 ** 20).toFixed(0),
    ),
  ]),
]);
