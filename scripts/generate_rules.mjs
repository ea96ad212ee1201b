#!/usr/bin/env node
// Writes docs/RULES.md: for every section of the sources the clauses, the functions that judge them, the values
// they use and the cases that show them. All of it is read from core/rules, from the citations at the
// head of functions, and from the cases; nothing is said here a second time.
//   node scripts/generate_rules.mjs [--check]

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cases } from '../tests/cases/run.mjs';
import { writeOrCheck } from '../tests/fixtures/generate/lib/output.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const textOf = (path) => readFileSync(join(root, path), 'utf8');
const read = (path) => JSON.parse(textOf(path));
const rulesFolder = 'core/rules';

const sources = read(`${rulesFolder}/sources.json`);
/** How citations in code and cases abbreviate the sources. */
const letters = {
  J: 'juknis-13-2023',
  P: 'pkkpr-pnbp-2022',
  K: 'kkkpr-pkkpr-pp28-2025',
  M: 'kkpr-majoo',
  B: 'kkpr-oss-bekasi-2022',
};

// ---- sections -----------------------------------------------------------------------------------

/** Sections of chapter III whose number is not that of chapter II with another first digit. */
const twins = {
  '3.2.3.1': '2.2.3.1',
  '3.2.3.2': '2.2.3.1',
  '3.2.3.3': '2.2.3.2',
  '3.2.3.4': '2.2.3.3',
  '3.2.3.5': '2.2.3.4',
};

/** The section that a place of a source belongs to: its number in chapter II, else the place up to its details. */
function sectionOf(source, place) {
  if (source !== letters.J)
    return place
      .split(/[;,]/)[0]
      .replace(/ huruf .*$/, '')
      .trim();
  if (/^(Bab )?I{2,3}\b/.test(place)) return 'Bab II';
  const number = /\d+(?:\.\d+)+/.exec(place)?.[0];
  if (!number || /^Lampiran/.test(place)) return place;
  return twins[number] ?? number.replace(/^3(?=\.)/, '2');
}

const sections = new Map();
function sectionFor(source, place) {
  const name = sectionOf(source, place);
  const key = `${source}\n${name}`;
  if (!sections.has(key))
    sections.set(key, {
      source,
      name,
      clauses: [],
      functions: new Map(),
      findings: [],
      values: [],
      cases: [],
    });
  return sections.get(key);
}

/** "J 2.2 = 3.2 angka 1; M KKPR UMK" → the places, each once per section. */
function placesOf(text) {
  const places = [];
  let source = null;
  for (const part of text.split(';').map((one) => one.trim())) {
    const letter = /^([JPKMB]) (.*)$/s.exec(part);
    if (letter) source = letters[letter[1]];
    const place = letter ? letter[2] : part;
    // A letter alone stands for the source as a whole, which is no place.
    if (!source || /^[JPKMB]?$|^reading /.test(place)) continue;
    // Several numbers share one letter: "J 2.1.1, 2.1.2 = 3.1.1, 3.1.2".
    const numbers =
      source === letters.J ? place.split(/\s*[=,]\s*/).filter((one) => /^\d+\.|^I/.test(one)) : [];
    for (const one of numbers.length > 0 ? numbers : [place]) places.push([source, one]);
  }
  const seen = new Set();
  return places.filter(([of, place]) => {
    const key = `${of} ${sectionOf(of, place)}`;
    return !seen.has(key) && seen.add(key);
  });
}

// ---- clauses, findings, values ------------------------------------------------------------------

const citationOf = (value) =>
  typeof value === 'string' ? { source: letters.J, place: value } : value;

for (const clause of read(`${rulesFolder}/clauses.json`)) {
  const { source, place } = citationOf(clause.citation);
  sectionFor(source, place).clauses.push(clause);
}

const fixtures = read('tests/fixtures/manifest.json').map(({ file }) => file);
for (const file of readdirSync(join(root, rulesFolder, 'findings')).sort()) {
  for (const row of read(`${rulesFolder}/findings/${file}`)) {
    const citations = [row, ...Object.values(row.variants ?? {})].map(({ citation }) => citation);
    const seen = new Set();
    for (const citation of citations.filter(Boolean).map(citationOf)) {
      if (citation.source === '{source}') continue; // filled in by the data that it is about
      const section = sectionFor(citation.source, citation.place);
      if (seen.has(section)) continue;
      seen.add(section);
      section.findings.push({ rule: row.rule, place: citation.place });
    }
  }
}

