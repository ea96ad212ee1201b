// coverage_cases.mjs KKPR_NATIVE: every case of tests/cases through the native program; only its profile counts here.
import { spawnSync } from 'node:child_process';
import { cases, root } from '../tests/cases/run.mjs';

const [native] = process.argv.slice(2);
for (const { command, given } of cases()) {
  const options = JSON.stringify(given.options ?? {});
  const documents = ['--plan', ...(given.plans ?? []), '--layer', ...(given.layers ?? [])];
  if (command !== 'check' && command !== 'assess') continue;
  const args =
    command === 'check'
      ? ['check', given.file, given.file.split('/').at(-1), options]
      : ['assess', given.application, options, ...documents];
  const { error, signal } = spawnSync(native, args, { cwd: root, maxBuffer: 1 << 28 });
  if (error ?? signal) throw new Error(`${args.join(' ')}: ${error ?? signal}`);
}
