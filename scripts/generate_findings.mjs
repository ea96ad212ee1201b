#!/usr/bin/env node
// Writes docs/FINDINGS.md and docs/pictures/: for every rule what it means, why it matters and how to mend
// it, with a picture of its fixture. Words come from core/rules, numbers and places from the engine.
//   node scripts/generate_findings.mjs [--check]     needs the package (scripts/build.sh)

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cases, resultOf } from '../tests/cases/run.mjs';
import { writeOrCheck } from '../tests/fixtures/generate/lib/output.mjs';
import { membersOf, outlinePicture, partsPicture } from './finding_pictures.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const dist = resolve(process.env.KKPR_DIST ?? join(root, 'dist'));
const { createEngine } = await import(join(dist, 'index.node.js'));
const engine = await createEngine({ inProcess: true });

const catalogue = new Map();
for (const file of readdirSync(join(root, 'core/rules/findings')).sort()) {
  for (const row of read(`core/rules/findings/${file}`)) catalogue.set(row.rule, row);
}
const sources = new Map(read('core/rules/sources.json').map((row) => [row.source, row]));
const steps = read('core/rules/remedy_steps.json');
const persons = read('core/rules/person_checks.json');
const manifest = read('tests/fixtures/manifest.json');
const { rules } = await engine.about();

const programs = {
  qgis: 'QGIS',
  arcgis: 'ArcGIS',
  'autocad-map': 'AutoCAD Map 3D',
  'google-earth': 'Google Earth',
};
const severities = {
  id: { galat: 'Galat', peringatan: 'Peringatan', info: 'Info' },
  en: { galat: 'Error', peringatan: 'Warning', info: 'Note' },
};
const families = {
  container: { id: 'Zip', en: 'The zip' },
  files: { id: 'Berkas-berkas shapefile', en: 'The files of the shapefile' },
  structure: { id: 'Susunan berkas', en: 'Structure of the files' },
  crs: { id: 'Sistem koordinat', en: 'Coordinate system' },
  coordinate: { id: 'Koordinat', en: 'Coordinates' },
  geometry: { id: 'Bentuk poligon', en: 'Shape of a polygon' },
  topology: { id: 'Antarpoligon', en: 'Between polygons' },
  area: { id: 'Luas', en: 'Area' },
  limit: { id: 'Batas pemeriksaan', en: 'Limits of the check' },
  application: { id: 'Permohonan', en: 'The application' },
  plan: { id: 'Rencana dan lapisan', en: 'Plans and layers' },
};

const outputs = new Map();
const shown = rules.map(({ rule }) => rule).filter((rule) => !rule.startsWith('person.'));

/** What the engine says of an application, a plan or a layer, by rule: one finding of each wording, from the cases. */
const ofDocuments = new Map();
for (const one of cases().filter(({ command }) => ['validate', 'plan'].includes(command))) {
  const { findings } = await resultOf(engine, one);
  for (const finding of findings.filter(({ rule }) => /^(application|plan)\./.test(rule))) {
    const known = ofDocuments.get(finding.rule) ?? [];
    if (known.some(({ finding: other }) => other.variant === finding.variant)) continue;
    ofDocuments.set(finding.rule, [...known, { finding }]);
  }
}

/** What the engine says of the fixtures that are named after a rule: its own first. */
async function examplesOf(rule) {
  if (/^(application|plan)\./.test(rule)) {
    const found = ofDocuments.get(rule) ?? [];
    return found.sort((a, b) => (a.finding.variant ?? '').localeCompare(b.finding.variant ?? ''));
  }
  const named = manifest.filter(
    ({ file, rules: fired }) =>
      (file === `${rule}.zip` || file.startsWith(`${rule}--`)) && fired.includes(rule),
  );
  const examples = [];
  for (const fixture of named) {
    const bytes = readFileSync(join(root, 'tests/fixtures', fixture.file));
    await engine.clearPlans();
    for (const layer of fixture.layers ?? []) await engine.loadLayer(read(layer));
    const result = await engine.check(bytes, { name: fixture.file, ...fixture.options });
    for (const finding of result.findings) {
      if (finding.rule === rule) examples.push({ fixture, bytes, finding });
    }
  }
  return examples;
}

