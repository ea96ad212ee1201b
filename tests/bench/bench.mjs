#!/usr/bin/env node
// One interleaved run: the check and the repair in wasm, the check natively, shpjs merely parsing, and shpjs with
// jsts's validity; then start-up and memory, each in processes of its own. Absolute times say little (another
// machine, another day); the ratios are what counts.
//   node tests/bench/bench.mjs PATH_OF_BENCH_CHECK CACHE_FOLDER [--rounds N] [--set ID]… [--assert]
// --assert fails where a goal is missed by more than 30 %.
import { parseArgs } from 'node:util';
import { contestantsFor } from './contestants.mjs';
import { eaters, memoryOf, starters, startOf } from './process.mjs';
import { interleaved, printTimes } from './rounds.mjs';
import { setsIn } from './sets.mjs';
import { median, print } from './table.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '7' },
    set: { type: 'string', multiple: true },
    assert: { type: 'boolean', default: false },
  },
});
const [program, cache] = positionals;
const rounds = Number(values.rounds);
if (!program || !cache || !(rounds >= 5)) {
  console.error(
    'usage: bench.mjs PATH_OF_BENCH_CHECK CACHE_FOLDER [--rounds N, at least 5] [--set ID]… [--assert]',
  );
  process.exit(2);
}

const all = setsIn(cache);
const sets = values.set ? all.filter((set) => values.set.includes(set.id)) : all;
const contestants = await contestantsFor(program, sets);

const ours = 'wasm, whole check';
const walls = {};
for (const set of sets) {
  const times = await interleaved(rounds, set.contestants, (name) => contestants.run[name](set));
  printTimes(set.name, times, ours);
  walls[set.id] = Object.fromEntries(
    Object.entries(times).map(([name, t]) => [name, median(t.wall)]),
  );
}
contestants.close();

const start = await interleaved(rounds, starters, (name) => startOf(name));
printTimes('Start-up, a fresh process each', start, 'kkpr: import and instantiate');

const large = all.find((set) => set.id === 'L');
const memory = Object.fromEntries(
  eaters.map((name) => [name, median(Array.from({ length: 5 }, () => memoryOf(name, large.path)))]),
);
const mebibytes = (bytes) => (bytes / 2 ** 20).toFixed(0);
console.log('\nResident memory that set L adds, MiB; × = times its inflated size');
print([
  ['', 'MiB', '×'],
  ...Object.entries(memory).map(([name, bytes]) => [
    name,
    mebibytes(bytes),
    (bytes / large.inflated).toFixed(2),
  ]),
]);

const goals = [];
const goal = (name, value, least) => Number.isFinite(value) && goals.push([name, value, least]);
const ratio = (id, a, b = ours) => walls[id]?.[a] / walls[id]?.[b];
goal('shpjs merely parsing L / our whole check', ratio('L', 'shpjs, parse only'), 1);
goal('shpjs + jsts validity of L / our whole check', ratio('L', 'shpjs + jsts validity'), 5);
goal(
  'four times the inflated size of L / our memory',
  (4 * large.inflated) / memory['kkpr, whole check'],
  1,
);
console.log('');
print([
  ['goal (at least)', 'ratio', 'goal', ''],
  ...goals.map(([name, value, least]) => [
    name,
    value.toFixed(2),
    least.toFixed(1),
    value >= least ? 'met' : 'missed',
  ]),
]);
for (const { id } of sets) {
  const value = ratio(id, ours, 'native, whole check');
  if (Number.isFinite(value))
    console.log(`wasm / native, whole check of ${id}: ${value.toFixed(2)}`);
}
if (values.assert && goals.some(([, value, least]) => value < least * 0.7)) process.exit(1);
