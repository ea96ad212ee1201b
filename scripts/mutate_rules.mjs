// npm run mutation [-- COUNT [SEED]]: changes one place of the rules at a time (a comparison, a number, a yes or
// no, a statement) in a copy of the sources, builds it, and runs the unit tests of rules and quality and every
// fixture, checked and repaired. A change that nothing notices is a survivor, and is printed: either a test is missing, or the
// change means nothing. Mutants are drawn by a fixed seed.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const count = Number(process.argv[2] ?? 40);
const seed = Number(process.argv[3] ?? 2023);
const copy = join(root, 'build/mutation');
const build = join(copy, 'build/dev');

const replacements = [
  [/ <= /g, ' < '],
  [/ >= /g, ' > '],
  [/ < (?=[\w(])/g, ' <= '],
  [/ > (?=[\w(])/g, ' >= '],
  [/ == /g, ' != '],
  [/ != /g, ' == '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/ \+ (?=[\w(])/g, ' - '],
  [/ - (?=[\w(])/g, ' + '],
  [/\bif \((?!!)(?=\w[^;]*\) (return|continue|break))/g, 'if (!'],
  [/(?<=[= (])(\d+)(?=[;,) ])/g, (digits) => String(Number(digits) + 1)],
];

/** Every change of one file: where, and what stands there instead. Comments and includes stay as they are. */
function changesOf(path) {
  const text = readFileSync(join(root, path), 'utf8');
  const changes = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const code = line.replace(/\/\/.*$/, '');
    if (!/^\s*(#|\/\/|\*)/.test(line) && !/template|operator|#include/.test(code)) {
      for (const [pattern, other] of path.endsWith('.json')
        ? replacements.slice(-1)
        : replacements) {
        for (const match of code.matchAll(pattern)) {
          const becomes = typeof other === 'string' ? other : other(match[0]);
          changes.push({ path, at: offset + match.index, was: match[0], becomes });
        }
      }
      // A statement that ends on its own line is left out.
      if (/^\s+[\w.>()-]+(\.|->)?\w+\(.*\);$/.test(code) && !/^\s*return/.test(code)) {
        changes.push({ path, at: offset, was: line, becomes: '' });
      }
    }
    offset += line.length + 1;
  }
  return changes;
}

function random(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const files = [
  ...readdirSync(join(root, 'core/quality'))
    .filter((name) => name.endsWith('.cpp'))
    .map((name) => `core/quality/${name}`),
  'core/rules/parameters.json',
];
const changes = files.flatMap(changesOf);
const next = random(seed);
const chosen = [];
while (chosen.length < Math.min(count, changes.length)) {
  const [one] = changes.splice(Math.floor(next() * changes.length), 1);
  chosen.push(one);
}

mkdirSync(copy, { recursive: true });
for (const name of ['core', 'cmake', 'tests', 'examples', 'CMakeLists.txt', 'CMakePresets.json']) {
  cpSync(join(root, name), join(copy, name), { recursive: true, preserveTimestamps: true });
}
const targets = ['test_quality', 'test_rules', 'test_engine', 'kkpr_native'];
const compile = () =>
  spawnSync('cmake', ['--build', build, '--target', ...targets], { cwd: copy, encoding: 'utf8' });
if (!existsSync(join(build, 'build.ninja'))) {
  execFileSync('cmake', ['--preset', 'dev'], { cwd: copy, stdio: 'ignore' });
}

/** Answers of all fixtures, without what a mutant may not change. */
function answers() {
  const folder = join(root, 'tests/fixtures');
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  return manifest.map(({ file, options }) => {
    const { status, stdout } = spawnSync(
      join(build, 'tests/native/kkpr_native'),
      ['check', join(folder, file), file, JSON.stringify(options ?? {})],
      { encoding: 'utf8', timeout: 20_000, maxBuffer: 1 << 26 },
    );
    if (status !== 0) return 'crashed';
    const { schema, verdict, findings, checks } = JSON.parse(stdout);
    if (schema !== 'kkpr/check@1') return stdout; // a regency asked for without its layer
    return JSON.stringify([
      verdict,
      findings.map(({ rule, variant, count: times, where }) => [rule, variant, times, where]),
      checks.map(({ rule, outcome, because }) => [rule, outcome, because]),
    ]);
  });
}

/** What the repair makes of all fixtures, asked for nothing and for everything. */
function repairs() {
  const folder = join(root, 'tests/fixtures');
  const out = join(build, 'repaired.zip');
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  return manifest.flatMap(({ file }) =>
    ['{}', '{"fillHoles":true,"dissolve":true}'].map((options) => {
      rmSync(out, { force: true });
      const { status, stdout } = spawnSync(
        join(build, 'tests/native/kkpr_native'),
        ['repair', join(folder, file), file, options, out],
        { encoding: 'utf8', timeout: 20_000, maxBuffer: 1 << 26 },
      );
      const zip = existsSync(out) ? readFileSync(out) : '';
      return createHash('sha256').update(`${status}`).update(stdout).update(zip).digest('hex');
    }),
  );
}

/** What noticed the change; undefined where nothing did. */
function noticed(expected) {
  for (const layer of ['quality', 'rules', 'engine']) {
    const test = spawnSync(join(build, `tests/unit/${layer}/test_${layer}`), ['--abort'], {
      encoding: 'utf8',
      timeout: 120_000,
    });
    if (test.status !== 0) return `test_${layer}`;
  }
  if (answers().some((answer, i) => answer !== expected.answers[i])) return 'fixtures';
  if (repairs().some((digest, i) => digest !== expected.repairs[i])) return 'repairs of fixtures';
  return undefined;
}

const first = compile();
if (first.status !== 0) throw new Error(first.stdout);
const expected = { answers: answers(), repairs: repairs() };
if (noticed(expected)) throw new Error('the tests fail before anything is changed');

const survivors = [];
let invalid = 0;
for (const [i, { path, at, was, becomes }] of chosen.entries()) {
  const original = readFileSync(join(root, path), 'utf8');
  const line = original.slice(0, at).split('\n').length;
  writeFileSync(
    join(copy, path),
    original.slice(0, at) + becomes + original.slice(at + was.length),
  );
  const built = compile();
  let by;
  if (built.status !== 0) {
    invalid++;
    by = 'the compiler';
  } else {
    by = noticed(expected);
  }
  const what = `${path}:${line}: "${was.trim()}" → "${becomes.trim()}"`;
  if (!by) survivors.push(what);
  console.log(`${i + 1}/${chosen.length} ${by ? `noticed by ${by}` : 'SURVIVED'}: ${what}`);
  writeFileSync(join(copy, path), original);
}
console.log(
  `\n${chosen.length} mutants of ${changes.length + chosen.length}: ${invalid} did not compile, ${
    chosen.length - invalid - survivors.length
  } were noticed, ${survivors.length} survived`,
);
for (const survivor of survivors) console.log(`  ${survivor}`);
