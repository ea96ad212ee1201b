// The data of core/rules: no key twice, no key that nobody reads, every value dated, cited and of a known
// certainty. A table that the core reads strictly (StrictRow) refuses strange keys itself, when
// the unit tests read it; the others have their shape here.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const folder = join(root, 'core/rules');
const files = [
  ...readdirSync(folder),
  ...readdirSync(join(folder, 'findings')).map((name) => `findings/${name}`),
].filter((name) => name.endsWith('.json'));
const textOf = (name) => readFileSync(join(folder, name), 'utf8');

/** Keys that stand twice in one object, with their path. JSON.parse would keep the last in silence. */
function repeatedKeys(text) {
  const repeated = [];
  const open = [];
  let key = null;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g)) {
    const top = open.at(-1);
    if (token === '{' || token === '[') open.push(token === '{' ? new Set() : null);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      if (top.has(key)) repeated.push(key);
      top.add(key);
    } else if (token !== ',') key = token;
  }
  return repeated;
}

const both = { id: '', en: '' };
const cited = { source: '', place: '' };
const clause = {
  id: '',
  section: '',
  citation: null,
  judgedBy: '',
  pass: null,
  fail: null,
  why: null,
};
/** '' text · 0 number · true yes or no · [shape] list · '*' any key · '?' may be left out · a list of several: one of them. */
const shapes = {
  'readings.json': [{ number: 0, place: '', text: both }],
  'sources.json': [{ source: '', title: '', short: '' }],
  'zone_codes.json': {
    codes: [{ code: '', name: '', rgb: null, certainty: '' }],
    classes: [{ name: '', rgb: null, certainty: '' }],
  },
  'remedy_steps.json': {
    programs: [''],
    otherwise: { '*': both },
    actions: { '*': { '*': both } },
  },
  'repair_reasons.json': { refused: { '*': { '*': both } }, notes: { '*': both } },
  'clauses.json': [clause],
};
const finding = { severity: '', message: both, remedy: both };
const findingRow = {
  rule: '',
  'severity?': '',
  'message?': both,
  'remedy?': both,
  citation: null,
  repairable: true,
  'mend?': '',
  'candidate?': both,
  'variants?': { '*': { '*': null } },
};
const variantKeys = new Set([
  ...Object.keys(finding),
  'repairable',
  'citation',
  'mend',
  'candidate',
]);
/** Where a value is not of a shape; null in a shape is anything. */
function misfits(value, shape, path = '') {
  if (shape === null) return [];
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return shape.length === 0 ? [] : value.flatMap((v, i) => misfits(v, shape[0], `${path}/${i}`));
  }
  if (typeof shape !== 'object')
    return typeof value === typeof shape ? [] : [`${path} is no ${typeof shape}`];
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [`${path} is no object`];
  if ('*' in shape)
    return Object.entries(value).flatMap(([k, v]) => misfits(v, shape['*'], `${path}/${k}`));
  const wrong = [];
  for (const [key, inner] of Object.entries(value)) {
    const known = key in shape ? key : `${key}?`;
    if (known in shape) wrong.push(...misfits(inner, shape[known], `${path}/${key}`));
    else wrong.push(`${path}/${key}: nobody reads it`);
  }
  for (const key of Object.keys(shape))
    if (!key.endsWith('?') && !(key in value)) wrong.push(`${path}/${key} is missing`);
  return wrong;
}

/** Files whose reader refuses what it does not know. */
const strict = new Set(
  readdirSync(folder)
    .filter((name) => name.endsWith('.cpp'))
    .map((name) => textOf(name))
    .filter((text) => /StrictRow|strictRows/.test(text))
    .flatMap((text) => [...text.matchAll(/embeddedJson\("([^"]+)"\)/g)].map(([, name]) => name)),
);

function* objectsOf(value, path = '') {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [path, value];
  for (const [key, inner] of Object.entries(value)) yield* objectsOf(inner, `${path}/${key}`);
}

test('the watchers see what they watch for', () => {
  assert.deepEqual(repeatedKeys('{"a":{"b":1,"c":[{"b":2}],"b":3},"b":"a: {"}'), ['"b"']);
  assert.deepEqual(misfits([{ id: 'a', en: 1, more: 0 }], [both]), [
    '/0/en is no string',
    '/0/more: nobody reads it',
  ]);
  assert.deepEqual(misfits({ id: 'a' }, both), ['/en is missing']);
});

test('no key stands twice', () => {
  for (const name of files) assert.deepEqual(repeatedKeys(textOf(name)), [], name);
});

test('every key of every table is one that somebody reads', () => {
  assert.ok(strict.size >= 7, [...strict].join());
  for (const name of files) {
    const data = JSON.parse(textOf(name));
    if (strict.has(name)) continue;
    if (!name.startsWith('findings/')) {
      assert.ok(shapes[name], `${name} is read by no strict reader and has no shape here`);
      assert.deepEqual(misfits(data, shapes[name]), [], name);
      continue;
    }
    assert.deepEqual(misfits(data, [findingRow]), [], name);
    for (const row of data)
      for (const variant of Object.values(row.variants ?? {}))
        for (const key of Object.keys(variant)) assert.ok(variantKeys.has(key), `${name}: ${key}`);
  }
});

test('every dated value says until when, how sure it is and where it stands', () => {
  const sources = new Set(JSON.parse(textOf('sources.json')).map(({ source }) => source));
  let dated = 0;
  for (const name of files) {
    for (const [path, object] of objectsOf(JSON.parse(textOf(name)))) {
      const at = `${name}${path}`;
      // The citation of a finding may be filled in by the data that it is about.
      const template = object.citation?.source === '{source}';
      if (typeof object.citation === 'object' && object.citation !== null && !template) {
        assert.deepEqual(misfits(object.citation, cited), [], at);
        assert.ok(sources.has(object.citation.source), `${at}: ${object.citation.source}`);
      }
      if (!('since' in object)) continue;
      assert.ok('until' in object, at);
      if (name === 'rule_sets.json') continue; // a set of rules cites its sources by name
      dated++;
      assert.match(object.status, /^(certain|one-source|conflicting|ours)$/, at);
      assert.ok(object.citation, at);
    }
  }
  assert.ok(dated > 100, `${dated} values`);
});
