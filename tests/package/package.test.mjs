// What is published: its contents, its types, its size, and that it runs where nothing else is.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { publint } from 'publint';
import { assessWords, dist, exampleRuns, fixtures, kkpr, root, scratch } from './helpers.mjs';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const text = (...path) => readFileSync(join(...path), 'utf8');
const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

describe('contents', () => {
  test('no file evaluates text as code: the page forbids it', () => {
    const scripts = readdirSync(dist).filter((name) => name.endsWith('.js'));
    for (const needed of ['index.js', 'index.node.js', 'worker.js', 'cli.js', 'core_inline.js']) {
      assert.ok(scripts.includes(needed), needed);
    }
    for (const name of scripts) {
      assert.doesNotMatch(
        text(dist, name),
        /new Function|new_\(Function|(^|[^\w.$])eval\(|setTimeout\(["'`]/,
        name,
      );
    }
  });

  // What the check and the preview alone took was 450 KiB; the rest is what finds and mends: faces of the
  // plane, projections, the repair with its deflate, and the steps per program. 30 KiB of it buy a quarter
  // of the time of a large check: the files that every vertex passes are compiled for speed.
  // 60 KiB more are the rules, words and steps of validate and route, 90 KiB the whole assessment and
  // the health of plans, 15 KiB the overlay compiled for speed, 25 KiB ways out, borders and PTPs of one office.
  test('the engine stays within its size', () => {
    const core =
      brotli(readFileSync(join(dist, 'core.wasm'))) + brotli(readFileSync(join(dist, 'worker.js')));
    assert.ok(core <= 810 * 1024, `core.wasm with its worker is ${core} bytes in brotli`);
    const zipped = gzipSync(readFileSync(join(dist, 'core.wasm')), { level: 9 }).length;
    assert.ok(zipped <= 1085 * 1024, `core.wasm is ${zipped} bytes in gzip`);
    const page = gzipSync(readFileSync(join(dist, 'index.js')), { level: 9 }).length;
    assert.ok(page <= 8 * 1024, `index.js is ${page} bytes in gzip: has the glue crept in?`);
    const worker = gzipSync(readFileSync(join(dist, 'worker.js')), { level: 9 }).length;
    assert.ok(worker <= 25 * 1024, `worker.js is ${worker} bytes in gzip`);
  });

  test('the browser entries import nothing but their neighbours', () => {
    for (const name of [
      'index.js',
      'worker.js',
      'element.js',
      'element_parts.js',
      'report.js',
      'map.js',
      'core_inline.js',
      'flatgeobuf.js',
    ]) {
      const imports = [
        ...text(dist, name).matchAll(
          /(?:^|[;}\n])import(?:[^'"()]*from)?\s*["']([^"']+)["']|\bimport\(["']([^"']+)["']\)/g,
        ),
      ];
      for (const match of imports) assert.match(match[1] ?? match[2], /^\.\/[\w.]+\.js$/, name);
      assert.doesNotMatch(text(dist, name), /["']node:(?!worker_threads)/, name);
    }
  });

  test('nothing is needed at run time, and nothing runs on install', () => {
    assert.deepEqual(manifest.dependencies ?? {}, {});
    for (const script of ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish']) {
      assert.equal(manifest.scripts[script], undefined);
    }
    for (const [name, version] of Object.entries(manifest.devDependencies)) {
      assert.match(version, /^\d+\.\d+\.\d+$/, `${name} is pinned`);
    }
  });

  test('the version is the same in package.json, in CMake and in the core', async () => {
    const { createEngine } = await import(join(dist, 'index.node.js'));
    const engine = await createEngine({ inProcess: true });
    assert.equal((await engine.about()).version, manifest.version);
    engine.close();
    assert.equal(
      /project\(kkpr VERSION (\S+)/.exec(text(root, 'CMakeLists.txt'))[1],
      manifest.version,
    );
  });

  test('every export is there, with its types', () => {
    const targets = (entry) =>
      typeof entry === 'string' ? [entry] : Object.values(entry).flatMap(targets);
    for (const [name, entry] of Object.entries(manifest.exports)) {
      if (typeof entry === 'object')
        assert.equal(Object.keys(entry)[0], 'types', `${name}: types come first`);
      for (const target of targets(entry)) {
        if (target.startsWith('./dist/') && !target.includes('*')) {
          assert.ok(existsSync(join(dist, target.slice('./dist/'.length))), `${name}: ${target}`);
        }
      }
    }
  });
});

describe('the lockfile', () => {
  test('holds no address', () => {
    const lock = JSON.parse(text(root, 'package-lock.json'));
    assert.ok(Object.keys(lock.packages).length > 50);
    for (const [name, entry] of Object.entries(lock.packages))
      assert.equal(entry.resolved, undefined, name);
  });
});

describe('the tarball', () => {
  let folder;
  let tarball;
  let home;

  before(() => {
    folder = scratch();
    const packed = execFileSync(
      'npm',
      ['pack', '--ignore-scripts', '--json', '--pack-destination', folder],
      {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    const [{ filename }] = Object.values(JSON.parse(packed));
    tarball = join(folder, filename);
    home = join(scratch(), 'node_modules', 'kkpr');
    mkdirSync(home, { recursive: true });
    execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', home]);
  });

  test('holds the package and nothing else', () => {
    const names = readdirSync(home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(home.length + 1));
    for (const name of names)
      assert.match(
        name,
        /^(dist\/|(LICENSES\/LGPL-2\.1\.txt|LICENSE|NOTICE|README\.md|CHANGELOG\.md|package\.json)$)/,
      );
    for (const name of [
      'LICENSE',
      'LICENSES/LGPL-2.1.txt',
      'NOTICE',
      'README.md',
      'CHANGELOG.md',
      'dist/core.wasm',
      'dist/cli.js',
    ]) {
      assert.ok(names.includes(name), name);
    }
    assert.ok(statSync(tarball).size <= 2.45 * 2 ** 20, `${statSync(tarball).size} bytes`);
    assert.ok(statSync(join(home, 'dist/cli.js')).mode & 0o100, 'the command can be run');
  });

  test('runs check and assess in an empty folder, with every door to the network shut', () => {
    // Loaded before the command: whoever opens a socket or asks for a name fails the test.
    const guard = join(folder, 'no_network.mjs');
    writeFileSync(
      guard,
      `import net from 'node:net';
       import dns from 'node:dns';
       const shut = () => { throw new Error('the network was used'); };
       net.Socket.prototype.connect = shut;
       dns.lookup = shut;
       globalThis.fetch = shut;`,
    );
    const run = (words) =>
      spawnSync(
        process.execPath,
        ['--import', pathToFileURL(guard).href, join(home, manifest.bin.kkpr), ...words],
        {
          cwd: scratch(),
          encoding: 'utf8',
          maxBuffer: 2 ** 28,
        },
      );
    const checked = run(['check', join(fixtures, 'good.zip'), '--json']);
    assert.equal(checked.status, 0, checked.stderr);
    assert.equal(JSON.parse(checked.stdout).verdict, 'memenuhi');
    const [example] = exampleRuns();
    const assessed = run([...assessWords(example), '--json']);
    assert.equal(assessed.status, 0, assessed.stderr);
    assert.equal(assessed.stdout, kkpr([...assessWords(example), '--json']).out);
  });

  test('is found by name, by import and by require', () => {
    const consumer = join(home, '../..');
    writeFileSync(
      join(consumer, 'main.mjs'),
      `import { createEngine } from 'kkpr';
       import { createRequire } from 'node:module';
       const require = createRequire(import.meta.url);
       for (const make of [createEngine, require('kkpr').createEngine]) {
         const engine = await make();
         console.log((await engine.about()).version);
         engine.close();
       }
       console.log(require('kkpr/schema/check.json').title, require.resolve('kkpr/core.wasm').length > 0);`,
    );
    const out = execFileSync(process.execPath, ['--no-warnings', join(consumer, 'main.mjs')], {
      encoding: 'utf8',
    });
    assert.equal(out, `${manifest.version}\n${manifest.version}\nCheckResult true\n`);
  });

  test('compiles for a strict TypeScript user without skipLibCheck', () => {
    const consumer = join(home, '../..');
    writeFileSync(
      join(consumer, 'use.ts'),
      `import { createEngine, KkprError, type CheckResult } from 'kkpr';
       export async function verdict(file: Blob): Promise<CheckResult['verdict'] | undefined> {
         const engine = await createEngine();
         try {
           return (await engine.check(file, { foreignHouse: true })).verdict;
         } catch (error) {
           if (error instanceof KkprError && error.code === 'cancelled') return undefined;
           throw error;
         } finally {
           engine.close();
         }
       }
       export const wrong: CheckResult['verdict'] = 'memenuhi';
       // @ts-expect-error a verdict that does not exist
       export const none: CheckResult['verdict'] = 'baik';
      `,
    );
    writeFileSync(join(consumer, 'package.json'), '{"type":"module"}');
    for (const [module, resolution] of [
      ['nodenext', 'nodenext'],
      ['esnext', 'bundler'],
    ]) {
      const { status, stdout } = spawnSync(
        process.execPath,
        [
          join(root, 'node_modules/typescript/bin/tsc'),
          '--noEmit',
          '--strict',
          '--exactOptionalPropertyTypes',
          '--target',
          'es2022',
          '--lib',
          'es2022,dom',
          '--module',
          module,
          '--moduleResolution',
          resolution,
          'use.ts',
        ],
        { cwd: consumer, encoding: 'utf8' },
      );
      assert.equal(status, 0, `${module}: ${stdout}`);
    }
  });

  test('passes publint', async () => {
    const { messages } = await publint({ pkgDir: home, strict: true, pack: false });
    assert.deepEqual(messages, []);
  });

  test('passes @arethetypeswrong/cli', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js'),
        tarball,
        '--profile',
        'esm-only',
        '--exclude-entrypoints',
        './core.wasm',
        './schema/*',
        '--no-color',
        '--no-emoji',
        '--format',
        'ascii',
      ],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0, stdout + stderr);
  });
});

test('examples/node runs', () => {
  const out = execFileSync(
    process.execPath,
    [join(root, 'examples/node/check.mjs'), join(fixtures, 'good.zip')],
    {
      encoding: 'utf8',
    },
  );
  assert.match(out, /memenuhi/);
});
