// Prints the check and the preview of the first bundled example, by the CLI as a user would run it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const examples = join(root, 'examples');
const { examples: all } = JSON.parse(readFileSync(join(examples, 'index.json'), 'utf8'));
const example = all[0];
const application = JSON.parse(readFileSync(join(examples, example.application), 'utf8'));
const location = join(examples, dirname(example.application), application.location.shapefile);

function kkpr(...args) {
  console.log(`\n$ kkpr ${args.map((a) => a.replace(`${root}/`, '')).join(' ')}\n`);
  const { status, error } = spawnSync(process.execPath, [join(root, 'dist', 'cli.js'), ...args], {
    stdio: 'inherit',
    cwd: root,
  });
  if (error) throw error;
  return status;
}

const foreign = application.applicant?.citizenship === 'wna' ? ['--foreign-house'] : [];
const checked = kkpr('check', location, ...foreign);
const assessed = kkpr(
  'assess',
  join(examples, example.application),
  '--plan',
  ...example.plans.map((path) => join(examples, path)),
  ...(example.layers.length
    ? ['--layer', ...example.layers.map((path) => join(examples, path))]
    : []),
);
// 1 is an answer, too (the file has defects); 2 means that the example itself is broken.
process.exit(checked === 2 || assessed === 2 || checked === null || assessed === null ? 1 : 0);
