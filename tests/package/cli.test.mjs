// The command `kkpr`: exit codes, what stands on stdout and what on stderr, and what a hostile name may do.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { serialize } from 'flatgeobuf/lib/mjs/geojson/featurecollection.js';
import {
  api,
  assessWords,
  bytesOf,
  exampleRuns,
  examples,
  exportedByGdal,
  fixtures,
  kkpr,
  manifest,
  plot,
  polygon,
  root,
  scratch,
  start,
  violations,
  zip,
} from './helpers.mjs';

const fixture = (name) => join(fixtures, name);

/** A failed run with --json: one kkpr/error@1 on stdout, nothing on stderr, exit 2. */
function failsJson(words, code, options) {
  const run = kkpr([...words, '--json'], options);
  assert.equal(run.code, 2, words.join(' '));
  assert.equal(run.err, '');
  assert.deepEqual(violations(run.json, 'error.json'), []);
  assert.equal(run.json.code, code, run.out);
  return run.json;
}

describe('check', () => {
  const codes = { memenuhi: 0, 'tidak-memenuhi': 1, 'tidak-terbaca': 2 };

  test('the exit code is that of the verdict, and stdout holds one JSON document', () => {
    for (const name of ['good.zip', 'geometry.hole.zip', 'container.not-zip.zip']) {
      const { verdict } = manifest().find(({ file }) => file === name);
      const run = kkpr(['check', fixture(name), '--json']);
      assert.equal(run.json.verdict, verdict, name);
      assert.equal(run.code, codes[verdict], name);
      assert.equal(run.err, '');
      assert.equal(run.out.trimEnd().split('\n').length, 1);
      assert.equal(run.json.file.name, name);
    }
    assert.deepEqual(
      new Set(manifest().map(({ verdict }) => verdict)),
      new Set(Object.keys(codes)),
    );
  });

  test('a shapefile exported by GDAL is good in six decimals, not in more', () => {
    const folder = scratch();
    const good = join(folder, 'baik.zip');
    writeFileSync(good, zip(exportedByGdal(polygon(plot))));
    assert.equal(kkpr(['check', good, '--json']).code, 0);
    const fine = structuredClone(plot);
    fine[1][1] += 1e-7;
    const bad = join(folder, 'halus.zip');
    writeFileSync(bad, zip(exportedByGdal(polygon(fine))));
    const run = kkpr(['check', bad, '--json']);
    assert.equal(run.code, 1);
    assert.ok(run.json.findings.some(({ rule }) => rule === 'coordinate.too-many-decimals'));
    assert.equal(run.json.location.maxDecimals, 7);
  });

  test('a UTM export by GDAL is named', () => {
    const file = join(scratch(), 'utm.zip');
    writeFileSync(file, zip(exportedByGdal(polygon(plot), { options: ['-t_srs', 'EPSG:32750'] })));
    const run = kkpr(['check', file, '--json']);
    assert.equal(run.code, 1);
    const finding = run.json.findings.find(({ rule }) => rule === 'crs.projected');
    assert.match(finding.message.id, /UTM/);
    assert.equal(run.json.location.crs.isWgs84, false);
  });

  test('the options reach the core', () => {
    const file = fixture('area.foreigner-house-cap.zip');
    assert.equal(kkpr(['check', file, '--json']).code, 0);
    const capped = kkpr(['check', file, '--foreign-house', '--json']);
    assert.equal(capped.code, 1);
    assert.ok(capped.json.findings.some(({ rule }) => rule === 'area.foreigner-house-cap'));
    assert.ok(capped.json.location.geometry);
    assert.ok(!kkpr(['check', file, '--json', '--no-geometry']).json.location.geometry);
  });

  test('- reads standard input', () => {
    const run = kkpr(['check', '-', '--json'], { input: bytesOf(fixtures, 'good.zip') });
    assert.equal(run.code, 0);
    assert.equal(run.json.file.bytes, bytesOf(fixtures, 'good.zip').length);
    assert.equal(kkpr(['check', '-', '--json'], { input: '' }).code, 2);
  });

  test('the report for people has verdict, place, remedy, source and what was not checked', () => {
    const file = fixture('several.zip');
    const { json } = kkpr(['check', file, '--json']);
    for (const language of ['id', 'en']) {
      const run = kkpr(['check', file, '--lang', language]);
      assert.equal(run.code, 1);
      assert.equal(run.err, '');
      const flat = run.out.replace(/\s+/g, ' ');
      assert.match(flat, language === 'id' ? /TIDAK MEMENUHI/ : /DOES NOT MEET/);
      for (const finding of json.findings) {
        assert.ok(flat.includes(finding.rule), finding.rule);
        assert.ok(
          flat.includes(finding.message[language].replace(/\s+/g, ' ')),
          finding.message[language],
        );
        assert.ok(
          flat.includes(finding.remedy[language].replace(/\s+/g, ' ')),
          finding.remedy[language],
        );
        if (finding.citation) assert.ok(flat.includes(finding.citation.place));
      }
      const waiting = json.checks.filter(
        ({ outcome, because }) => outcome === 'notRun' && !because?.length,
      );
      for (const { rule } of waiting) assert.ok(flat.includes(rule), rule);
      assert.ok(!run.out.includes('\u001b'), 'no colours outside a terminal');
      for (const line of run.out.split('\n'))
        assert.ok(line.length <= 80 || !line.includes(' '), line);
    }
  });

  test('Indonesian is the language unless another is asked for', () => {
    const file = fixture('good.zip');
    assert.equal(kkpr(['check', file]).out, kkpr(['check', file, '--lang=id']).out);
    assert.notEqual(kkpr(['check', file]).out, kkpr(['check', file, '--lang=en']).out);
  });

  test('both areas are printed as the language writes numbers', () => {
    const file = fixture('good.zip');
    const { area } = kkpr(['check', file, '--json']).json.location;
    for (const [language, locale] of [
      ['id', 'id-ID'],
      ['en', 'en-GB'],
    ]) {
      const { out } = kkpr(['check', file, '--lang', language]);
      for (const value of [area.webMercatorM2, area.geodesicM2]) {
        const text = value.toLocaleString(locale, {
          minimumFractionDigits: 2,
          maximumFractionDigits: 2,
        });
        assert.ok(out.includes(`${text} m²`), text);
      }
    }
  });
});