function picture(rule, { fixture, bytes, finding }) {
  const name = `pictures/${rule}.svg`;
  const shp = membersOf(bytes).find(({ name: member }) => /\.shp$/i.test(member))?.data;
  const ofOutline = /^(coordinate|geometry|topology|area)\./.test(rule) && shp;
  const drawn =
    (ofOutline && outlinePicture(fixture.description, shp, finding)) ||
    partsPicture(fixture.description, bytes, finding);
  outputs.set(`docs/${name}`, drawn);
  return `![${fixture.description}](${name})`;
}

/** The wording without numbers, for a rule that no small file can show. */
const unfilled = (text) => text.replace(/\{\w+\}/g, '…').replace(/\[([^|\]]*)\|([^\]]*)\]/g, '$2');

function repairText(row, language) {
  const all = [
    row.repairable,
    ...Object.values(row.variants ?? {}).map((v) => v.repairable ?? row.repairable),
  ];
  const words = {
    id: [
      '`kkpr repair` tidak dapat memperbaikinya.',
      '`kkpr repair` dapat memperbaikinya.',
      '`kkpr repair` dapat memperbaiki sebagian bentuknya.',
    ],
    en: [
      '`kkpr repair` cannot mend it.',
      '`kkpr repair` can mend it.',
      '`kkpr repair` can mend some forms of it.',
    ],
  }[language];
  return words[all.every(Boolean) ? 1 : all.some(Boolean) ? 2 : 0];
}

function severityText(row, language) {
  const all = [
    row.severity,
    ...Object.values(row.variants ?? {}).map((v) => v.severity ?? row.severity),
  ];
  const names = [...new Set(all)].map((severity) => severities[language][severity]);
  return names.length === 1
    ? names[0]
    : `${names[0]} (${{ id: 'kadang', en: 'at times' }[language]} ${names.slice(1).join(', ').toLowerCase()})`;
}

function placeText({ source, place }) {
  return `${sources.get(source).title}, ${place}.`;
}

function whyText(row, language, first) {
  if (first?.citation) return placeText(first.citation);
  if (!row.citation && row.rule.startsWith('plan.')) {
    return {
      id: 'Juknis tidak mengaturnya: hasil penilaian hanya seteliti rencana dan lapisan yang dibandingkan.',
      en: 'No rule of the law: an assessment is only as exact as the plans and layers it compares with.',
    }[language];
  }
  if (!row.citation) {
    return {
      id: 'Berkasnya sendiri tidak sesuai dengan formatnya; program yang berbeda dapat membacanya berbeda.',
      en: 'The file itself departs from its format; different programs may read it differently.',
    }[language];
  }
  return placeText({ source: 'juknis-13-2023', place: row.citation });
}

function stepLines(action, language) {
  if (!action) return [];
  const own = steps.actions[action];
  return steps.programs.map(
    (program) =>
      `- **${programs[program]}**: ${(own[program] ?? steps.otherwise[program])[language]}`,
  );
}

