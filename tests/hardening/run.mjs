// Mutants, changed bytes and memory that runs out, on all cores; a table at the end.
//   node tests/hardening/run.mjs          what npm test runs
//   node tests/hardening/run.mjs --long   what npm run test:long runs, libFuzzer besides
//   --only mutants,wasm,bytes,hunger,fuzz these parts alone (wasm is compared with mutants, where both run)
// KKPR_FUZZ_SECONDS: time of one libFuzzer target (default 1200). Programs come from build/asan, build/wasm and
// build/fuzz; corpora stay in KKPR_CACHE.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const long = process.argv.includes('--long');
const parts = ['mutants', 'wasm', 'bytes', 'hunger', ...(long ? ['fuzz'] : [])];
const onlyAt = process.argv.indexOf('--only');
const only = onlyAt < 0 ? parts : (process.argv[onlyAt + 1] ?? '').split(',');
const unknown = only.filter((part) => !parts.includes(part));
if (unknown.length > 0) throw new Error(`no part is called ${unknown.join(', ')}`);
const ofPart = (part, make) => (only.includes(part) ? make() : []);
const scratch = mkdtempSync(join(tmpdir(), 'kkpr-hardening-'));
const program = (preset, path) => {
  const full = join(root, 'build', preset, 'tests', path);
  if (!existsSync(full)) throw new Error(`${full} is not built: cmake --build --preset ${preset}`);
  return full;
};
const fixture = (name) => join(root, 'tests/fixtures', `${name}.zip`);

const small = [
  'good',
  'geometry.hole--keyhole',
  'structure.z-or-m--measure',
  'crs.projected',
  'good--two-polygons',
  'good--companions',
  'good--multipart',
  'good--folder',
  'geometry.self-intersection',
  'coordinate.too-many-decimals',
  'structure.null-shape',
  'crs.wrong-datum--id74',
].map(fixture);
// One allocation after the other is refused for these; bundles carry an application with plans and layers.
const hungry = [
  ...['good', 'geometry.hole', 'geometry.self-intersection', 'crs.projected'].map(fixture),
  'bundle:sekolah-hutan',
  'bundle:tests-cases-data-rdtr-tumpang-tindih',
];
const mutants = long ? 1_000_000 : 100_000;
const mutantsInWasm = long ? 100_000 : 20_000;
const chunk = long ? 25_000 : 10_000;
const perDigest = 100;

// 512 MiB for one allocation; what is freed is kept back a little, to be found when it is used again.
const asan = 'max_allocation_size_mb=512:quarantine_size_mb=16:detect_leaks=1:abort_on_error=0';
// Where each piece of memory came from is noted only when a run has failed and is done once more:
// that note is a fifth of the time.
const thorough = { ...process.env, ASAN_OPTIONS: asan, UBSAN_OPTIONS: 'print_stacktrace=1' };
const sanitizers = { ...thorough, ASAN_OPTIONS: `${asan}:malloc_context_size=1` };