describe('check of many', () => {
  function tree() {
    const folder = scratch();
    mkdirSync(join(folder, 'b'));
    mkdirSync(join(folder, 'B'));
    copyFileSync(fixture('good.zip'), join(folder, 'b', 'z.ZIP'));
    copyFileSync(fixture('geometry.hole.zip'), join(folder, 'B', 'a.zip'));
    copyFileSync(fixture('good.zip'), join(folder, 'a.zip'));
    copyFileSync(fixture('good.zip'), join(folder, 'é.Zip'));
    writeFileSync(join(folder, 'catatan.txt'), 'bukan zip');
    return folder;
  }

  test('a folder is read recursively, in any case, in byte order, and the highest code counts', () => {
    const folder = tree();
    const run = kkpr(['check', folder, '--json-lines']);
    assert.equal(run.code, 1);
    assert.deepEqual(
      run.lines.map(({ file }) => file.path.slice(folder.length + 1)),
      ['B/a.zip', 'a.zip', 'b/z.ZIP', 'é.Zip'],
    );
    for (const line of run.lines) {
      assert.deepEqual(violations(line, 'check.json'), []);
      assert.ok(!line.location?.geometry);
    }
  });

  test('lines come in input order, also for inputs that cannot be read', () => {
    const names = ['good.zip', 'geometry.hole.zip', 'container.not-zip.zip', 'good--stored.zip'];
    const inputs = names.map(fixture);
    const run = kkpr([
      'check',
      inputs[0],
      join(root, 'tiada.zip'),
      ...inputs.slice(1),
      '--json-lines',
    ]);
    assert.equal(run.code, 2);
    assert.deepEqual(
      run.lines.map((line) => line.verdict ?? line.code),
      ['memenuhi', 'file-not-found', 'tidak-memenuhi', 'tidak-terbaca', 'memenuhi'],
    );
  });

  test('several inputs with --json are wrong use', () => {
    failsJson(['check', fixture('good.zip'), fixture('good.zip')], 'usage');
    failsJson(['check', tree()], 'usage');
  });

  test('an empty folder is exit 2', () => {
    failsJson(['check', scratch()], 'file-not-found');
    const run = kkpr(['check', scratch(), '--json-lines']);
    assert.equal(run.code, 2);
    assert.equal(run.lines[0].schema, 'kkpr/error@1');
  });

  test('a link to the folder itself does not loop', () => {
    const folder = tree();
    symlinkSync(folder, join(folder, 'lagi'));
    assert.equal(kkpr(['check', folder, '--json-lines']).lines.length, 4);
  });

  test('for people each input has its report', () => {
    const run = kkpr(['check', fixture('good.zip'), fixture('geometry.hole.zip')]);
    assert.equal(run.code, 1);
    assert.match(run.out, /good\.zip[\s\S]*geometry\.hole\.zip/);
  });

  test('names that are not UTF-8 are read', {
    skip: process.platform !== 'linux' && 'file names are bytes only on Linux',
  }, () => {
    const folder = scratch();
    const name = Buffer.concat([
      Buffer.from(`${folder}/l`),
      Buffer.from([0xe9, 0xff]),
      Buffer.from('.zip'),
    ]);
    writeFileSync(name, bytesOf(fixtures, 'good.zip'));
    const run = kkpr(['check', folder, '--json-lines']);
    assert.equal(run.code, 0);
    assert.equal(run.lines[0].verdict, 'memenuhi');
    assert.equal(kkpr(['check', `${folder}/l\ufffd\ufffd.zip`, '--json']).code, 0);
  });
});

