// Many at once: what docs/MANY_FILES.md promises, and its commands as they stand there.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cli, dist, fixtures, kkpr, manifest, root, scratch } from './helpers.mjs';

const kinds = ['good.zip', 'geometry.hole.zip', 'container.not-zip.zip'];

/** A folder with a copy of a fixture per name. */
function folderOf(names, at = scratch()) {
  for (const [i, name] of names.entries())
    copyFileSync(join(fixtures, kinds[i % kinds.length]), join(at, name));
  return at;
}

/** A folder with the command `kkpr` in it, for scripts that call it by that name. */
function withCommand() {
  const bin = scratch();
  writeFileSync(join(bin, 'kkpr'), `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`);
  chmodSync(join(bin, 'kkpr'), 0o755);
  return { ...process.env, PATH: `${bin}:${process.env.PATH}` };
}

const sh = (script, options) =>
  spawnSync('bash', ['-c', script], { encoding: 'utf8', maxBuffer: 2 ** 28, ...options });

/** The shell commands of docs/MANY_FILES.md that hold a word. */
function documented(word) {
  const page = readFileSync(join(root, 'docs/MANY_FILES.md'), 'utf8');
  const blocks = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code]) => code);
  const found = blocks.find((code) => code.includes(word));
  assert.ok(found, `docs/MANY_FILES.md has no command with ${word}`);
  return found;
}

test('every fixture in one run: a line each, in byte order, the highest code, no internal error', () => {
  const run = kkpr(['check', fixtures, '--json-lines']);
  const files = manifest()
    .map(({ file }) => file)
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  assert.deepEqual(
    run.lines.map(({ file }) => file.name),
    files,
  );
  assert.equal(run.code, 2);
  assert.equal(run.err, '');
  // The same bytes whichever way the work is shared out.
  assert.equal(kkpr(['check', fixtures, '--json-lines', '--jobs', '1']).out, run.out);
});

test('five hundred files come in order, more than may wait for a slow one', () => {
  const names = Array.from({ length: 500 }, (_, i) => `${String(i).padStart(4, '0')}.zip`);
  const folder = folderOf(names);
  // The first takes longest: all others have to wait for it.
  writeFileSync(join(folder, '0000.zip'), Buffer.alloc(19 * 2 ** 20, 'PK\x05\x06'));
  const run = kkpr(['check', folder, '--json-lines', '--jobs', '3']);
  assert.deepEqual(
    run.lines.map(({ file }) => file.name),
    names,
  );
  assert.equal(run.code, 2);
});

test('--jobs takes a count and belongs to check', () => {
  for (const value of ['0', '-1', 'dua', '1.5', '']) {
    assert.equal(kkpr(['check', 'x.zip', `--jobs=${value}`]).code, 2, value);
  }
  assert.match(kkpr(['assess', 'x.json', '--jobs', '2', '--lang', 'en']).err, /--jobs/);
});

test('a file that ends its worker thread gets an error line, and the rest goes on', () => {
  const broken = join(scratch(), 'dist');
  cpSync(dist, broken, { recursive: true });
  renameSync(join(broken, 'worker.js'), join(broken, 'true_worker.js'));
  // The real worker, with two names that bring it down: by leaving, and by an error nobody catches.
  writeFileSync(
    join(broken, 'worker.js'),
    `import './true_worker.js';
     import { parentPort } from 'node:worker_threads';
     parentPort.on('message', ({ call }) => {
       if (call?.name === '2-pergi.zip') process.exit(3);
       if (call?.name === '5-jatuh.zip') throw new Error('jatuh');
     });`,
  );
  const names = ['1.zip', '2-pergi.zip', '3.zip', '4.zip', '5-jatuh.zip', '6.zip', '7.zip'];
  const folder = folderOf(names);
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(broken, 'cli.js'), 'check', folder, '--json-lines', '--jobs', '2'],
    { encoding: 'utf8', timeout: 60_000 },
  );
  assert.equal(status, 2);
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map((line) => line.file?.name ?? line.schema),
    names.map((name) => (/-/.test(name) ? 'kkpr/error@1' : name)),
  );
  for (const line of lines.filter(({ schema }) => schema === 'kkpr/error@1')) {
    assert.ok(
      names.some((name) => line.at.endsWith(name)),
      JSON.stringify(line),
    );
  }
});

