// Makes dist/, the contents of the npm package: esbuild bundles, tsc writes the types. Nothing is done
// when nothing has changed since the last time.
//   KKPR_CORE_DIR   where core.mjs and core.wasm are (default: build/wasm/wasm)
//   KKPR_DIST       where to write (default: dist)

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const core = resolve(process.env.KKPR_CORE_DIR ?? join(root, 'build/wasm/wasm'));
const dist = resolve(process.env.KKPR_DIST ?? join(root, 'dist'));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const entries = {
  index: 'wasm/src/index.ts',
  'index.node': 'wasm/src/index.node.ts',
  worker: 'wasm/src/worker.ts',
  cli: 'wasm/src/cli.ts',
  flatgeobuf: 'wasm/src/flatgeobuf.ts',
  element: 'web/element/define.ts',
  report: 'web/element/report.ts',
  map: 'web/element/map.ts',
};
/** Types that are written by hand, since generated ones would name packages that consumers lack. */
const handWritten = {
  'element.d.ts': 'web/element/element.d.ts',
  'map.d.ts': 'web/element/map.d.ts',
};

/** Modules whose types a user can meet; the rest stays inside. */
const publicTypes = ['index', 'index.node', 'worker', 'api', 'compile', 'errors', 'types'];

for (const file of ['core.mjs', 'core.wasm']) {
  if (!existsSync(join(core, file))) {
    console.error(`kkpr: ${join(core, file)} is missing. Run scripts/build.sh.`);
    process.exit(1);
  }
}

const stamp = join(
  root,
  'build',
  `package-${createHash('sha256').update(dist).digest('hex').slice(0, 8)}.stamp`,
);
const key = fingerprint();
if (existsSync(dist) && existsSync(stamp) && readFileSync(stamp, 'utf8') === key) process.exit(0);

// Built beside its place and then renamed, so that a reader never meets half a package.
const out = `${dist}.part`;
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await bundle();
writeInline();
writeTypes();
cpSync(join(core, 'core.wasm'), join(out, 'core.wasm'));
chmodSync(join(out, 'core.wasm'), 0o644);
cpSync(join(root, 'wasm/schema'), join(out, 'schema'), { recursive: true });
chmodSync(join(out, 'cli.js'), 0o755);
rmSync(dist, { recursive: true, force: true });
renameSync(out, dist);
writeFileSync(stamp, key);

async function bundle() {
  const common = {
    absWorkingDir: root,
    outdir: out,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'linked',
    charset: 'utf8',
    conditions: ['production'],
    define: { __VERSION__: JSON.stringify(version) },
    logLevel: 'warning',
  };
  const glue = {
    name: 'glue',
    setup({ onResolve }) {
      onResolve({ filter: /\/core\.mjs$/ }, () => ({ path: join(core, 'core.mjs') }));
    },
  };
  // Loaded with the first FlatGeobuf file; source files import it as it will be called.
  const later = {
    name: 'later',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\/flatgeobuf\.js$/ }, () => ({
        path: './flatgeobuf.js',
        external: true,
      }));
    },
  };
  // FlatGeobuf in compressed pieces over HTTP, with a second WebAssembly module: nobody gets there.
  const withoutZstd = {
    name: 'without-zstd',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\/seekable-zstd\.js$/ }, () => ({
        path: 'zstd',
        namespace: 'left-out',
      }));
      onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({
        contents: 'export const SeekableZstdReader = undefined;',
      }));
    },
  };
  // Entries that stay files of their own: the element shares the engine and loads the map later.
  const neighbours = {
    name: 'neighbours',
    setup({ onResolve }) {
      onResolve({ filter: /^kkpr$/ }, () => ({ path: './index.js', external: true }));
      onResolve({ filter: /^\.\/map\.js$/ }, () => ({ path: './map.js', external: true }));
    },
  };
  const pick = (names) =>
    Object.fromEntries(
      names
        .filter((name) => existsSync(join(root, entries[name])))
        .map((name) => [name, entries[name]]),
    );
  await build({ ...common, entryPoints: pick(['index', 'worker']), plugins: [glue, later] });
  await build({ ...common, entryPoints: pick(['flatgeobuf']), plugins: [withoutZstd] });
  await build({
    ...common,
    entryPoints: pick(['index.node']),
    platform: 'node',
    plugins: [glue, later],
  });
  await build({
    ...common,
    entryPoints: pick(['cli']),
    platform: 'node',
    banner: { js: '#!/usr/bin/env node' },
    // With the engine inside: a second copy of KkprError would be another class.
    plugins: [glue, later],
  });
  // The report is loaded with the first file; what it shares with the element stands in a third file.
  await build({
    ...common,
    entryPoints: pick(['element', 'report']),
    splitting: true,
    chunkNames: 'element_parts',
    plugins: [neighbours],
  });
  await build({ ...common, entryPoints: pick(['map']) });
}

/** The module as text, for places that cannot fetch a second file: deflated, since text cannot be small. */
function writeInline() {
  const text = deflateRawSync(readFileSync(join(core, 'core.wasm')), { level: 9 }).toString(
    'base64',
  );
  writeFileSync(
    join(out, 'core_inline.js'),
    `const text="${text}";
const packed=new Blob([Uint8Array.from(atob(text),(c)=>c.charCodeAt(0))]);
const bytes=new Response(packed.stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer();
export default bytes;
`,
  );
}

function writeTypes() {
  const types = join(root, 'build/types');
  rmSync(types, { recursive: true, force: true });
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.types.json')],
    {
      stdio: 'inherit',
    },
  );
  for (const name of publicTypes) {
    const text = readFileSync(join(types, `${name}.d.ts`), 'utf8');
    writeFileSync(join(out, `${name}.d.ts`), text.replace(/(from '\.\/\w+)\.ts'/g, "$1.js'"));
  }
  cpSync(join(root, 'wasm/src/core_inline.d.ts'), join(out, 'core_inline.d.ts'));
  for (const [name, source] of Object.entries(handWritten)) {
    if (existsSync(join(root, source))) cpSync(join(root, source), join(out, name));
  }
}

/** Changes with everything that goes into dist/. */
function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  const add = (path) => hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  const walk = (folder) => {
    if (!existsSync(folder)) return;
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else add(path);
    }
  };
  for (const folder of ['wasm/src', 'wasm/schema', 'web']) walk(join(root, folder));
  for (const file of [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.types.json',
    'scripts/build_package.mjs',
  ]) {
    add(join(root, file));
  }
  for (const file of ['core.mjs', 'core.wasm']) add(join(core, file));
  return hash.digest('hex');
}
