// Types and lint of everything in TypeScript and JavaScript: npm run check.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (path) => join(root, 'node_modules', path);
const projects = ['tsconfig.json', 'web/tsconfig.json'].filter((name) =>
  existsSync(join(root, name)),
);

const jobs = [
  ...projects.map((name) => [`types of ${name}`, [bin('typescript/bin/tsc'), '-p', name]]),
  ['lint and format', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']],
];

const codes = await Promise.all(
  jobs.map(
    ([what, words]) =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, words, {
          cwd: root,
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        let output = '';
        for (const stream of [child.stdout, child.stderr]) {
          stream.setEncoding('utf8');
          stream.on('data', (chunk) => {
            output += chunk;
          });
        }
        child.on('close', (code) => {
          console.log(`${code === 0 ? 'ok' : 'FAILED'}  ${what}`);
          if (code !== 0) console.log(output);
          resolve(code);
        });
      }),
  ),
);
process.exitCode = codes.some((code) => code !== 0) ? 1 : 0;
