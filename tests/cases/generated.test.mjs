// What is generated and committed is what its generator makes.
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
for (const script of [
  'scripts/generate_examples.mjs',
  'scripts/generate_land_cells.mjs',
  'tests/fixtures/generate/index.mjs',
  'tests/fuzz/generate_bundles.mjs',
]) {
  test(`${script} makes what is committed`, async () => {
    await promisify(execFile)(process.execPath, [script, '--check'], { cwd: root });
  });
}