/** Runs one program; what it prints, and whether it ended well. */
function run({ command, args, env = process.env }) {
  return new Promise((resolve) => {
    const log = createWriteStream(join(scratch, 'log'), { flags: 'a' });
    const child = spawn(command, args, { cwd: scratch, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.stderr.on('data', (data) => {
      if (err.length < 1 << 20) err += data;
      log.write(data);
    });
    child.on('close', (code, signal) => resolve({ ok: code === 0, code, signal, out, err }));
  });
}

/** As many at a time as there are cores; results in the order of the jobs. */
async function all(jobs) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < jobs.length) {
      const at = next++;
      const began = performance.now();
      results[at] = { ...jobs[at], ...(await run(jobs[at])) };
      results[at].seconds = (performance.now() - began) / 1000;
      if (!results[at].ok) {
        const told = jobs[at].env ? await run({ ...jobs[at], env: thorough }) : results[at];
        const words = (told.ok ? results[at] : told).err.split('\n').slice(-60).join('\n');
        console.error(
          `${jobs[at].name} failed (${results[at].code ?? results[at].signal}):\n${words}`,
        );
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}

const chunks = (total) =>
  Array.from({ length: Math.ceil(total / chunk) }, (_, i) => [
    i * chunk,
    Math.min(chunk, total - i * chunk),
  ]);

const mutantJobs = ofPart('mutants', () => chunks(mutants)).map(([first, count]) => ({
  kind: 'mutants, native under ASan and UBSan',
  name: `mutants ${first}`,
  command: program('asan', 'hardening/mutants'),
  args: [String(first), String(count)],
  env: sanitizers,
  inputs: count,
}));
const wasmJobs = ofPart('wasm', () => chunks(mutantsInWasm)).map(([first, count]) => ({
  kind: 'mutants in wasm',
  name: `wasm mutants ${first}`,
  command: process.execPath,
  args: [
    '--no-experimental-fetch',
    program('wasm', 'hardening/mutants.js'),
    String(first),
    String(count),
  ],
  inputs: count,
}));
const byteJobs = ofPart('bytes', () => small.slice(0, long ? 12 : 4)).map((file) => ({
  kind: 'truncations and changed bytes',
  name: `bytes of ${file}`,
  command: program('asan', 'hardening/every_byte'),
  args: [file],
  env: sanitizers,
  inputsOf: (out) => Number(/(\d+) inputs/.exec(out)?.[1] ?? 0),
}));

/** Fixtures and bundles as files; in the long run forty of them. */
async function hungryFiles() {
  const folders = {};
  for (const target of ['check', 'assess']) {
    folders[target] = join(scratch, target);
    const written = await run({
      command: program('asan', 'fuzz/write_seeds'),
      args: [target, folders[target]],
    });
    if (!written.ok) throw new Error(written.err);
  }
  const { readdirSync } = await import('node:fs');
  const bundles = readdirSync(folders.assess).sort();
  const named = hungry.map((name) => {
    if (!name.startsWith('bundle:')) return name;
    const found = bundles.find((file) => file.includes(name.slice(7)));
    if (!found) throw new Error(`no bundle is called ${name}`);
    return join(folders.assess, found);
  });
  if (!long) return named;
  const others = readdirSync(folders.check)
    .sort()
    .filter((_, i) => i % 3 === 0)
    .map((file) => join(folders.check, file));
  const more = bundles.map((file) => join(folders.assess, file));
  return [...new Set([...named, ...more.slice(0, 10), ...others])].slice(0, 40);
}

const strideOf = (file) =>
  !file.startsWith(scratch) || file.includes('check') ? '1' : long ? '20' : '400';

const table = [];
let failed = 0;
function report(results) {
  const kinds = new Map();
  for (const result of results) {
    const row = kinds.get(result.kind) ?? { inputs: 0, seconds: 0, failures: 0 };
    row.inputs += result.inputsOf ? result.inputsOf(result.out) : result.inputs;
    row.seconds += result.seconds;
    row.failures += result.ok ? 0 : 1;
    kinds.set(result.kind, row);
  }
  for (const [kind, row] of kinds) {
    table.push([kind, row.inputs, row.seconds, row.failures]);
    failed += row.failures;
    if (row.inputs === 0) failed++; // a step that looked at nothing has not passed
  }
}

try {
  const hungryJobs = (only.includes('hunger') ? await hungryFiles() : []).map((file) => ({
    kind: 'allocations that fail',
    name: `hunger of ${file}`,
    command: program('asan', 'hardening/starve'),
    // An assessment asks for memory tens of thousands of times: every n would take hours.
    args: [strideOf(file), file],
    env: sanitizers,
    inputsOf: (out) =>
      [...out.matchAll(/(\d+) times/g)].reduce((sum, match) => sum + Number(match[1]), 0),
  }));
  const results = await all([...mutantJobs, ...wasmJobs, ...byteJobs, ...hungryJobs]);
  report(results);

  // The same bytes, the same verdicts: digests of a hundred mutants each.
  const digests = (kind) =>
    new Map(
      results
        .filter((result) => result.kind === kind)
        .flatMap((result) => result.out.trim().split('\n'))
        .map((line) => line.split(' ')),
    );
  const compared = mutantJobs.length > 0 && wasmJobs.length > 0;
  const native = compared ? digests(mutantJobs[0].kind) : new Map();
  const wasm = compared ? digests(wasmJobs[0].kind) : new Map();
  const different = [...wasm].filter(([number, digest]) => native.get(number) !== digest);
  if (compared && (wasm.size !== mutantsInWasm / perDigest || different.length > 0)) {
    failed++;
    console.error(
      `native and wasm differ in ${different.length} of ${wasm.size} hundreds: ${different
        .slice(0, 10)
        .map(([number]) => number)
        .join(' ')} (mutants FIRST 100 --each shows them)`,
    );
  }

  if (only.includes('fuzz')) {
    const seconds = process.env.KKPR_FUZZ_SECONDS ?? '1200';
    const cache = join(
      process.env.KKPR_CACHE ?? join(process.env.HOME ?? tmpdir(), '.cache/kkpr'),
      'fuzz',
    );
    const targets = [
      'zip',
      'shp',
      'shx',
      'dbf',
      'prj',
      'geojson',
      'application',
      'plan',
      'check',
      'assess',
    ];
    if (existsSync(join(root, 'tests/fuzz/targets/repair.cpp'))) targets.push('repair');
    const jobs = [];
    for (const target of targets) {
      const corpus = join(cache, target);
      mkdirSync(join(cache, 'found'), { recursive: true });
      const seeds = await run({
        command: program('fuzz', 'fuzz/write_seeds'),
        args: [target, corpus],
      });
      if (!seeds.ok) throw new Error(seeds.err);
      jobs.push({
        kind: `libFuzzer: ${target}`,
        name: `libFuzzer ${target}`,
        command: program('fuzz', `fuzz/fuzz_${target}`),
        args: [
          `-max_total_time=${seconds}`,
          '-timeout=10',
          '-malloc_limit_mb=512',
          '-rss_limit_mb=2048',
          '-max_len=131072',
          '-print_final_stats=1',
          `-artifact_prefix=${join(cache, 'found')}/${target}-`,
          corpus,
        ],
        inputsOf: () => 0,
      });
      jobs.at(-1).inputsOf = (out) => Number(/executed_units:\s+(\d+)/.exec(out)?.[1] ?? 0);
    }
    const fuzzed = await all(jobs);
    report(fuzzed.map((result) => ({ ...result, out: result.err })));
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

console.log('');
for (const [kind, inputs, seconds, failures] of table) {
  console.log(
    `${kind.padEnd(40)} ${String(inputs).padStart(10)} inputs ${seconds.toFixed(0).padStart(7)} s  ${
      failures === 0 ? 'nothing amiss' : `${failures} FAILED`
    }`,
  );
}
process.exitCode = failed === 0 ? 0 : 1;
