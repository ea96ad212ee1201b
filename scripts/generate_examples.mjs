#!/usr/bin/env node
// Writes examples/ and the cases that say what is expected of them (tests/cases/examples.json).
// Deterministic; --check compares with what is committed instead of writing.
//   node scripts/generate_examples.mjs [--check]

import { fileURLToPath } from 'node:url';
import { examples, finishSchool } from '../tests/fixtures/generate/lib/applications.mjs';
import { industry } from '../tests/fixtures/generate/lib/industry.mjs';
import { json, writeOrCheck } from '../tests/fixtures/generate/lib/output.mjs';
import { planText, regions } from '../tests/fixtures/generate/lib/plans.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const outputs = new Map();
const { plans, layers } = regions();
const list = examples({ plans });
for (const example of list) if (example.school) finishSchool(example, layers);
const business = industry();
for (const one of business.plans) plans[one.document.id] = one;
for (const one of business.layers) layers[one.document.id] = one;
list.push(business.example);

for (const { document, files } of Object.values(plans)) {
  outputs.set(`examples/plans/${document.id}.json`, planText(document));
  for (const [path, data] of Object.entries(files)) outputs.set(`examples/plans/${path}`, data);
}
for (const { document, files } of Object.values(layers)) {
  outputs.set(`examples/layers/${document.id}.json`, planText(document));
  for (const [path, data] of Object.entries(files)) outputs.set(`examples/layers/${path}`, data);
}
for (const { id, application, files } of list) {
  outputs.set(`examples/${id}/application.json`, json(application));
  for (const [path, data] of Object.entries(files)) outputs.set(`examples/${id}/${path}`, data);
}
const paths = (example) => ({
  application: `${example.id}/application.json`,
  plans: example.plans.map((id) => `plans/${id}.json`),
  layers: example.layers.map((id) => `layers/${id}.json`),
});
outputs.set(
  'examples/index.json',
  json({ examples: list.map((e) => ({ id: e.id, title: e.title, ...paths(e) })) }),
);

// Figures: to a hundredth of a square metre, far above what two ways to compute them differ by.
const near = (m2) => ({ near: Number(m2.toFixed(4)), within: 0.01 });
const cases = list.map((example) => {
  const { expected } = example;
  const expect = { '/schema': 'kkpr/assessment@1', '/decision': expected.decision };
  if (expected.decision === null) {
    expect['/products'] = { length: 0 };
    expect['/check/verdict'] = 'tidak-memenuhi';
    expect['/check/findings/*/rule'] = { unique: expected.findings };
    expect['/check/location/area/webMercatorM2'] = near(expected.locationM2);
  } else {
    expect['/authority'] = expected.authority;
    expect['/locationM2'] = near(expected.locationM2);
    // All lie in one kabupaten, whatever land a PTP adds.
    expect['/trace/[rule=authority]/children/0/inputs/m2'] = near(expected.locationM2);
    expect['/approvedM2'] = near(expected.approvedM2);
    expect['/rejections'] = { length: 0 };
    expect['/products/*/mechanism'] = expected.products.map((p) => p.mechanism);
    for (const product of expected.products) {
      const at = `/products/[mechanism=${product.mechanism}]`;
      for (const key of ['decision', 'basis']) expect[`${at}/${key}`] = product[key];
      for (const key of ['requestedM2', 'conformingM2', 'approvedM2'])
        expect[`${at}/${key}`] = near(product[key]);
      expect[`${at}/zones`] = { length: Object.keys(product.zones).length };
      for (const [zone, { m2, permission, percent }] of Object.entries(product.zones)) {
        expect[`${at}/zones/[zone=${zone}]/permission`] = permission;
        expect[`${at}/zones/[zone=${zone}]/m2`] = near(m2);
        expect[`${at}/zones/[zone=${zone}]/percent`] = near(
          percent ?? (100 * m2) / product.requestedM2,
        );
      }
      expect[`${at}/deductions`] = { length: Object.keys(product.deductions).length };
      for (const [factor, m2] of Object.entries(product.deductions))
        expect[`${at}/deductions/[factor=${factor}]/m2`] = near(m2);
      for (const [factor, m2] of Object.entries(product.additions ?? {}))
        expect[`${at}/additions/[factor=${factor}]/m2`] = near(m2);
    }
  }
  return {
    name: expected.name,
    cite: expected.cite,
    command: 'assess',
    given: {
      application: `examples/${example.id}/application.json`,
      plans: example.plans.map((id) => `examples/plans/${id}.json`),
      layers: example.layers.map((id) => `examples/layers/${id}.json`),
      options: { date: example.application.letter.date },
    },
    expect,
  };
});
outputs.set('tests/cases/examples.json', json(cases));

const made =
  /^examples\/(plans|layers|masjid-lintas|rumah-asing-bali-lolos|rumah-asing-bali-lewat|sekolah-hutan|pabrik-dan-gudang)\//;
writeOrCheck(root, outputs, ['examples'], (path) => made.test(path), 1024 * 1024);