describe('assess', () => {
  test('every example is previewed with exit 0 or 1, and the report speaks of the same decision', () => {
    for (const run of exampleRuns()) {
      const { code, json, err } = kkpr([...assessWords(run), '--json']);
      assert.equal(err, '');
      assert.equal(code, json.decision === null ? 1 : 0, run.id);
      const people = kkpr([...assessWords(run), '--lang', 'en']);
      assert.equal(people.code, code);
      const headline = {
        'disetujui-seluruhnya': 'APPROVED IN FULL',
        'disetujui-sebagian': 'APPROVED IN PART',
        ditolak: json.complete ? 'REJECTED' : 'CANNOT BE ASSESSED YET',
        null: 'NOT FIT TO BE ASSESSED',
      }[json.decision];
      assert.ok(people.out.includes(headline), `${run.id}: ${people.out}`);
      for (const product of json.products) assert.ok(people.out.includes(product.mechanism));
    }
  });

  test('the house over the cap is not assessed, unless --force asks for it', () => {
    const run = exampleRuns().find(({ id }) => id === 'rumah-asing-bali-lewat');
    const refused = kkpr([...assessWords(run), '--json']);
    assert.equal(refused.code, 1);
    assert.equal(refused.json.decision, null);
    assert.ok(refused.json.check.findings.some(({ rule }) => rule === 'area.foreigner-house-cap'));
    const forced = kkpr([...assessWords(run), '--json', '--force']);
    assert.equal(forced.code, 0);
    assert.notEqual(forced.json.decision, null);
  });

  test('--date sets asOf; without it the date of the letter counts', () => {
    const [run] = exampleRuns();
    const letter = JSON.parse(readFileSync(run.application, 'utf8')).letter.date;
    assert.equal(kkpr([...assessWords(run), '--json']).json.asOf, letter);
    assert.equal(
      kkpr([...assessWords(run), '--json', '--date', '2026-02-28']).json.asOf,
      '2026-02-28',
    );
    failsJson([...assessWords(run), '--date', '2026-02-29'], 'usage');
    failsJson([...assessWords(run), '--date', 'besok'], 'usage');
  });

  test('the order and the repetition of --plan do not matter', () => {
    const [run] = exampleRuns();
    const once = kkpr([...assessWords(run), '--json']).out;
    const words = [
      'assess',
      run.application,
      ...[...run.plans].reverse().flatMap((plan) => ['--plan', plan]),
      ...run.layers.map((layer) => `--layer=${layer}`),
      '--json',
    ];
    assert.equal(kkpr(words).out, once);
  });

  test('references are relative to the document, and to the working folder for standard input', () => {
    const [run] = exampleRuns();
    const expected = kkpr([...assessWords(run), '--json']).out;
    assert.equal(kkpr([...assessWords(run), '--json'], { cwd: scratch() }).out, expected);
    const piped = kkpr([...assessWords({ ...run, application: '-' }), '--json'], {
      input: readFileSync(run.application),
      cwd: join(examples, run.id),
    });
    assert.equal(piped.out, expected);
  });

  test('--no-geometry leaves geometries out, --explain tells the trace in words', () => {
    const [run] = exampleRuns();
    const full = kkpr([...assessWords(run), '--json']).json;
    assert.ok(full.products.some((product) => product.approvedGeometry));
    const bare = kkpr([...assessWords(run), '--json', '--no-geometry']).json;
    assert.ok(bare.products.every((product) => !product.approvedGeometry));
    const plain = kkpr(assessWords(run)).out;
    const explained = kkpr([...assessWords(run), '--explain']).out;
    assert.ok(explained.startsWith(plain.trimEnd()));
    const told = explained.replace(/\s+/g, ' ');
    const every = (steps, above) => {
      for (const [i, step] of steps.entries()) {
        const number = `${above}${i + 1}`;
        assert.ok(told.includes(` ${number} `), `${number} ${step.rule}`);
        assert.ok(!told.includes(` ${step.rule}: ${step.result}`), step.rule);
        assert.ok(told.includes(step.citation.place), step.citation.place);
        every(step.children, `${number}.`);
      }
    };
    every(full.trace, '');
    assert.match(told, /Mekanisme: bagian di dalam RDTR yang terintegrasi dengan OSS/);
    assert.match(told, /Sesuai: [\d.]+,\d\d m²/);
  });

  test('nothing is called rejected while data are missing', () => {
    const run = exampleRuns().find(({ id }) => id === 'masjid-lintas');
    const rdtr = run.plans.filter((path) => /rdtr-tirta-loka-utara|rtrwp/.test(path));
    const words = ['assess', run.application, '--plan', ...rdtr, '--explain'];
    const { json } = kkpr([...words, '--json']);
    assert.equal(json.decision, 'ditolak');
    assert.equal(json.complete, false);
    const { out } = kkpr(words);
    assert.match(out, /\? BELUM DAPAT DINILAI/);
    assert.match(out, /→ belum dapat dinilai/);
    // The readings tell what the text says; all else speaks of this application.
    const [before, after] = out.split('Tafsir yang mendasari hasil ini');
    assert.doesNotMatch(before + after.split('Jejak penilaian')[1], /ditolak/i);
    assert.match(kkpr([...words, '--lang', 'en']).out, /\? CANNOT BE ASSESSED YET/);
  });

  test('members that nobody read, all flags and all that is not known are printed', () => {
    const [run] = exampleRuns();
    const folder = scratch();
    const document = JSON.parse(readFileSync(run.application, 'utf8'));
    copyFileSync(
      join(run.application, '..', document.location.shapefile),
      join(folder, document.location.shapefile),
    );
    const spoiled = join(folder, 'application.json');
    const extra = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`catatan${i}`, i]));
    document.applicant.namaPemohon = 'A';
    writeFileSync(spoiled, JSON.stringify({ ...document, ...extra }));
    // By the plan of the province alone much is not known.
    const plans = run.plans.filter((path) => path.includes('rtrwp'));
    const words = ['assess', spoiled, '--plan', ...plans, '--layer', ...run.layers];
    const { json } = kkpr([...words, '--json']);
    assert.equal(json.ignored.length, 13);
    assert.ok(json.flags.length > 13 && json.unknown.length > 1);
    const flat = (text) => text.replace(/\s+/g, ' ');
    for (const [lang, heading] of [
      ['id', 'Isian permohonan yang tidak dikenal dan tidak dibaca'],
      ['en', 'Members of the application that are not known and were not read'],
    ]) {
      const out = flat(kkpr([...words, '--lang', lang]).out);
      const [, after] = out.split(heading);
      for (const member of json.ignored) {
        assert.ok(after.includes(`– ${member}`), member);
        assert.equal(
          out.split(member).length,
          member === '/catatan1' ? 4 : 2,
          `${member} stands once`,
        );
      }
      for (const { subject, text } of json.flags) {
        if (subject !== 'application.ignored-field')
          assert.ok(out.includes(flat(text[lang])), text[lang]);
      }
      for (const { message } of json.unknown)
        assert.ok(out.includes(flat(message[lang])), message[lang]);
    }
    const clean = kkpr(assessWords(run)).out;
    assert.doesNotMatch(clean, /tidak dikenal dan tidak dibaca/);
  });

  test('the command and the API give the same answer', async () => {
    const [run] = exampleRuns();
    const folder = join(examples, run.id);
    const engine = await api.createEngine({ inProcess: true });
    const filesOf = async (path, base) =>
      Object.fromEntries(
        (await engine.filesOf(readFileSync(path, 'utf8'))).map((name) => [
          name,
          bytesOf(base, name),
        ]),
      );
    for (const plan of run.plans)
      await engine.loadPlan(readFileSync(plan, 'utf8'), await filesOf(plan, join(plan, '..')));
    for (const layer of run.layers)
      await engine.loadLayer(readFileSync(layer, 'utf8'), await filesOf(layer, join(layer, '..')));
    const result = await engine.assess(
      readFileSync(run.application, 'utf8'),
      await filesOf(run.application, folder),
    );
    engine.close();
    assert.equal(`${JSON.stringify(result)}\n`, kkpr([...assessWords(run), '--json']).out);
  });

  test('a document that is missing, no JSON, or of another kind is an error with its place', () => {
    const [run] = exampleRuns();
    const folder = scratch();
    failsJson(['assess', join(folder, 'tiada.json')], 'file-not-found');
    failsJson(['assess', folder], 'file-not-found');
    const broken = join(folder, 'rusak.json');
    writeFileSync(broken, '{"schema": ');
    assert.equal(failsJson(['assess', broken], 'bad-json').at, broken);
    writeFileSync(broken, Buffer.from([0x7b, 0xff, 0x7d]));
    failsJson(['assess', broken], 'bad-json');
    failsJson(['assess', run.plans[0]], 'bad-document');
    failsJson(['assess', run.application, '--plan', run.layers[0]], 'bad-document');
    const lost = join(folder, 'hilang.json');
    writeFileSync(
      lost,
      JSON.stringify({ schema: 'kkpr/application@1', location: { shapefile: 'tiada.zip' } }),
    );
    assert.match(failsJson(['assess', lost], 'file-not-found').at, /tiada\.zip/);
  });
});