function section(rule, examples, language) {
  const row = catalogue.get(rule);
  const first = examples[0]?.finding;
  const words = {
    id: {
      title: 'Indonesia',
      means: 'Arti',
      why: 'Mengapa',
      mend: 'Cara memperbaiki',
      also: 'Bentuk lain',
    },
    en: {
      title: 'English',
      means: 'Meaning',
      why: 'Why',
      mend: 'How to mend it',
      also: 'Other forms',
    },
  }[language];
  const variant = row.variants?.[first?.variant];
  const lines = [
    `**${words.title}** · ${severityText(row, language)} · ${repairText(row, language)}`,
    '',
    `**${words.means}.** ${first ? first.message[language] : unfilled(row.message[language])}`,
    '',
  ];
  const others = new Map();
  for (const { finding } of examples) {
    if (finding.variant !== first.variant && !others.has(finding.variant)) {
      others.set(finding.variant, finding.message[language]);
    }
  }
  if (others.size > 0) {
    lines.push(`${words.also}:`, '', ...[...others.values()].map((text) => `- ${text}`), '');
  }
  lines.push(`**${words.why}.** ${whyText(row, language, first)}`, '');
  lines.push(
    `**${words.mend}.** ${first ? first.remedy[language] : unfilled(row.remedy[language])}`,
    '',
  );
  const action = variant && 'mend' in variant ? variant.mend : row.mend;
  const list = stepLines(action, language);
  if (list.length > 0) lines.push(...list, '');
  return lines;
}

const page = [
  '# Temuan · Findings',
  '',
  'Setiap temuan `kkpr check`, `kkpr validate`, dan `kkpr plan`: artinya, dasarnya, dan cara memperbaikinya. Urutannya urutan laporan: perbaiki dari atas ke bawah. Halaman ini dibuat oleh `npm run docs`; angka dan gambar berasal dari berkas contoh di `tests/fixtures/` dan `tests/cases/`.',
  '',
  'Every finding of `kkpr check`, `kkpr validate` and `kkpr plan`: what it means, where it comes from and how to mend it. The order is that of the report: mend from top to bottom. Made by `npm run docs`; numbers and pictures come from the samples in `tests/fixtures/` and `tests/cases/`.',
  '',
];
for (const family of Object.keys(families)) {
  const own = shown.filter((rule) => rule.startsWith(`${family}.`));
  page.push(
    `- ${families[family].id} · ${families[family].en}: ${own.map((rule) => `[${rule}](#${rule})`).join(', ')}`,
  );
}
page.push('- [Hanya dapat dinilai petugas · Only an officer can judge](#person)', '');

for (const family of Object.keys(families)) {
  page.push(`## ${families[family].id} · ${families[family].en}`, '');
  for (const rule of shown.filter((name) => name.startsWith(`${family}.`))) {
    if (!catalogue.has(rule)) throw new Error(`${rule} has no row in the catalogue`);
    const examples = await examplesOf(rule);
    page.push(`<a id="${rule}"></a>`, '', `### ${rule}`, '');
    if (examples[0]?.bytes) page.push(picture(rule, examples[0]), '');
    page.push(...section(rule, examples, 'id'), ...section(rule, examples, 'en'));
  }
}
const left = shown.filter((rule) => !families[rule.split('.')[0]]);
if (left.length > 0) throw new Error(`no family for ${left.join(', ')}`);

page.push(
  '<a id="person"></a>',
  '',
  '## Hanya dapat dinilai petugas · Only an officer can judge',
  '',
  'Tidak ada program yang dapat menilainya dari berkas; laporan mencantumkannya agar tidak dikira sudah lulus.',
  '',
  'No program can judge these from a file; the report lists them so that nobody takes them for passed.',
  '',
);
for (const { rule, citation, text } of persons) {
  page.push(
    `<a id="${rule}"></a>`,
    '',
    `**${rule}** (${typeof citation === 'string' ? citation : `${citation.source}, ${citation.place}`})`,
    '',
    `- ${text.id}`,
    `- ${text.en}`,
    '',
  );
}

engine.close();
outputs.set('docs/FINDINGS.md', `${page.join('\n').trimEnd()}\n`);
if (!existsSync(join(root, 'docs'))) throw new Error('docs/ is missing');
writeOrCheck(
  root,
  outputs,
  ['docs'],
  (path) => path === 'docs/FINDINGS.md' || path.startsWith('docs/pictures/'),
  1024 * 1024,
);
