// What the tests of the package share: where it is, how to run it, zips made by another program.

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { crc32, deflateRawSync } from 'node:zlib';
import Ajv2020 from 'ajv/dist/2020.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));
/** The built package; KKPR_DIST where it was built elsewhere. */
export const dist = resolve(process.env.KKPR_DIST ?? join(root, 'dist'));
export const cli = join(dist, 'cli.js');
export const fixtures = join(root, 'tests/fixtures');
export const examples = join(root, 'examples');

export const api = await import(join(dist, 'index.node.js'));

const scratches = [];
/** An empty folder of this test file, gone afterwards. */
export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), 'kkpr-test-'));
  scratches.push(folder);
  return folder;
}
after(() => {
  for (const folder of scratches) rmSync(folder, { recursive: true, force: true });
});

/** Runs the command; `input` goes to its standard input. */
export function kkpr(words, { input, cwd = root, env = {} } = {}) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [cli, ...words], {
    cwd,
    input,
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 28,
    timeout: 120_000,
  });
  if (error) throw error;
  const out = stdout.toString();
  return {
    code: status,
    out,
    err: stderr.toString(),
    get json() {
      return JSON.parse(out);
    },
    get lines() {
      return out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
    },
  };
}

/** Starts the command without waiting, for tests of pipes. */
export function start(words, options = {}) {
  return spawn(process.execPath, [cli, ...words], { cwd: root, ...options });
}

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
for (const name of readdirSync(join(dist, 'schema'))) {
  ajv.addSchema(JSON.parse(readFileSync(join(dist, 'schema', name), 'utf8')), name);
}

/** What is wrong with a document by its schema: an empty list, or one line per error. */
export function violations(document, schema) {
  const validate = ajv.getSchema(schema);
  if (!validate) throw new Error(`there is no schema ${schema}`);
  if (validate(document)) return [];
  return validate.errors.map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

export function bytesOf(...path) {
  return readFileSync(join(...path));
}

export function manifest() {
  return JSON.parse(readFileSync(join(fixtures, 'manifest.json'), 'utf8'));
}

/** A zip of {name: bytes}, deflated, with a fixed date. */
export function zip(files) {
  const locals = [];
  const central = [];
  let offset = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const path = Buffer.from(name);
    const data = deflateRawSync(bytes);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x0800, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(0x00210000, 6);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(path.length, 22);
    locals.push(Buffer.from('PK\x03\x04'), head, path, data);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), head, rest, path);
    offset += 4 + 26 + path.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(files).length, 4);
  end.writeUInt16LE(Object.keys(files).length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]);
}

/** A GeoJSON feature collection as ogr2ogr writes it: the parts of a shapefile by file name. */
export function exportedByGdal(collection, { name = 'lokasi', options = [] } = {}) {
  const folder = scratch();
  const source = join(folder, 'source.geojson');
  writeFileSync(source, JSON.stringify(collection));
  const target = join(folder, 'out');
  mkdirSync(target);
  const { status, stderr } = spawnSync(
    'ogr2ogr',
    ['-f', 'ESRI Shapefile', ...options, join(target, `${name}.shp`), source],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`ogr2ogr failed: ${stderr}`);
  return Object.fromEntries(
    readdirSync(target)
      .sort()
      .map((file) => [file, readFileSync(join(target, file))]),
  );
}

export function polygon(...rings) {
  return {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { nama: 'lokasi' },
        geometry: { type: 'Polygon', coordinates: rings },
      },
    ],
  };
}

/** A plot of about 0.001 by 0.001 degree in Bali, six decimals. */
export const plot = [
  [115.2, -8.6],
  [115.2, -8.599],
  [115.201, -8.599],
  [115.201, -8.6],
  [115.2, -8.6],
];

/** The examples that the page offers, with absolute paths. */
export function exampleRuns() {
  const index = JSON.parse(readFileSync(join(examples, 'index.json'), 'utf8'));
  return index.examples.map(({ id, application, plans, layers }) => ({
    id,
    application: join(examples, application),
    plans: plans.map((path) => join(examples, path)),
    layers: layers.map((path) => join(examples, path)),
  }));
}

export function assessWords({ application, plans, layers }) {
  return [
    'assess',
    application,
    '--plan',
    ...plans,
    ...(layers.length > 0 ? ['--layer', ...layers] : []),
  ];
}