test('progress is shown on a terminal, and nowhere else', () => {
  const folder = folderOf(['a.zip', 'b.zip', 'c.zip']);
  const out = join(scratch(), 'hasil.jsonl');
  const words = ['check', folder, '--json-lines'];
  assert.equal(kkpr(words).err, '');
  const command = `'${process.execPath}' '${cli}' ${words.map((word) => `'${word}'`).join(' ')}`;
  // Error output on a terminal, standard output in a file.
  const onTerminal = (line) =>
    spawnSync('python3', ['-c', 'import pty, sys; pty.spawn(["sh", "-c", sys.argv[1]])', line], {
      encoding: 'utf8',
    }).stdout;
  const shown = onTerminal(`${command} > '${out}'`);
  assert.match(shown, /kkpr: 3\/3 · 1 memenuhi, 1 tidak memenuhi, 1 tidak terbaca/);
  assert.equal(readFileSync(out, 'utf8').trimEnd().split('\n').length, 3);
  // Both on the terminal: the lines are progress enough.
  assert.doesNotMatch(onTerminal(command), /kkpr: \d/);
});

test('under GNU parallel, as docs/MANY_FILES.md has it: the lines of one run, in their order', () => {
  const work = scratch();
  mkdirSync(join(work, 'berkas', 'kota b'), { recursive: true });
  mkdirSync(join(work, 'berkas', 'kota a'));
  folderOf(['2.zip', '10.ZIP', 'x y.zip'], join(work, 'berkas', 'kota b'));
  folderOf(["o'neil.zip", 'é.zip'], join(work, 'berkas', 'kota a'));
  const env = withCommand();
  const script = documented('parallel -0').replace('-n 200', '-n 2');
  const run = sh(script, { cwd: work, env });
  assert.equal(run.error, undefined);
  const lines = readFileSync(join(work, 'hasil.jsonl'), 'utf8');
  const whole = spawnSync(process.execPath, [cli, 'check', 'berkas', '--json-lines'], {
    cwd: work,
    encoding: 'utf8',
  });
  assert.equal(lines.trimEnd().split('\n').length, 5);
  assert.equal(lines, whole.stdout);
  assert.ok(run.status > 0 && run.status <= 3, `parallel exited ${run.status}: ${run.stderr}`);
  const counted = sh(documented('uniq -c'), { cwd: work }).stdout;
  assert.match(counted, /2 "verdict":"memenuhi"/);
});

test('the script for Spark answers every path with a line, and fails only where it should', () => {
  const work = scratch();
  const env = withCommand();
  writeFileSync(join(work, 'periksa.sh'), documented('xargs'));
  chmodSync(join(work, 'periksa.sh'), 0o755);
  const folder = folderOf(['a.zip', 'b b.zip', '-c.zip'], join(work));
  const paths = ['-c.zip', 'b b.zip', 'tidak-ada.zip', 'a.zip'];
  const run = sh('./periksa.sh', { cwd: folder, env, input: `${paths.join('\n')}\n` });
  assert.equal(run.status, 0, run.stderr);
  const lines = run.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map(({ file, at }) => file?.path ?? at),
    paths,
  );
  assert.equal(sh('./periksa.sh', { cwd: folder, env, input: '' }).status, 0);
  // A program that is not there is a failure of the task.
  const missing = sh('./periksa.sh', { cwd: folder, env: { PATH: '/usr/bin:/bin' }, input: 'a\n' });
  assert.notEqual(missing.status, 0);
});
