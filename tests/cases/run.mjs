// Runs the cases of this folder against an engine: the npm package, or anything with the same two calls
// (format: README.md).

import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { layerOf, planOf, shapefileOf } from './boxes.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(join(root, path));
const parse = (path) => JSON.parse(read(path).toString('utf8'));

/** Every case: those of the *.json files here, and one for every fixture of the manifest. */
export function cases() {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const written = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) =>
      parse(`tests/cases/${name}`).map((one) => ({ ...one, from: `tests/cases/${name}` })),
    );
  const fixtures = parse('tests/fixtures/manifest.json').map(
    ({ file, description, options, layers, verdict, rules }) => ({
      name: `${file}: ${description}`,
      cite: null,
      command: 'check',
      given: {
        file: `tests/fixtures/${file}`,
        options: options ?? {},
        ...(layers && { layers }),
      },
      expect: {
        '/schema': 'kkpr/check@1',
        '/verdict': verdict,
        '/findings/*/rule': { unique: rules },
        '/findings/*/message/id': { every: { match: '\\S' } },
        '/findings/*/message/en': { every: { match: '\\S' } },
      },
      from: 'tests/fixtures/manifest.json',
    }),
  );
  return [...fixtures, ...written];
}

/** All values that a path leads to; undefined stands for one that is not there. */
function follow(value, steps) {
  if (steps.length === 0) return [value];
  const [step, ...rest] = steps;
  if (step === '*')
    return Array.isArray(value) ? value.flatMap((one) => follow(one, rest)) : [undefined];
  const choice = /^\[(\w+)=(.*)\]$/.exec(step);
  if (choice) {
    const found = Array.isArray(value)
      ? value.find((one) => String(one?.[choice[1]]) === choice[2])
      : undefined;
    return follow(found, rest);
  }
  return follow(value?.[step], rest);
}

function stepsOf(path) {
  const steps = [];
  for (let rest = path; rest; ) {
    const [whole, step] = /^\/(\[\w+=[^\]]*\]|[^/]*)/.exec(rest) ?? [];
    if (whole === undefined) throw new Error(`"${path}" is no path`);
    steps.push(step);
    rest = rest.slice(whole.length);
  }
  return steps;
}

const isPlain = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const show = (value) => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
};

const matchers = {
  near: (actual, near, { within }) =>
    typeof within === 'number' && typeof actual === 'number' && Math.abs(actual - near) <= within,
  within: () => true, // read together with near
  length: (actual, length) => Array.isArray(actual) && actual.length === length,
  unique: (actual, list) => Array.isArray(actual) && isDeepStrictEqual([...new Set(actual)], list),
  atLeast: (actual, least) => typeof actual === 'number' && actual >= least,
  match: (actual, pattern) => typeof actual === 'string' && new RegExp(pattern, 'u').test(actual),
  some: (actual, expected) =>
    Array.isArray(actual) && actual.some((one) => failuresOf(one, expected).length === 0),
  none: (actual, expected) =>
    Array.isArray(actual) && !actual.some((one) => failuresOf(one, expected).length === 0),
  every: (actual, expected) =>
    Array.isArray(actual) && actual.every((one) => matches(one, expected)),
  absent: (actual, absent) => (actual === undefined || actual === null) === absent,
};

function matches(actual, expected) {
  if (!isPlain(expected)) return isDeepStrictEqual(actual, expected);
  const keys = Object.keys(expected);
  const unknown = keys.filter((key) => !Object.hasOwn(matchers, key));
  if (keys.length === 0 || unknown.length)
    throw new Error(`no such matcher: ${unknown.join() || '{}'}`);
  return keys.every((key) => matchers[key](actual, expected[key], expected));
}

/** What of `expect` (path → expectation) does not hold in `result`, as sentences. */
export function failuresOf(result, expect) {
  const failures = [];
  for (const [path, expected] of Object.entries(expect)) {
    const steps = stepsOf(path);
    const found = follow(result, steps);
    const actual = steps.includes('*') ? found : found[0];
    if (!matches(actual, expected))
      failures.push(`${path} is ${show(actual)}, expected ${show(expected)}`);
  }
  return failures;
}

/** A document with some of its members replaced; null leaves one out. */
function replaced(document, members) {
  const result = { ...document, ...members };
  for (const [name, value] of Object.entries(result)) if (value === null) delete result[name];
  return result;
}

/** A document changed by a merge patch (RFC 7396): null takes a member away. */
function patched(document, patch) {
  if (!isPlain(patch)) return patch;
  const result = isPlain(document) ? { ...document } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = patched(result[key], value);
  }
  return result;
}

/** The text of an application as a case changes it. */
function textOf(path, { with: members, patch } = {}) {
  const written = read(path).toString('utf8');
  if (members) return JSON.stringify(replaced(JSON.parse(written), members));
  return patch ? JSON.stringify(patched(JSON.parse(written), patch)) : written;
}

