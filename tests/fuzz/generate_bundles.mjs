#!/usr/bin/env node
// Writes tests/fuzz/bundles/: what fuzzing of the assessment starts from, an application with its plans and layers in one
// zip each (support/oracle.h). They are scenarios of tests/oracle, chosen so that together they take every branch of the
// law; what no scenario speaks of (intensity, limits, tables as CSV, tenure that ends …) is added to them here.
//   node tests/fuzz/generate_bundles.mjs [--check]
//   node tests/fuzz/generate_bundles.mjs --choose     prints other seeds, where scenarios.mjs has changed

import { fileURLToPath } from 'node:url';
import { writeOrCheck } from '../fixtures/generate/lib/output.mjs';
import { zip } from '../fixtures/generate/lib/zip.mjs';
import { assess, branches } from '../oracle/model.mjs';
import { documents, scenario, seedOf } from '../oracle/scenarios.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One set of scenarios that takes every branch (--choose). */
const seeds = [
  3623184657, 4044683490, 2887079940, 1171810073, 1878676762, 130289099, 2403418417, 260828894,
  935737131, 55205943, 2295553918, 638533100, 3655869732, 3422069026, 3778631115, 2016251796,
  3959039330, 2510143388, 2567841382, 2131485865, 1184655778, 1677064377, 3243969680, 1306052105,
  2346225621,
];

const branchesOf = (seed) => {
  const taken = new Set();
  assess(scenario(seed), { hit: (branch) => taken.add(branch) });
  return taken;
};

/** Always the scenario that takes most of what is left; then those that the others make needless go. */
function chosen() {
  const all = new Map();
  for (let i = 0; i < 3000; i++) all.set(seedOf(1, i), branchesOf(seedOf(1, i)));
  const left = new Set(branches);
  const picked = [];
  while (left.size) {
    let best;
    let most = 0;
    for (const [seed, taken] of all) {
      const gain = [...taken].filter((branch) => left.has(branch)).length;
      if (gain > most) [best, most] = [seed, gain];
    }
    if (best === undefined) throw new Error(`no scenario takes ${[...left].join(', ')}`);
    picked.push(best);
    for (const branch of all.get(best)) left.delete(branch);
  }
  return picked.filter((seed, i) => {
    const others = new Set(
      picked.filter((_, j) => j !== i).flatMap((other) => [...all.get(other)]),
    );
    return ![...all.get(seed)].every((branch) => others.has(branch));
  });
}

const table = (activities) => {
  const zones = [...new Set(Object.values(activities).flatMap((row) => Object.keys(row)))];
  const rows = Object.entries(activities).map(([code, row]) =>
    [code, ...zones.map((zone) => `"${row[zone] ?? ''}"`)].join(';'),
  );
  return `kegiatan;${zones.join(';')}\n${rows.join('\n')}\n`;
};

/** The members of the contract that a scenario leaves out. */
function enriched({ application, files, plans, layers }, number) {
  const more = { ...files };
  application.applicant = {
    ...application.applicant,
    identity: 'NIB 0',
    npwp: '01.234.567.8-901.000',
    citizenship: 'wni',
    representative:
      number % 3 ? null : { name: 'Wakil', identity: 'KTP', powerOfAttorney: 'kuasa.pdf' },
  };
  application.history = { received: '2026-03-03', ptpIssued: '2026-02-20', meeting: null };
  if (number % 4 === 1) {
    application.purpose = 'berusaha';
    application.business = {
      capitalRupiah: 12_000_000_000,
      kbli: '85497',
      foreignInvestment: false,
      form: 'badan-usaha',
      case: null,
      existingKkpr: false,
      indexBusiness: 1,
      indexRegion: 0.5,
    };
  }
  application.landNeed = { value: 1.5, unit: 'ha' };
  application.building = { ...application.building, footprintM2: 80 };
  application.masterPlan.elements = { mapFace: true, name: true, legend: false };
  application.location.places = [{ regency: 'Kabupaten A1', province: 'Provinsi A' }];
  application.activities[0].rdtrZone = { code: 'SPU-1', name: 'Sarana pelayanan umum' };
  for (const one of application.tenure.evidence) one.until = number % 2 ? '2031-12-31' : null;
  for (const one of [application.ptp].flat().filter(Boolean)) {
    one.landUse = 'tegalan';
    one.conditions = ['Menjaga akses masyarakat.'];
    one.disputes = null;
    one.resultField = null;
    one.receivedDate = '2026-02-24';
  }
  plans.forEach((plan, i) => {
    const zones = [...new Set(plan.zones.features.map((zone) => zone.properties.KODE))];
    const codes = Object.keys(plan.activities);
    plan.provisions = Object.fromEntries(
      zones.map((zone, at) => [
        zone,
        {
          kdbMax: 60 - 5 * at,
          klbMax: 240,
          kdhMin: 20,
          ktbMax: null,
          gsbMinM: 8.5,
          freeDistanceMinM: 4,
          utilities: 'drainase',
          conditions: ['Menyediakan parkir.'],
          source: 'Pasal 7',
        },
      ]),
    );
    plan.limits = Object.fromEntries(
      codes.map((code) => [code, { [zones[0]]: ['Paling luas 1 ha.'] }]),
    );
    plan.space = { below: 'Boleh sampai 20 m.', above: 'Paling tinggi 30 m.' };
    if ((i + number) % 3 === 0 && codes.length) {
      const name = `itbx-${i + 1}.csv`;
      more[name] = Buffer.from(table(plan.activities));
      plan.activityTable = name;
      if (number % 2) plan.activities = {};
    }
  });
  layers.forEach((layer, i) => {
    layer.decree = {
      form: 'Keputusan Menteri',
      number: 'SK.2',
      date: '2024-05-06',
      period: '2024',
    };
    const [field] = Object.keys(layer.features.features[0].properties);
    const values = [
      ...new Set(layer.features.features.map((feature) => feature.properties[field])),
    ].filter((value) => typeof value === 'string');
    if ((i + number) % 4 === 0 && values.length) layer.filter = { field, values };
  });
  return { application, files: more, plans, layers };
}

const text = (document) => Buffer.from(JSON.stringify(document));

function bundle(seed, number) {
  const { application, files, plans, layers } = enriched(documents(scenario(seed)), number);
  return zip([
    { name: 'application/permohonan.json', data: text(application) },
    ...plans.map((plan) => ({ name: `plan/${plan.id}.json`, data: text(plan) })),
    ...layers.map((layer) => ({ name: `layer/${layer.id}.json`, data: text(layer) })),
    ...Object.entries(files).map(([name, data]) => ({ name, data: Buffer.from(data) })),
  ]);
}

if (process.argv.includes('--choose')) {
  console.log(`const seeds = [${chosen().join(', ')}];`);
} else {
  const taken = new Set(seeds.flatMap((seed) => [...branchesOf(seed)]));
  const left = branches.filter((branch) => !taken.has(branch));
  if (left.length) throw new Error(`--choose: the seeds do not take ${left.join(', ')}`);
  const outputs = new Map(
    seeds.map((seed, i) => [
      `tests/fuzz/bundles/${String(i + 1).padStart(2, '0')}-${seed}.zip`,
      bundle(seed, i),
    ]),
  );
  writeOrCheck(root, outputs, ['tests/fuzz/bundles'], () => true, 512 * 1024);
}
