// The dependency ladder of core/: base → archive | shapefile | crs | geometry → rules →
// application | plan → quality | assessment → report → kkpr.h. An edge upward or sideways fails here.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const core = join(root, 'core');
const ladder = [
  ['base'],
  ['archive', 'shapefile', 'crs', 'geometry'],
  ['rules'],
  ['application', 'plan'],
  ['quality', 'assessment'],
  ['report'],
];
const rung = new Map(ladder.flatMap((folders, height) => folders.map((name) => [name, height])));

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(h|cpp|h\.in)$/.test(entry.name) ? [path] : [];
  });
}

const files = sources(core).map((path) => ({
  path: relative(core, path),
  folder: relative(core, path).includes('/') ? relative(core, path).split('/')[0] : null,
  text: readFileSync(path, 'utf8'),
}));

test('every folder of core/ stands on the ladder', () => {
  const folders = readdirSync(core, { withFileTypes: true }).filter((e) => e.isDirectory());
  assert.deepEqual(folders.map((e) => e.name).sort(), [...rung.keys()].sort());
});

test('includes go down the ladder only, never up and never to a neighbour', () => {
  const wrong = [];
  let edges = 0;
  for (const { path, folder, text } of files) {
    for (const [, included] of text.matchAll(/#include "([^"]+)"/g)) {
      const target = included.split('/')[0];
      if (folder === null || !included.includes('/') || target === folder) continue;
      edges += 1;
      if (!rung.has(target) || rung.get(target) >= rung.get(folder))
        wrong.push(`${path} → ${included}`);
    }
  }
  assert.ok(edges > 50, 'the includes were read');
  assert.deepEqual(wrong, []);
});

test('only core/geometry sees GEOS', () => {
  const others = files.filter((f) => f.folder !== 'geometry' && f.text.includes('geos_c.h'));
  assert.deepEqual(
    others.map((f) => f.path),
    [],
  );
});

test('the core prints nothing, opens nothing, and asks neither clock nor locale', () => {
  const forbidden =
    /#include <(iostream|fstream|cstdio|chrono|ctime|filesystem|thread|clocale)>|\b(printf|fopen|getenv|setlocale|time)\(/;
  // cstdio is for snprintf only: fixed-width digits, no stream, no locale in them.
  const wrong = files
    .filter((f) =>
      forbidden.test(f.text.replace('#include <cstdio>', '').replaceAll('snprintf(', '')),
    )
    .map((f) => f.path);
  assert.deepEqual(wrong, []);
});

test('every source file of a folder is listed in its CMakeLists.txt', () => {
  const unlisted = files
    .filter((f) => f.path.endsWith('.cpp'))
    .filter((f) => {
      const list = readFileSync(join(core, f.folder ?? '', 'CMakeLists.txt'), 'utf8');
      return !list.includes(f.path.split('/').pop());
    })
    .map((f) => f.path);
  assert.deepEqual(unlisted, []);
});

test('the version is the same in package.json and CMakeLists.txt', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const cmake = readFileSync(join(root, 'CMakeLists.txt'), 'utf8');
  assert.equal(/project\(kkpr VERSION (\S+)/.exec(cmake)?.[1], version);
});
