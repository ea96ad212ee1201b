// What must never be committed, and what every rule must have.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const tracked = execFileSync(
  'git',
  ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\0')
  .filter((path) => path !== '');
const textOf = (path) => readFileSync(join(root, path)).toString('utf8');
const isText = (path) => !/\.(zip|png|wasm|fgb)$/.test(path);

test('the top level holds what it is meant to hold', () => {
  const allowed = new Set([
    'CMakeLists.txt',
    'CMakePresets.json',
    'core',
    'wasm',
    'web',
    'tests',
    'examples',
    'package.json',
    'README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'LICENSE',
    'NOTICE',
    'LICENSES',
    'package-lock.json',
    'cmake',
    'scripts',
    'docs',
    '.ci',
    '.clang-format',
    '.clang-tidy',
    '.gitignore',
    '.npmrc',
    'biome.json',
    'tsconfig.json',
    'tsconfig.types.json',
  ]);
  const top = new Set(tracked.map((path) => path.split('/')[0]));
  assert.deepEqual(
    [...top].filter((name) => !allowed.has(name)),
    [],
  );
});

test('no tracked file is large, and none is build output', () => {
  assert.deepEqual(
    tracked.filter((path) => statSync(join(root, path)).size > 1_500_000),
    [],
  );
  assert.deepEqual(
    tracked.filter((path) => /(^|\/)(build|dist|node_modules)\/|\.wasm$/.test(path)),
    [],
  );
});

test('examples stay under 1 MB and fixtures under 2 MB', () => {
  const total = (folder) =>
    tracked
      .filter((path) => path.startsWith(folder))
      .reduce((sum, path) => sum + statSync(join(root, path)).size, 0);
  assert.ok(total('examples/') <= 1_000_000, `examples hold ${total('examples/')} bytes`);
  assert.ok(
    total('tests/fixtures/') <= 2_000_000,
    `fixtures hold ${total('tests/fixtures/')} bytes`,
  );
});

test('no file names a package registry, a path of a machine, or the folder of our briefs', () => {
  const hosts = [
    'registry.' + 'npmjs',
    'deb.' + 'debian.org',
    'security.' + 'debian.org',
    'npmjs.' + 'com',
    'git' + 'hub.com/emscripten',
  ];
  const wrong = [];
  for (const path of tracked.filter(isText)) {
    const text = textOf(path);
    for (const host of hosts) if (text.includes(host)) wrong.push(`${path}: ${host}`);
    if (/\/(root|work|home\/[a-z]+)\/[a-z]/.test(text) && path !== 'package-lock.json')
      wrong.push(`${path}: a path of a machine`);
    if (/\.\.\/shared\//.test(text)) wrong.push(`${path}: depends on the briefs`);
  }
  assert.deepEqual(wrong, []);
});

test('a file that judges quality cites the place of the law or says that only the file format is at stake', () => {
  const files = tracked.filter((path) =>
    /^core\/(quality|assessment)\/([a-z_]+\/)?[a-z_]+\.cpp$/.test(path),
  );
  assert.ok(files.length > 8);
  const plumbing = new Set([
    'check',
    'dossier_on',
    'quality_rules',
    'reading',
    'result',
    'route_notes',
    'words',
  ]);
  const cites = /\[(J|P|M|K|B) [^\]]+\]|\(reading \d+\)|[Ff]ile format/;
  const stems = [...new Set(files.map((path) => path.replace(/\.cpp$/, '')))];
  const uncited = stems.filter(
    (stem) =>
      !plumbing.has(stem.split('/').pop()) &&
      !cites.test(textOf(`${stem}.cpp`)) &&
      !(tracked.includes(`${stem}.h`) && cites.test(textOf(`${stem}.h`))),
  );
  assert.deepEqual(uncited, []);
});

test('every rule has a fixture of its own name that fires it, or a reason why not', () => {
  const table = textOf('core/quality/quality_rules.cpp');
  const rows = [...table.matchAll(/\{"([a-z]+\.[a-z-]+)", Stage::(\w+)(, kNextVersion)?\}/g)];
  const judged = rows
    .filter(([, , stage, later]) => stage !== 'person' && !later)
    .map(([, rule]) => rule);
  const manifest = JSON.parse(textOf('tests/fixtures/manifest.json'));
  const own = new Set(
    manifest.filter(({ file, rules }) => rules.includes(file.slice(0, -4))).map(({ file }) => file),
  );
  const reasons = {
    'limit.too-many-vertices': 'two million vertices: made by tests/cases/big.test.mjs',
    'limit.too-many-records': 'a hundred thousand records: made by tests/cases/big.test.mjs',
    'limit.work': 'more work than a small file can ask for: made by tests/cases/big.test.mjs',
    'limit.memory': 'two gigabytes: made by the tests of the memory',
    'area.differs-from-land-need': 'speaks of an application: tests/cases/assess.json',
  };
  assert.deepEqual(
    judged.filter((rule) => !own.has(`${rule}.zip`) && !reasons[rule]),
    [],
    'rules without a fixture of their own',
  );
  assert.deepEqual(
    Object.keys(reasons).filter((rule) => own.has(`${rule}.zip`)),
    [],
    'reasons that no longer hold',
  );
  // And only there: a fixture that fires a rule it is not named after says so by its name.
  const strangers = manifest.filter(
    ({ file, rules }) =>
      rules.length > 0 &&
      !rules.some((rule) => file === `${rule}.zip` || file.startsWith(`${rule}--`)) &&
      !/^(good|several)\b/.test(file),
  );
  assert.deepEqual(
    strangers.map(({ file }) => file),
    [],
  );
  assert.deepEqual(
    manifest.filter(({ file, rules }) => /^good\b/.test(file) && rules.length > 0),
    [],
    'a good file fires nothing',
  );
});
