#!/usr/bin/env node
// One interleaved run: the check in wasm, the same natively, shpjs merely parsing, and shpjs with jsts's
// validity. Absolute times say little (another machine, another day); the ratios are what counts.
//   node tests/bench/bench.mjs PATH_OF_BENCH_CHECK CACHE_FOLDER [--rounds N] [--assert]
// --assert fails where a goal is missed by more than 30 %.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createEngine } from '../cases/package.mjs';
import { setL, setS } from '../fixtures/generate/big.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '7' },
    assert: { type: 'boolean', default: false },
  },
});
const [program, cache] = positionals;
const rounds = Number(values.rounds);
if (!program || !cache || !(rounds >= 5)) {
  console.error(
    'usage: bench.mjs PATH_OF_BENCH_CHECK CACHE_FOLDER [--rounds N, at least 5] [--assert]',
  );
  process.exit(2);
}

// The sets are made once; the number in the name changes when big.mjs makes them otherwise.
mkdirSync(cache, { recursive: true });
function cached(name, make) {
  const path = join(cache, name);
  if (!existsSync(path)) {
    console.error(`Making ${name}`);
    writeFileSync(`${path}.${process.pid}`, make());
    renameSync(`${path}.${process.pid}`, path);
  }
  return path;
}
const sets = [
  { name: 'L (2 000 polygons, 1 000 000 vertices)', path: cached('L-1.zip', setL) },
  { name: 'S (1 polygon, 12 vertices)', path: cached('S-1.zip', setS) },
];

const native = spawn(
  program,
  sets.map((set) => set.path),
  { stdio: ['pipe', 'pipe', 'inherit'] },
);
const lines = createInterface({ input: native.stdout })[Symbol.asyncIterator]();
const ended = new Promise((_, reject) => native.once('error', reject));
const nativeRun = async (index) => {
  native.stdin.write(`${index}\n`);
  const { value, done } = await Promise.race([lines.next(), ended]);
  if (done) throw new Error('the native program ended early');
  const [wall, cpu] = value.split(' ').map(Number);
  return { wall, cpu };
};

const timed = async (work) => {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const wall = performance.now() - start;
  const used = process.cpuUsage(cpu);
  return { wall, cpu: (used.user + used.system) / 1000 };
};

const engine = await createEngine({ inProcess: true });
const { default: shp } = await import('shpjs');
const { default: GeoJSONReader } = await import('jsts/org/locationtech/jts/io/GeoJSONReader.js');
const { default: IsValidOp } = await import(
  'jsts/org/locationtech/jts/operation/valid/IsValidOp.js'
);

// shpjs hands its buffer on to a transform: every run gets its own, as the engine does.
const contestants = {
  'wasm, whole check': (set) =>
    timed(() => engine.check(set.bytes, { name: 'bench.zip', geometry: false })),
  'native, whole check': (_, index) => nativeRun(index),
  'shpjs, parse only': (set) => {
    const copy = set.bytes.slice();
    return timed(() => shp(copy));
  },
  'shpjs + jsts validity': (set) => {
    const copy = set.bytes.slice();
    return timed(async () => {
      const { features } = await shp(copy);
      const reader = new GeoJSONReader();
      let valid = 0;
      for (const { geometry } of features)
        valid += new IsValidOp(reader.read(geometry)).isValid() ? 1 : 0;
      if (valid !== features.length)
        throw new Error(`jsts calls ${features.length - valid} polygons invalid`);
    });
  },
};

const median = (list) => {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const digits = (value) =>
  value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3);
const print = (rows) => {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  rows.forEach((row, r) => {
    console.log(
      row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  '),
    );
    if (r === 0) console.log(widths.map((w) => '-'.repeat(w)).join('  '));
  });
};

const measured = {};
for (const [index, set] of sets.entries()) {
  set.bytes = new Uint8Array(readFileSync(set.path));
  const times = Object.fromEntries(
    Object.keys(contestants).map((name) => [name, { wall: [], cpu: [] }]),
  );
  const cold = {};
  for (let round = 0; round <= rounds; round++) {
    // Each round begins with another contestant, so that none always runs in another's wake.
    const order = Object.keys(contestants);
    order.push(...order.splice(0, round % order.length));
    for (const name of order) {
      const { wall, cpu } = await contestants[name](set, index);
      if (round === 0) cold[name] = wall;
      else {
        times[name].wall.push(wall);
        times[name].cpu.push(cpu);
      }
    }
  }
  measured[index] = Object.fromEntries(
    Object.entries(times).map(([name, t]) => [name, { wall: median(t.wall), cpu: median(t.cpu) }]),
  );
  const ours = measured[index]['wasm, whole check'];
  console.log(
    `\n${set.name}: median of ${rounds} interleaved rounds, ms; × = times as long as wasm (wall)`,
  );
  print([
    ['', 'first, wall', 'wall', 'least', 'cpu', '×'],
    ...Object.entries(times).map(([name, t]) => {
      const m = measured[index][name];
      return [
        name,
        digits(cold[name]),
        digits(m.wall),
        digits(Math.min(...t.wall)),
        digits(m.cpu),
        (m.wall / ours.wall).toFixed(2),
      ];
    }),
  ]);
}
native.stdin.end();
engine.close();

const l = measured[0];
const ratio = (a, b) => l[a].wall / l[b].wall;
const goals = [
  [
    'shpjs merely parsing L / our whole check of it',
    ratio('shpjs, parse only', 'wasm, whole check'),
    1,
  ],
  [
    'shpjs + jsts validity of L / our whole check of it',
    ratio('shpjs + jsts validity', 'wasm, whole check'),
    5,
  ],
];
console.log('');
print([
  ['goal (at least)', 'ratio', 'goal', ''],
  ...goals.map(([name, value, goal]) => [
    name,
    value.toFixed(2),
    goal.toFixed(1),
    value >= goal ? 'met' : 'missed',
  ]),
]);
console.log(
  `wasm / native, whole check of L: ${ratio('wasm, whole check', 'native, whole check').toFixed(2)}`,
);
if (values.assert && goals.some(([, value, goal]) => value < goal * 0.7)) process.exit(1);