describe('route', () => {
  const business = join(root, 'tests/cases/data/permohonan-berusaha.json');
  const plan = join(root, 'tests/cases/data/rtrwk-izin.json');

  test('fits its schema with and without plans, and always exits 0', () => {
    for (const plans of [[], ['--plan', plan]]) {
      for (const document of [business, ...exampleRuns().map((run) => run.application)]) {
        const run = kkpr(['route', document, ...plans, '--json']);
        assert.deepEqual([run.code, run.err], [0, ''], document);
        assert.deepEqual(violations(run.json, 'route.json'), [], document);
      }
    }
  });

  test('for people: scheme, fee, days, papers and steps, each with its source', () => {
    const id = kkpr(['route', business, '--plan', plan]).out;
    assert.match(id, /✔ PKKPR – persetujuan dengan penilaian/);
    assert.match(id, /Skala usaha +usaha menengah \[Ringkasan KKPR/);
    assert.match(id, /PKKPR: Rp4\.687\.500 \(1,25 ha\)/);
    assert.match(id, /Sumber yang berbeda/);
    const en = kkpr(['route', business, '--plan', plan, '--lang', 'en']).out;
    assert.match(en, /✔ PKKPR – approval with assessment/);
    assert.match(en, /20 to 25 working days/);
    assert.match(en, /1\. The business: Looks up the RDTR/);
    assert.match(kkpr(['route', business]).out, /BELUM DAPAT DITENTUKAN/);
  });

  test('the day decides which position on the fee comes first', () => {
    const rdtr = ['--plan', join(root, 'tests/cases/data/rdtr-izin.json')];
    const first = (day) =>
      kkpr(['route', business, ...rdtr, '--date', day, '--json']).json.pnbp[0].tariff;
    assert.equal(first('2025-10-04'), 'kkkpr-tarif-2021');
    assert.equal(first('2025-10-05'), 'kkkpr-tanpa-pnbp-2025');
  });

  test('without plans no location file is needed; with plans its absence is an error', () => {
    const folder = scratch();
    const alone = join(folder, 'application.json');
    copyFileSync(business, alone);
    assert.equal(kkpr(['route', alone, '--json']).code, 0);
    assert.equal(failsJson(['route', alone, '--plan', plan], 'file-not-found').at, 'petak.zip');
  });

  test('wrong use: no document, two documents, options of other commands', () => {
    failsJson(['route'], 'usage');
    failsJson(['route', business, business], 'usage');
    failsJson(['route', business, '--layer', plan], 'usage');
    failsJson(['route', business, '--date', '2025-13-01'], 'usage');
    failsJson(['route', plan], 'bad-document');
  });
});

describe('validate', () => {
  const application = (id) => join(examples, id, 'application.json');

  test('exits with 0 for an application that is complete and of quality, else with 1', () => {
    const good = kkpr(['validate', application('rumah-asing-bali-lolos'), '--json']);
    assert.equal(good.code, 0);
    assert.deepEqual(
      [good.json.complete, good.json.quality, good.json.letter, good.json.authority],
      [true, true, '2', null],
    );
    const bad = kkpr(['validate', application('rumah-asing-bali-lewat'), '--json']);
    assert.deepEqual([bad.code, bad.json.letter], [1, '1A']);
  });

  test('the report says which letter follows, what to mend, and what an officer looks at', () => {
    const bad = application('rumah-asing-bali-lewat');
    const id = kkpr(['validate', bad]);
    assert.equal(id.code, 1);
    for (const word of [/BELUM BERMUTU/, /Surat Tanggapan 1A/, /geometry\.hole/, /Dinilai petugas/])
      assert.match(id.out, word);
    const en = kkpr(['validate', bad, '--lang', 'en']);
    for (const word of [/NOT OF QUALITY/, /Letter 1A/, /To be mended: 4/, /working days after/])
      assert.match(en.out, word);
    for (const { out } of [id, en]) {
      assert.doesNotMatch(out, /undefined|NaN|\[object/);
      assert.ok(!out.includes('\u001b'), 'no colours off a terminal');
      for (const line of out.split('\n')) assert.ok([...line].length <= 100, line);
    }
    const plans = ['--plan', join(examples, 'plans/rtrwk-tirta-loka.json')];
    const good = kkpr(['validate', application('masjid-lintas'), '--lang', 'en', ...plans]);
    assert.equal(good.code, 0);
    for (const word of [/COMPLETE AND OF QUALITY/, /Letter 2/, /investment office/, /land office/])
      assert.match(good.out, word);
  });

  test('a paper is told by what is in it where it is at hand, by its name where it is not', () => {
    const folder = scratch();
    const document = JSON.parse(readFileSync(application('masjid-lintas'), 'utf8'));
    copyFileSync(join(examples, 'masjid-lintas/lokasi.zip'), join(folder, 'lokasi.zip'));
    const path = join(folder, 'application.json');
    const found = (file) => {
      writeFileSync(path, JSON.stringify({ ...document, masterPlan: { file } }));
      return kkpr(['validate', path, '--json']).json.findings.map(({ rule, variant }) =>
        [rule, variant].filter(Boolean).join('/'),
      );
    };
    assert.deepEqual(found('nanti.pdf'), []);
    assert.deepEqual(found('nanti.docx'), ['application.document-format']);
    writeFileSync(join(folder, 'gambar.pdf'), Buffer.from('ffd8ffe000104a464946', 'hex'));
    assert.deepEqual(found('gambar.pdf'), ['application.document-format/known-content']);
    writeFileSync(join(folder, 'kosong.pdf'), '');
    assert.deepEqual(found('kosong.pdf'), ['application.document-format/empty']);
  });

  test('--date sets the day, which the deadline is counted from where nothing else is known', () => {
    const path = application('rumah-asing-bali-lolos');
    const { json } = kkpr(['validate', path, '--json', '--date', '2026-03-13']);
    assert.equal(json.asOf, '2026-03-13');
    assert.deepEqual(
      [json.deadline.from, json.deadline.until, json.deadline.holidaysKnown],
      ['2026-03-13', '2026-03-24', false],
    );
  });

  test('--holidays hands in the days on which nobody works, and a list that is none is wrong use', () => {
    const folder = scratch();
    const document = JSON.parse(readFileSync(application('masjid-lintas'), 'utf8'));
    copyFileSync(join(examples, 'masjid-lintas/lokasi.zip'), join(folder, 'lokasi.zip'));
    const path = join(folder, 'application.json');
    const history = { letter1A: { number: '1', date: '2026-03-09' }, corrected: '2026-03-19' };
    writeFileSync(path, JSON.stringify({ ...document, history }));
    const holidays = join(folder, 'libur.json');
    const list = { year: 2026, source: 'Daftar contoh', days: ['2026-03-16'] };
    writeFileSync(holidays, JSON.stringify({ schema: 'kkpr/holidays@1', years: [list] }));
    const letterOf = (...words) => kkpr(['validate', path, '--json', ...words]).json;
    assert.equal(letterOf().progress, 'belum-pasti');
    assert.equal(letterOf('--holidays', holidays).letter, '2');
    assert.match(kkpr(['validate', path, '--holidays', holidays]).out, /2026: Daftar contoh/);
    // An assessment flags the same of the application: in time, nothing.
    const plan = ['--plan', join(examples, 'plans/rtrwk-tirta-loka.json')];
    const flagged = (...words) =>
      kkpr(['assess', path, ...plan, '--json', ...words]).json.flags.some(
        ({ subject }) => subject === 'application.deadline',
      );
    assert.deepEqual([flagged(), flagged('--holidays', holidays)], [true, false]);
    for (const none of [{ schema: 'kkpr/plan@1' }, null]) {
      writeFileSync(holidays, JSON.stringify(none));
      const bad = kkpr(['validate', path, '--json', '--holidays', holidays]);
      assert.deepEqual([bad.code, bad.json.code, bad.json.at], [2, 'bad-document', '/holidays']);
      assert.ok(bad.json.message.id.startsWith(holidays), bad.json.message.id);
    }
  });

  test('a location that cannot be read is exit 2, with the whole validation', () => {
    const folder = scratch();
    const document = JSON.parse(readFileSync(application('masjid-lintas'), 'utf8'));
    writeFileSync(join(folder, 'lokasi.zip'), 'bukan zip');
    const path = join(folder, 'application.json');
    writeFileSync(path, JSON.stringify(document));
    const run = kkpr(['validate', path, '--json']);
    assert.deepEqual([run.code, run.json.check.verdict], [2, 'tidak-terbaca']);
  });

  test('what cannot be read is wrong use, not an application to be mended', () => {
    const folder = scratch();
    const path = join(folder, 'a.json');
    for (const [text, code] of [
      ['{', 'bad-json'],
      ['{"schema":"kkpr/plan@1"}', 'bad-document'],
      ['{"schema":"kkpr/application@1","landNeed":7}', 'bad-document'],
      ['{"schema":"kkpr/application@1","location":{"shapefile":"tiada.zip"}}', 'file-not-found'],
    ]) {
      writeFileSync(path, text);
      const run = kkpr(['validate', path, '--json']);
      assert.deepEqual([run.code, run.json.code], [2, code], text);
    }
  });
});

describe('plan', () => {
  const data = (name) => join(root, 'tests/cases/data', name);

  test('exits with 0 for a sound plan or layer, with 1 for one with defects', () => {
    for (const name of ['rdtr-sehat.json', 'iup-sehat.json']) {
      const { code, json } = kkpr(['plan', data(name), '--json']);
      assert.equal(code, 0, name);
      assert.deepEqual(json.findings, []);
    }
    const { code, json } = kkpr(['plan', data('rdtr-tumpang-tindih.json'), '--json']);
    assert.equal(code, 1);
    assert.ok(json.overlapsM2 > 1);
    assert.deepEqual(violations(json, 'plan_health.json'), []);
  });

  test('the report names overlaps with their zones, and what is not stated', () => {
    const { code, out } = kkpr(['plan', data('rdtr-tumpang-tindih.json'), '--lang', 'en']);
    assert.equal(code, 1);
    assert.match(out, /DEFECTS/);
    assert.match(out, /Largest overlaps\n {2}– \S+ × \S+: [\d,.]+ m²/);
    assert.match(out, /Not stated/);
    const layer = kkpr(['plan', data('iup-sehat.json')]);
    assert.match(layer.out, /TIDAK ADA CACAT/);
    assert.match(layer.out, /kegiatan: 1 fitur diperhitungkan/);
  });

  test('wrong use: no document, two documents, a zip, an application', () => {
    failsJson(['plan'], 'usage');
    failsJson(['plan', 'a.json', 'b.json'], 'usage');
    failsJson(['plan', data('rdtr-sehat.json'), '--plan', 'a.json'], 'usage');
    failsJson(['plan', fixture('good.zip')], 'bad-json');
    failsJson(['plan', data('permohonan.json')], 'bad-document');
  });

  test('FlatGeobuf is read like GeoJSON, also in another coordinate system', () => {
    const folder = scratch();
    const plan = JSON.parse(readFileSync(data('rdtr-sehat.json'), 'utf8'));
    writeFileSync(join(folder, 'zona.fgb'), serialize(plan.zones));
    writeFileSync(join(folder, 'rusak.fgb'), serialize(plan.zones).subarray(0, 300));
    writeFileSync(join(folder, 'lain.fgb'), serialize(plan.zones, 4238));
    const health = (zones) => {
      writeFileSync(join(folder, 'rdtr.json'), JSON.stringify({ ...plan, zones }));
      return kkpr(['plan', join(folder, 'rdtr.json'), '--json']);
    };
    const { code, json } = health('zona.fgb');
    assert.equal(code, 0);
    assert.deepEqual([json.features, json.findings], [2, []]);
    assert.equal(health('rusak.fgb').json.findings[0].rule, 'plan.unreadable-geometry');
    assert.equal(health('lain.fgb').json.findings[0].rule, 'plan.other-crs');
  });
});

describe('wrong use', () => {
  test('is exit 2 with a usage error', () => {
    const good = fixture('good.zip');
    for (const words of [
      [],
      ['check'],
      ['assess'],
      ['periksa', good],
      ['check', good, '--foo'],
      ['check', good, '--lang', 'fr'],
      ['check', good, '--lang'],
      ['check', good, '--plan', good],
      ['check', good, '--json=ya'],
      ['check', '-', '-'],
      ['assess', 'a.json', 'b.json'],
      ['assess', 'a.json', '--plan'],
      ['assess', 'a.json', '--plan', '--json'],
      ['assess', 'a.json', '--foreign-house'],
    ]) {
      failsJson(words, 'usage');
    }
  });

  test('without --json is said in words on stderr, in the language asked for', () => {
    const run = kkpr(['check', 'tiada.zip']);
    assert.deepEqual([run.code, run.out], [2, '']);
    assert.match(run.err, /tidak ditemukan/);
    const english = kkpr(['check', 'tiada.zip', '--lang', 'en']);
    assert.match(english.err, /was not found/);
  });

  test('a command of a later version says so, and the help does not offer it', () => {
    for (const command of ['documents']) {
      const error = failsJson([command, 'a.json'], 'usage');
      assert.match(error.message.en, /later version/);
      assert.match(error.message.id, /versi berikutnya/);
      for (const language of ['id', 'en']) {
        assert.doesNotMatch(
          kkpr(['--help', '--lang', language]).out,
          new RegExp(`kkpr ${command}\\b`),
        );
      }
    }
  });

  test('--help comes in both languages and names what works, --version is that of the package', () => {
    const [id, en] = ['id', 'en'].map((language) => kkpr(['--help', '--lang', language]));
    assert.deepEqual([id.code, en.code], [0, 0]);
    assert.notEqual(id.out, en.out);
    for (const { out } of [id, en]) {
      assert.match(out, /kkpr check/);
      assert.match(out, /kkpr validate/);
      assert.match(out, /kkpr assess/);
      assert.match(out, /kkpr route/);
      assert.match(out, /kkpr plan/);
      for (const line of out.split('\n')) assert.ok(line.length <= 80, line);
    }
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    assert.equal(kkpr(['--version']).out, `${version}\n`);
  });
});

describe('hostile surroundings', () => {
  test('no control character of a file name reaches the terminal', () => {
    const folder = scratch();
    const evil = `a\u001b[31m\u0007\u009b2J\u202etxt`;
    const parts = exportedByGdal(polygon(plot));
    const renamed = Object.fromEntries(
      Object.entries(parts).map(([name, bytes]) => [name.replace('lokasi', evil), bytes]),
    );
    delete renamed[`${evil}.prj`];
    renamed[`${evil}.exe`] = Buffer.from('x');
    const path = join(folder, `${evil}.zip`);
    writeFileSync(path, zip(renamed));
    for (const words of [
      ['check', path],
      ['check', folder],
      ['check', `${path}.tiada`],
      ['check', path, `--${evil}`],
    ]) {
      const run = kkpr(words);
      for (const text of [run.out, run.err]) {
        assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\u202e]/u, words.join(' '));
      }
      assert.ok(run.out + run.err !== '');
    }
    const { json } = kkpr(['check', path, '--json']);
    assert.match(json.file.name, /^a.*txt\.zip$/u);
  });

  test('a reader that stops early is no failure', async () => {
    const [run] = exampleRuns();
    const child = start([...assessWords(run), '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (chunk) => {
      complaint += chunk;
    });
    child.stdout.destroy();
    await once(child, 'close');
    assert.equal(complaint, '');
  });

  test('a folder that may not be read and a device are errors, not crashes', () => {
    failsJson(['check', join(root, 'package.json', 'x.zip')], 'file-not-found');
    const run = kkpr(['check', '/dev/null', '--json']);
    assert.equal(run.code, 2);
    assert.equal(run.json.verdict, 'tidak-terbaca');
  });

  test('a device without an end is refused at a limit', () => {
    failsJson(['check', '/dev/zero'], 'too-large');
  });

  test('a plan given twice is refused, because the order must not decide which one speaks', () => {
    const plan = join(root, 'examples/plans/rtrwp-bali.json');
    failsJson(
      ['assess', join(root, 'examples/masjid-lintas/application.json'), '--plan', plan, plan],
      'bad-document',
    );
  });
});