const scratch = [];
process.on('exit', () => {
  for (const folder of scratch) rmSync(folder, { recursive: true, force: true });
});

/** The shapefiles that a case draws as boxes: name → bytes. */
function drawn({ files = {}, frame }, text) {
  const location = JSON.parse(text).location?.shapefile;
  return Object.fromEntries(
    Object.entries(files).map(([name, boxes]) => [
      name,
      shapefileOf(name, boxes, frame, name === location ? 6 : 15),
    ]),
  );
}

/** Path of the application as the case changes it, with its files beside it, for the native program. */
function besideItsFiles(given) {
  const folder = mkdtempSync(join(tmpdir(), 'kkpr-case-'));
  scratch.push(folder);
  const text = textOf(given.application, given);
  writeFileSync(join(folder, 'document.json'), text);
  const shapefiles = drawn(given, text);
  const zip = JSON.parse(text).location?.shapefile;
  if (zip && !shapefiles[zip])
    copyFileSync(join(root, dirname(given.application), zip), join(folder, zip));
  for (const [name, bytes] of Object.entries(shapefiles)) writeFileSync(join(folder, name), bytes);
  return join(folder, 'document.json');
}

/** Path of a plan or layer, of one drawn as boxes, too. */
function pathOf(one, writtenOut, frame) {
  if (typeof one === 'string') return one;
  const folder = mkdtempSync(join(tmpdir(), 'kkpr-case-'));
  scratch.push(folder);
  writeFileSync(join(folder, 'document.json'), JSON.stringify(writtenOut(one, frame)));
  return join(folder, 'document.json');
}

/** A document and the files it names, as the engine asks for them; of its papers those that are there. */
async function withFiles(engine, path, changes = {}) {
  const text = textOf(path, changes);
  const files = drawn(changes, text);
  for (const name of await engine.filesOf(text))
    files[name] ??= new Uint8Array(read(join(dirname(path), name)));
  for (const name of await engine.documentsOf(text)) {
    if (existsSync(join(root, dirname(path), name)))
      files[name] = new Uint8Array(read(join(dirname(path), name)));
  }
  return [text, files];
}

/** The result of one case. */
export async function resultOf(engine, { command, given }) {
  const load = async (list, loadOne, writtenOut) => {
    for (const one of list ?? []) {
      if (typeof one === 'string') await loadOne(...(await withFiles(engine, one)));
      else await loadOne(JSON.stringify(writtenOut(one, given.frame)), {});
    }
  };
  const loadLayers = () => load(given.layers, (...words) => engine.loadLayer(...words), layerOf);
  if (command === 'check') {
    await engine.clearPlans();
    await loadLayers();
    return engine.check(new Uint8Array(read(given.file)), {
      name: given.file.split('/').at(-1),
      ...given.options,
    });
  }
  if (command === 'plan')
    return engine.planHealth(...(await withFiles(engine, given.plan ?? given.layer, given)));
  if (!['assess', 'validate', 'route'].includes(command))
    throw new Error(`no such command: ${command}`);
  await engine.clearPlans();
  await load(given.plans, (...words) => engine.loadPlan(...words), planOf);
  await loadLayers();
  const [application, files] = await withFiles(engine, given.application, given);
  return engine[command](application, files, given.options ?? {});
}

/** The words for the native program (tests/native/kkpr_native.cpp) that ask for the same. */
export function nativeWords({ command, given }) {
  const options = JSON.stringify(given.options ?? {});
  const list = (word, paths) => (paths?.length ? [word, ...paths] : []);
  if (command === 'plan') {
    const patch = given.patch ? ['--patch', JSON.stringify(given.patch)] : [];
    return ['plan', given.plan ?? given.layer, ...patch];
  }
  return command === 'check'
    ? ['check', given.file, given.file.split('/').at(-1), options, ...list('--layer', given.layers)]
    : [
        command,
        given.with || given.files ? besideItsFiles(given) : given.application,
        options,
        ...(given.patch && !given.files ? ['--patch', JSON.stringify(given.patch)] : []),
        ...list(
          '--plan',
          given.plans?.map((one) => pathOf(one, planOf, given.frame)),
        ),
        ...list(
          '--layer',
          given.layers?.map((one) => pathOf(one, layerOf, given.frame)),
        ),
      ];
}

/** The result by the native program. */
export function nativeResultOf(program, one) {
  return JSON.parse(
    execFileSync(program, nativeWords(one), { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 }),
  );
}

/** Runs all cases: [{ name, from, failures }] for each, in order. */
export async function runCases(engine, list = cases()) {
  const outcomes = [];
  for (const one of list) {
    let failures;
    try {
      failures = failuresOf(await resultOf(engine, one), one.expect);
    } catch (error) {
      failures = [`${error.name ?? 'Error'}: ${error.message}`];
    }
    outcomes.push({ name: one.name, from: one.from, failures });
  }
  return outcomes;
}
