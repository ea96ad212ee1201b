// Mutants through the package as it is published: the same verdicts as natively.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createEngine } from '../cases/package.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const mutants = join(root, 'build/asan/tests/hardening/mutants');

/** An answer in short, as tests/fuzz/support/oracle.cpp has it. */
const inShort = ({ verdict, findings, checks, candidates }) =>
  verdict +
  findings.map(({ rule, variant, count }) => ` ${rule}/${variant ?? ''}:${count}`).join('') +
  checks.map(({ outcome }) => ({ notRun: '-', notApplicable: 'n' })[outcome] ?? '').join('') +
  candidates.map(({ crs }) => ` ~${crs}`).join('');

test('mutants get the same verdict from the package as natively', {
  timeout: 300_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kkpr-mutants-'));
  const engine = await createEngine();
  try {
    const expected = new Map(
      execFileSync(mutants, ['200000', '500', '--each', '--write', folder], { encoding: 'utf8' })
        .trim()
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
    );
    const files = readdirSync(folder);
    assert.ok(files.length > 400);
    const wrong = [];
    for (const file of files) {
      const answer = await engine.check(readFileSync(join(folder, file)), { geometry: false });
      const words = inShort(answer);
      if (words !== expected.get(file.replace('.zip', ''))) {
        wrong.push(`${file}: ${words} instead of ${expected.get(file.replace('.zip', ''))}`);
      }
    }
    assert.deepEqual(wrong, []);
  } finally {
    engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