const isObject = (value) => typeof value === 'object' && value !== null;
const shown = (value) => (typeof value === 'number' ? value.toLocaleString('id-ID') : `${value}`);

/** What a dated row is called and what it says, in one line. */
function saying(row, names) {
  const name = names.filter(Boolean).join(' › ');
  const words = (one) => (isObject(one) ? one.id : undefined);
  const [who, what] = [words(row.who), words(row.what)];
  const label = [
    words(row.label),
    words(row.text),
    words(row.name),
    what && `${who}: ${what}`,
  ].find(Boolean);
  const cells = Object.entries(row.cells ?? {}).map(([column, scheme]) => `${column} → ${scheme}`);
  const numbers = ['value', 'rupiah', 'amount', 'upTo']
    .filter((key) => typeof row[key] === 'number')
    .map((key) => shown(row[key]));
  const readings = (row.readings ?? []).map(
    ({ reading, base, perHectare }) => `${reading}: ${shown(base)} + ${shown(perHectare)}/ha`,
  );
  const unit = row.unit && (numbers.length > 0 || readings.length > 0) ? ` ${row.unit}` : '';
  const amount = [...numbers, ...readings].join('; ');
  return { name, says: [label, ...cells, amount && amount + unit].filter(Boolean).join('; ') };
}

const nameKeys = [
  'name',
  'kind',
  'case',
  'scale',
  'tariff',
  'exemption',
  'to',
  'document',
  'subject',
  'applicant',
  'activity',
  'item',
  'letter',
  'rule',
];

function* datedRows(value, names, above = {}) {
  if (!isObject(value)) return;
  const own = nameKeys.map((key) => value[key]).find((one) => typeof one === 'string');
  const here = own ? [...names, own] : names;
  // A value of a list speaks with the unit and label of what it belongs to.
  const { unit = above.unit, label = above.label } = Array.isArray(value) ? {} : value;
  if (!Array.isArray(value) && 'since' in value && value.citation)
    yield { ...saying({ unit, label, ...value }, here), row: value };
  for (const [key, inner] of Object.entries(value)) {
    if (key !== 'citation') yield* datedRows(inner, here, { unit, label });
  }
}

for (const file of readdirSync(join(root, rulesFolder)).sort()) {
  if (!file.endsWith('.json') || /^(clauses|rule_sets)/.test(file)) continue;
  for (const { name, says, row } of datedRows(read(`${rulesFolder}/${file}`), [])) {
    const { source, place } = citationOf(row.citation);
    sectionFor(source, place).values.push({ file, name, says, row, place });
  }
}

// ---- functions and cases ------------------------------------------------------------------------

function* sourceFiles(folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* sourceFiles(path);
    else if (entry.name.endsWith('.cpp')) yield path;
  }
}

