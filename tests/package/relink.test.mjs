// The LGPL's promise: whoever has another GEOS can link the module with it. Done here with the very source that the
// product is built from, taken as a tree of one's own.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const cache =
  process.env.KKPR_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'kkpr');

function relink(geos) {
  return spawnSync('bash', [join(root, 'scripts/relink.sh')], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, GEOS_SOURCE_DIR: geos },
  });
}

test('relinking refuses a folder that is no source tree of GEOS', () => {
  const { status, stderr } = relink(tmpdir());
  assert.equal(status, 1);
  assert.match(stderr, /not a source tree of GEOS/);
});

test('the module links with a GEOS of one’s own and says the same', async () => {
  const given = process.env.GEOS_SOURCE_DIR;
  const unpacked = readdirSync(join(cache, 'src')).find((name) => name.startsWith('geos-'));
  const source = given ?? join(cache, 'src', unpacked ?? '');
  assert.ok(existsSync(join(source, 'CMakeLists.txt')), 'the source of GEOS is in the cache');
  const before = readlinkSync(join(root, 'build/wasm-deps'));

  const { status, stdout, stderr } = relink(source);
  assert.equal(status, 0, stderr);
  assert.ok(existsSync(stdout.trim().split('\n').at(-1)), 'it prints where the module is');
  assert.equal(
    readlinkSync(join(root, 'build/wasm-deps')),
    before,
    'the checkout is left as it was',
  );

  const zip = new Uint8Array(readFileSync(join(root, 'tests/fixtures/geometry.hole.zip')));
  const answers = [];
  for (const dist of ['dist', 'build/relink/dist']) {
    const { createEngine } = await import(pathToFileURL(join(root, dist, 'index.node.js')));
    const engine = await createEngine({ inProcess: true });
    answers.push(await engine.check(zip, { name: 'geometry.hole.zip' }));
    await engine.close();
  }
  assert.equal(answers[1].verdict, 'tidak-memenuhi');
  assert.deepEqual(answers[1], answers[0]);
});
