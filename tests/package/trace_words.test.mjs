// The trace in words: whatever the core can put into a step, people can read in both languages.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { cases, resultOf } from '../cases/run.mjs';
import { api, root } from './helpers.mjs';

const folder = join(root, 'core/assessment');
const source = readdirSync(folder)
  .filter((name) => name.endsWith('.cpp') && !name.startsWith('route'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');
const all = (pattern) => [...source.matchAll(pattern)].map((match) => match[1]);
/** String literals in what a call is given, up to the end of the statement. */
const literals = (call) =>
  all(call).flatMap((text) => [...text.matchAll(/"([^"]+)"/g)].map((match) => match[1]));

let words;
let engine;
before(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export * from './trace_words.ts'; export * from './terms.ts'; export * from './activities.ts';`,
      resolveDir: join(root, 'wasm/src'),
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    write: false,
  });
  const text = Buffer.from(outputFiles[0].contents).toString('base64');
  words = await import(`data:text/javascript;base64,${text}`);
  engine = await api.createEngine({ inProcess: true });
});
after(() => engine.close());

const complete = (table, names) => {
  assert.ok(names.length > 0);
  for (const name of names) {
    for (const language of ['id', 'en'])
      assert.match(table[name]?.[language] ?? '', /\S/, `${name} in ${language}`);
  }
};

test('every rule of a step has a label', () => {
  const schema = JSON.parse(readFileSync(join(root, 'wasm/schema/assessment.json'), 'utf8'));
  const factors = schema.$defs.Deduction.properties.factor.enum;
  const named = [
    ...all(/\bStep \w+\(\s*"([^"]+)"/g),
    ...all(/\bstage\(\s*"([^"]+)"/g),
    ...all(/\bzoningStep\(\w+,\s*"([^"]+)"/g),
  ].filter((name) => name !== 'deduction.');
  assert.ok(named.length >= 20, named.join());
  const rules = [...new Set(named), ...factors.map((factor) => `deduction.${factor}`)];
  complete(words.traceWords.rules, rules);
  // And none that the core never says.
  assert.deepEqual(Object.keys(words.traceWords.rules).sort(), rules.sort());
});

test('every input of a step has a name', () => {
  const names = [...new Set(all(/\.with\("(\w+)"/g))];
  complete(words.traceWords.inputs, names);
  assert.deepEqual(Object.keys(words.traceWords.inputs).sort(), names.sort());
});

test('every outcome, choice and ground is told in words', () => {
  const { decisions, authorities } = words.terms.id;
  const told = { ...words.traceWords.outcomes };
  for (const name of [...Object.keys(decisions), ...Object.keys(authorities), 'KKKPR', 'PKKPR'])
    told[name] = { id: name, en: name };
  complete(told, literals(/\.to\(([^;]*);/g));
  complete(told, literals(/\bhow =([^;]*);/g));
  const causes = readFileSync(join(folder, 'result.cpp'), 'utf8').split('causeName')[1];
  complete(
    told,
    [...causes.split('\n}')[0].matchAll(/return "([^"]+)"/g)].map((match) => match[1]),
  );
  const zoning = source.split('groundName(Ground ground) {')[1].split('\n}')[0];
  complete(
    words.traceWords.grounds,
    [...zoning.matchAll(/return "([^"]+)"/g)].map((match) => match[1]),
  );
});

test('every subject of a flag and of a condition has a name', () => {
  const subjects = [
    ...all(/addFlag\(\s*\{\s*"([a-z-]+)"/g),
    ...all(/addFlag\(drawn\w*(?:\([^"]*\))?, "([a-z-]+)"/g),
    ...literals(/Flag flag\{([^;,]+),/g),
    ...all(/flags\.push_back\(\s*\{\s*"([a-z-]+)"/g),
  ];
  assert.ok(subjects.length > 15);
  for (const language of ['id', 'en']) {
    for (const subject of subjects)
      assert.match(words.terms[language].subjects[subject] ?? '', /\S/, `${subject} ${language}`);
  }
  assert.deepEqual(Object.keys(words.terms.id.subjects), Object.keys(words.terms.en.subjects));
});

test('a step that nobody has named keeps its own name', () => {
  const step = {
    rule: 'baru',
    citation: null,
    inputs: { x: 1 },
    result: 'ya',
    reading: null,
    children: [],
  };
  const reader = { language: 'en', titles: new Map(), complete: true };
  assert.deepEqual(words.stepInWords(step, reader), {
    label: 'baru',
    outcome: 'ya',
    inputs: [{ label: 'x', value: '1' }],
  });
});

test('the trace of every case is told without a word of the machine', async () => {
  let steps = 0;
  for (const one of cases().filter(({ command }) => command === 'assess')) {
    const result = await resultOf(engine, one);
    const titles = new Map(result.examined.map((e) => [e.plan ?? e.layer, e.title]));
    const walk = (step) => {
      steps++;
      for (const language of ['id', 'en']) {
        const said = words.stepInWords(step, { language, titles, complete: result.complete });
        const about = `${one.name}: ${JSON.stringify(said)}`;
        assert.match(said.label, / /, about);
        assert.doesNotMatch(said.outcome, /^[a-z]+-[a-z-]+$/, about);
        // An outcome of the plans is none of the intensity.
        if (step.rule === 'intensity')
          assert.doesNotMatch(said.outcome, /no plan|tidak ada RTR/, about);
        assert.equal(
          said.outcome === 'ditolak',
          language === 'id' && step.result === 'ditolak' && result.complete,
          about,
        );
        for (const { label, value } of said.inputs) {
          assert.match(label, /^\p{Lu}/u, about);
          assert.match(value, /\S/, about);
          if (label === 'Luas') assert.match(value, /^[\d.]+,\d\d\u00a0m²$/, about);
        }
      }
      step.children.forEach(walk);
    };
    result.trace.forEach(walk);
  }
  assert.ok(steps > 300, `only ${steps} steps`);
});

test('every step of an example cites the clause that asks it, of its own chapter', async () => {
  const example = cases().find(
    ({ command, given }) => command === 'assess' && /masjid-lintas/.test(String(given.application)),
  );
  const said = [];
  const walk = ({ rule, citation, reading, children }) => {
    said.push(`${rule} ${citation.place}${reading === null ? '' : ` (${reading})`}`);
    children.forEach(walk);
  };
  (await resultOf(engine, example)).trace.forEach(walk);
  assert.deepEqual(said, [
    'location 2.1.2 (= 3.1.2) angka 1 huruf b (8)',
    'authority Bab II; Bab III',
    'authority.region 2.2.2.4 (= 3.2.2.4) angka 1',
    'mechanism 3.2 angka 1-3',
    'mechanism.rdtr 3.2 angka 3',
    'kkkpr 3.2.1',
    'kkkpr.conformity 3.2.1.2 angka 1',
    'zone 3.2.1.2 angka 1',
    'zone 3.2.1.2 angka 1',
    'sector 3.2.3.4 angka 2',
    'intensity 3.2.1.2 angka 2 huruf b',
    'validity 3.2.5 angka 2',
    'pkkpr 3.2.2 (9)',
    'mechanism.recheck 3.2.2',
    'pkkpr.level 3.2.3.2 tahap pemeriksaan angka 3',
    'pkkpr.conformity 3.2.2.2 angka 2 huruf a',
    'zone 3.2.2.2 angka 2 huruf a',
    'zone 3.2.2.2 angka 2 huruf a',
    'pkkpr.level 3.2.3.2 tahap pemeriksaan angka 5',
    'pkkpr.conformity 3.2.2.2 angka 2 huruf a',
    'zone 3.2.2.2 angka 2 huruf a',
    'pkkpr.land 3.2.2.3 angka 1',
    'deduction.tidak-sesuai-rtr 3.2.2.2 angka 2 huruf a',
    'sector 3.2.3.4 angka 2',
    'intensity 3.2.2.2 angka 3',
    'validity 3.2.5 angka 2',
    'decision 3.2.5 (7)',
  ]);
});

test('activities have the same words where the core writes them and where a table shows them', () => {
  const { known } = JSON.parse(readFileSync(join(root, 'core/rules/applicants.json'), 'utf8'));
  const asTitle = (text) => {
    const bare = text.replace(/^an? /, '');
    return bare[0].toUpperCase() + bare.slice(1);
  };
  for (const language of ['id', 'en']) {
    const said = Object.fromEntries(
      known.map(({ activity, text }) => [activity, asTitle(text[language])]),
    );
    assert.deepEqual(words.activities[language], said);
  }
});