/** The function around a line, or the one that follows a comment at the left edge. */
function functionAt(lines, at) {
  // A definition begins at the left edge and its head ends with "{", some lines below perhaps.
  const nameIn = (i) => {
    if (!/^[A-Za-z]/.test(lines[i]) || /^(namespace|using|struct|class|enum|#)/.test(lines[i]))
      return null;
    const head = lines.slice(i, i + 6).join(' ');
    return /^[^;={]*?(\w+)\([^;]*?\{/.exec(head)?.[1] ?? null;
  };
  if (/^\s/.test(lines[at]) && !lines[at].startsWith('//')) {
    for (let i = at; i >= 0; i--) {
      const name = nameIn(i);
      if (name) return name;
    }
    return null;
  }
  for (let i = at; i < Math.min(lines.length, at + 12); i++) {
    const name = nameIn(i);
    if (name) return name;
  }
  return null;
}

for (const path of ['core/quality', 'core/assessment', 'core/application'].flatMap((folder) => [
  ...sourceFiles(folder),
])) {
  const lines = textOf(path).split('\n');
  for (const [at, line] of lines.entries()) {
    if (!/^\s*\/\//.test(line)) continue;
    // A citation may run on to the next line of its comment.
    const comment = `${line} ${lines[at + 1] ?? ''}`.replace(/\s*\/\/\/?/g, '');
    for (const [whole, cited] of comment.matchAll(/\[((?:[JPKMB] )[^\]]+)\]/g)) {
      if (!line.includes(whole.slice(0, 3))) continue;
      const name = functionAt(lines, at);
      for (const [source, place] of placesOf(cited)) {
        const { functions } = sectionFor(source, place);
        functions.set(`${path} ${name}`, { path, name });
      }
    }
  }
}

for (const { name, cite, from } of cases()) {
  if (!cite) continue;
  for (const [source, place] of placesOf(cite))
    sectionFor(source, place).cases.push({ name, from });
}

// ---- the page -----------------------------------------------------------------------------------

const status = {
  certain: 'pasti',
  'one-source': 'satu sumber',
  conflicting: 'sumber berbeda',
  ours: 'pilihan kami',
};
const escaped = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
const link = (path) => `[${relative('core', path)}](../${path})`;
const period = ({ since, until }) => `${since} – ${until ?? '…'}`;

/** Sections in the order of their numbers, the rest by name. */
function ordered(a, b) {
  const number = (section) => /^\d+(\.\d+)*$/.exec(section.name)?.[0].split('.').map(Number);
  const [x, y] = [number(a), number(b)];
  if (x && y) {
    for (let i = 0; i < Math.max(x.length, y.length); i++)
      if ((x[i] ?? -1) !== (y[i] ?? -1)) return (x[i] ?? -1) - (y[i] ?? -1);
    return 0;
  }
  if (x || y) return x ? -1 : 1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

const page = [
  '# Rules: where each is judged',
  '',
  'Section of a source → its clauses → the functions that judge them → the values they use → the cases that show them.',
  'Made by `npm run docs` from `core/rules/*.json`, the citations at the head of functions and `tests/cases`; not edited by hand.',
  'Sections of the Juknis go by their number in chapter II; those of chapter III stand with their twins.',
  '',
];

function writeClauses(section) {
  page.push('| clause | judged by | passes | fails |', '|---|---|---|---|');
  for (const { id, judgedBy, pass, fail, why } of section.clauses) {
    const by = existsSync(join(root, judgedBy)) ? link(judgedBy) : `\`${judgedBy}\``;
    const none = why ? `– (${why})` : '–';
    const row = [`\`${id}\``, by, pass ?? none, fail ?? none];
    page.push(`| ${row.map(escaped).join(' | ')} |`);
  }
  page.push('');
}

function writeValues(section) {
  page.push('| value | says | from – until | how sure | file |', '|---|---|---|---|---|');
  for (const { file, name, says, row } of section.values) {
    const cells = [name, says || '–', period(row), status[row.status], `\`${file}\``];
    page.push(`| ${cells.map(escaped).join(' | ')} |`);
  }
  page.push('');
}

for (const { source, title, short } of sources) {
  const own = [...sections.values()].filter((section) => section.source === source).sort(ordered);
  if (own.length === 0) continue;
  page.push(`## ${short}`, '', `${title} (\`${source}\`)`, '');
  for (const section of own) {
    page.push(`### ${section.name}`, '');
    if (section.clauses.length > 0) writeClauses(section);
    if (section.findings.length > 0) {
      const rules = section.findings.map(({ rule }) => {
        const count = fixtures.filter(
          (f) => f === `${rule}.zip` || f.startsWith(`${rule}--`),
        ).length;
        const named = /^(plan|application)\./.test(rule)
          ? `\`${rule}\``
          : `[${rule}](FINDINGS.md#${rule})`;
        return named + (count > 0 ? ` (${count} fixtures)` : '');
      });
      page.push(`Findings: ${rules.join(', ')}`, '');
    }
    if (section.functions.size > 0) {
      const named = [...section.functions.values()].map(({ path, name }) =>
        name ? `\`${name}\` in ${link(path)}` : link(path),
      );
      page.push(`Functions: ${named.join(', ')}`, '');
    }
    if (section.values.length > 0) writeValues(section);
    if (section.cases.length > 0) {
      page.push('Cases:', '');
      for (const { name, from } of section.cases) page.push(`- ${escaped(name)} (\`${from}\`)`);
      page.push('');
    }
  }
}

writeOrCheck(
  root,
  new Map([['docs/RULES.md', `${page.join('\n').trimEnd()}\n`]]),
  ['docs'],
  (path) => path === 'docs/RULES.md',
  300_000,
);
