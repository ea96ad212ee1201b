// States of the page that the real engine cannot be brought into at will: over the recorded engine.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  choose,
  chromeMissing,
  mapReady,
  openBrowser,
  strangers,
  until,
  verdictOf,
  violations,
} from './support/browser.mjs';
import { buildRecordedPage } from './support/recorded_page.mjs';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const zip = (name) => ({ name, mimeType: 'application/zip', buffer: Buffer.from('x') });
const json = (name, document) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(document)),
});
const plan = json('rencana.json', {
  schema: 'kkpr/plan@1',
  id: 'rdtr-teluk-wangi',
  title: 'RDTR <i>Teluk Wangi</i>',
  level: 'RDTR',
  zones: {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { KODSZN: 'R-3', NAMSZN: 'Perumahan Kepadatan Sedang' },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [115.1, -8.8],
              [115.1, -8.6],
              [115.2, -8.6],
              [115.2, -8.8],
              [115.1, -8.8],
            ],
          ],
        },
      },
    ],
  },
});

const axe = async (page) => {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
  });
  return found;
};
const clean = async (page, log, origin) => {
  assert.deepEqual(log.complaints, []);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(strangers(log, origin), []);
};
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
const focused = (page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.id ?? '';
  });

let browser;
before(
  async () => {
    if (!chromeMissing) browser = await openBrowser(await buildRecordedPage());
  },
  { timeout: 120_000 },
);
after(() => browser?.close());
const options = { skip: chromeMissing, timeout: 60_000 };

test(
  'a good file gives two verdicts, and without plans the second is no "no"',
  options,
  async () => {
    const { page, log } = await browser.open('/');
    await choose(page, [zip('lokasi.zip')]);
    assert.equal(await verdictOf(page, 'file'), 'good');
    assert.equal(await verdictOf(page, 'plan'), 'wait');
    assert.match(
      await page.locator('kkpr-check >> [data-verdict=plan]').innerText(),
      /Data rencana belum dimuat/,
    );
    assert.match(
      await page.locator('kkpr-check >> [data-verdict=file]').innerText(),
      /3 aturan belum dijalankan/,
    );
    assert.match(await page.title(), /^Hasil: /);
    assert.equal(await focused(page), 'verdict');
    await mapReady(page);
    await clean(page, log, browser.origin);
    await page.close();
  },
);

test(
  "a plan of one's own and an activity bring the preview, and unloading it takes it back",
  options,
  async () => {
    const { page, log } = await browser.open('/');
    await choose(page, [zip('lokasi.zip')]);
    await verdictOf(page);
    await choose(page, [plan]);
    await page.getByText('Kegiatan belum dipilih').waitFor();
    await page.locator('kkpr-check >> #activity').selectOption('rumah-tinggal');
    await page.locator('kkpr-check >> [data-verdict=plan][data-tone=part]').waitFor();
    const rows = await page.locator('kkpr-check >> #zones tbody tr').allInnerTexts();
    assert.equal(rows.length, 3);
    const sum = await page.locator('kkpr-check >> #zones tfoot').innerText();
    assert.match(sum, /8\.748,58\s+100,00%/);
    // The title of a plan is text, whatever stands in it.
    assert.equal(await page.locator('kkpr-check >> .plan-list i').count(), 0);
    await mapReady(page);
    assert.match(
      await page.locator('kkpr-check >> .legend').innerText(),
      /R-3 · Perumahan Kepadatan Sedang/,
    );
    await page.getByRole('button', { name: 'Lepaskan semua' }).click();
    await page.getByText('Data rencana belum dimuat').waitFor();
    await clean(page, log, browser.origin);
    await page.close();
  },
);

test(
  'a deduction is hatched, told beside what would change it, and traced in words',
  options,
  async () => {
    const { page, log } = await browser.open('/', { width: 390, height: 844 });
    await choose(page, [zip('lokasi.zip')]);
    await verdictOf(page);
    await choose(page, [plan]);
    await page.locator('kkpr-check >> #activity').selectOption('rumah-tinggal');
    await mapReady(page);
    const outcome = page.locator('kkpr-check >> #outcome');
    await outcome.waitFor();
    assert.match(
      await page.locator('kkpr-check >> .legend').innerText(),
      /Dikurangkan: Tidak sesuai RDTR/,
    );
    const product = outcome.locator('.product');
    assert.match(
      await product.locator('.deductions').innerText(),
      /Tidak sesuai RDTR\s+Tampilkan di peta\s+940,31 m²/,
    );
    assert.match(
      await product.locator('.alternatives').innerText(),
      /Keluarkan 940,31 m² yang tidak sesuai rencana/,
    );
    // A dash where the plan sets nothing.
    assert.match(await product.locator('.pairs').innerText(), /KTB paling besar\s+–/);
    // By the keyboard: the place on the map, and each step of the trace.
    const show = product.getByRole('button', { name: 'Tampilkan di peta: Tidak sesuai RDTR' });
    await show.focus();
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'map');
    const trace = outcome.locator('#trace');
    await trace.locator('> summary').focus();
    await page.keyboard.press('Enter');
    const part = trace.locator('[data-rule=kkkpr]');
    assert.match(
      await part.locator('> summary').innerText(),
      /^2 KKKPR: penilaian bagian lokasi .* → disetujui sebagian$/,
    );
    await part.locator('> summary').focus();
    await page.keyboard.press('Space');
    const conformity = part.locator('[data-rule="kkkpr.conformity"]');
    await conformity.locator('> summary').click();
    assert.match(
      await conformity.locator('> .inside').innerText(),
      /Luas yang dinilai\s+8\.748,58\s+m²[\s\S]*Dasar hukum: Juknis 13\/2023, 3\.2\.1\.2 angka 1/,
    );
    assert.match(
      await conformity.locator('[data-rule=zone]').last().innerText(),
      /2\.1\.3 .*tidak sesuai/,
    );
    // All at once; on a phone the values keep their room.
    await trace.getByRole('button', { name: 'Buka semua langkah' }).click();
    assert.equal(await trace.locator('details:not([open])').count(), 0);
    const widths = await trace.locator('dd').evaluateAll((all) => all.map((d) => d.clientWidth));
    assert.ok(Math.min(...widths) > 120, `${widths}`);
    assert.ok(await fits(page));
    assert.deepEqual(await axe(page), []);
    await clean(page, log, browser.origin);
    await page.close();
  },
);

test(
  'a map that was moved asks once for what is seen, and for nothing where that is drawn already',
  options,
  async () => {
    const { page, log } = await browser.open('/');
    await choose(page, [zip('lokasi.zip'), plan]);
    await verdictOf(page);
    await mapReady(page);
    const asked = () => page.evaluate(() => globalThis.asked ?? []);
    const [around] = await asked();
    const drawnAndNamed = await until(asked, (all) => all.length >= 2);
    await page.waitForTimeout(600);
    assert.equal(drawnAndNamed.length, 2, 'what is drawn and what is named');
    assert.equal((await asked()).length, 2, 'and nothing else');
    const out = page.locator('kkpr-check >> .map-buttons button').nth(1);
    const into = page.locator('kkpr-check >> .map-buttons button').nth(0);
    // In one task: on a slow machine the map would rest, and ask, between two presses.
    await out.evaluate((button) => {
      for (let i = 0; i < 5; i++) button.click();
    });
    await until(asked, (all) => all.length >= 4);
    const [wide, seen] = (await asked()).slice(2);
    assert.ok(wide[0] < seen[0] && wide[3] > seen[3] && seen[2] - seen[0] > around[2] - around[0]);
    // One step back: all of it is drawn.
    await into.click();
    await page.waitForTimeout(900);
    assert.equal((await asked()).length, 4);
    await clean(page, log, browser.origin);
    await page.close();
  },
);

test(
  'a bad file lists errors first, takes the focus to their summary and shows places on the map',
  options,
  async () => {
    const { page, log } = await browser.open('/');
    await choose(page, [zip('bad.zip')]);
    assert.equal(await verdictOf(page), 'bad');
    assert.equal(await focused(page), 'summary');
    assert.match(await page.title(), /^Masalah: /);
    const severities = await page
      .locator('kkpr-check >> .finding')
      .evaluateAll((nodes) => nodes.map((n) => n.dataset.severity));
    assert.deepEqual(severities, ['galat', 'galat', 'galat', 'peringatan']);
    assert.match(await page.locator('kkpr-check >> .finding').first().innerText(), /dan 7 lainnya/);
    // Markup in a message is shown, not made.
    assert.equal(await page.locator('kkpr-check >> .finding b').count(), 0);
    assert.match(
      await page.locator('kkpr-check >> .finding').nth(1).innerText(),
      /<b>Bukan HTML<\/b>/,
    );
    await mapReady(page);
    await page.locator('kkpr-check >> .summary a').nth(2).click();
    assert.equal(await page.locator('kkpr-check >> #finding-2 h3:focus').count(), 1);
    await page.locator('kkpr-check >> #finding-2 >> text=Tampilkan di peta').click();
    assert.equal(await focused(page), 'map');
    assert.equal(await page.locator('kkpr-check >> #finding-2.selected').count(), 1);
    await clean(page, log, browser.origin);
    await page.close();
  },
);

test(
  'slow work shows its stages and can be cancelled, and the next file is checked',
  options,
  async () => {
    const { page, log } = await browser.open('/');
    await choose(page, [zip('slow.zip')]);
    await page.locator('kkpr-check >> [data-phase=busy]').waitFor();
    assert.equal(await focused(page), 'busy');
    assert.deepEqual(await axe(page), []);
    await page
      .locator('kkpr-check >> .stages li[data-state=now]', { hasText: 'Membaca shapefile' })
      .waitFor();
    await page.locator('kkpr-check >> #cancel').click();
    await page.locator('kkpr-check >> #choose').waitFor();
    assert.match(await page.locator('kkpr-check >> [role=status]').innerText(), /dibatalkan/);
    await page.waitForTimeout(1800);
    assert.equal(
      await page.locator('kkpr-check >> [data-verdict=file]').count(),
      0,
      'a cancelled check gives no verdict',
    );
    await choose(page, [zip('lokasi.zip')]);
    assert.equal(await verdictOf(page), 'good');
    await clean(page, log, browser.origin);
    await page.close();
  },
);

test('quick work shows no progress', options, async () => {
  const { page } = await browser.open('/');
  await page.evaluate(() => {
    globalThis.phases = [];
    document.addEventListener('kkpr-phase', (e) => globalThis.phases.push(e.detail));
  });
  await choose(page, [zip('lokasi.zip')]);
  await verdictOf(page);
  assert.deepEqual(await page.evaluate(() => globalThis.phases), ['result']);
  await page.close();
});

test(
  'an engine that cannot start is said plainly, and so is one that breaks',
  options,
  async () => {
    const { page } = await browser.open('/?no-engine');
    await choose(page, [zip('lokasi.zip')]);
    await page.getByRole('heading', { name: 'Mesin pemeriksa tidak dapat dijalankan' }).waitFor();
    assert.equal(await page.locator('kkpr-check >> [data-verdict=file]').count(), 0);
    assert.deepEqual(await axe(page), []);
    await page.close();
    const second = await browser.open('/en/');
    await choose(second.page, [zip('crash.zip')]);
    await second.page.getByRole('heading', { name: 'The check has stopped' }).waitFor();
    await second.page.getByRole('button', { name: 'Try again' }).waitFor();
    await choose(second.page, [zip('lokasi.zip')]);
    assert.equal(await verdictOf(second.page), 'good');
    await second.page.close();
  },
);

test(
  'a lone .shp, a foreign .json and a plan without its files are each told apart',
  options,
  async () => {
    const { page } = await browser.open('/');
    const notice = page.locator('kkpr-check >> .notice');
    await choose(page, [{ name: 'lahan.shp', mimeType: '', buffer: Buffer.alloc(100) }]);
    await notice.filter({ hasText: 'lahan.shp hanya satu dari empat bagian' }).waitFor();
    await choose(page, [json('lain.json', { type: 'FeatureCollection' })]);
    await notice.filter({ hasText: 'lain.json bukan permohonan' }).waitFor();
    await choose(page, [
      json('rusak.json', {}),
      { name: 'x.json', mimeType: '', buffer: Buffer.from('{') },
    ]);
    await notice.filter({ hasText: 'x.json tidak dapat dibaca sebagai JSON' }).waitFor();
    await choose(page, [
      json('p.json', {
        schema: 'kkpr/plan@1',
        id: 'p',
        title: 'Rencana P',
        zones: 'data/zona.zip',
      }),
    ]);
    await notice.filter({ hasText: 'zona.zip yang disebut oleh “Rencana P”' }).waitFor();
    await choose(page, [zip('a.zip'), zip('b.zip')]);
    await notice.filter({ hasText: 'a.zip, b.zip' }).waitFor();
    assert.equal(await page.locator('kkpr-check >> [data-verdict=file]').count(), 0);
    await page.close();
  },
);

test(
  'both languages show the same findings, and changing the language keeps the result',
  options,
  async () => {
    const { page, log } = await browser.open('/');
    await choose(page, [zip('bad.zip')]);
    await verdictOf(page);
    const rules = () =>
      page.locator('kkpr-check >> .finding').evaluateAll((n) => n.map((one) => one.dataset.rule));
    const before = await rules();
    await page.locator('#other-language').click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    assert.deepEqual(await rules(), before);
    assert.match(page.url(), /\/en\/$/);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.equal(
      await page.locator('h1').innerText(),
      'Check your shapefile before applying for a KKPR',
    );
    assert.match(await page.title(), /^Problem: /);
    await page.locator('#other-language').click();
    await page.getByRole('heading', { name: 'Ada masalah' }).waitFor();
    assert.match(page.url(), /\/$/);
    assert.doesNotMatch(page.url(), /\/en\//);
    await clean(page, log, browser.origin);
    await page.close();
  },
);

test('a language is a page of its own before there is a result', options, async () => {
  const { page } = await browser.open('/en/');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.locator('#other-language').click();
  await page.locator('html[lang=id]').waitFor();
  assert.equal(
    await page.locator('h1').innerText(),
    'Periksa berkas shapefile sebelum mengajukan KKPR',
  );
  await page.close();
});

for (const [lang, path] of [
  ['id', '/'],
  ['en', '/en/'],
]) {
  test(`no state scrolls sideways at 320 px and axe finds nothing (${lang})`, options, async () => {
    const { page, log } = await browser.open(path, { width: 320, height: 700 });
    assert.ok(await fits(page), 'start');
    assert.deepEqual(await axe(page), []);
    await page.locator('kkpr-check >> #activity').selectOption('rumah-tinggal');
    await choose(page, [zip('lokasi.zip'), plan]);
    await page.locator('kkpr-check >> [data-tone=part]').waitFor();
    await mapReady(page);
    assert.ok(await fits(page), 'good');
    assert.deepEqual(await axe(page), []);
    await page.locator('kkpr-check >> details').evaluateAll((all) => {
      for (const one of all) one.open = true;
    });
    assert.ok(await fits(page), 'everything unfolded');
    await choose(page, [zip('bad.zip')]);
    await page.locator('kkpr-check >> #summary').waitFor();
    assert.ok(await fits(page), 'bad');
    assert.deepEqual(await axe(page), []);
    await page.setViewportSize({ width: 1280, height: 900 });
    assert.deepEqual(await axe(page), []);
    await clean(page, log, browser.origin);
    await page.close();
  });
}

const focusedText = (page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.value || at?.id || at?.getAttribute('aria-label') || '';
  });
const tabTo = async (page, wanted) => {
  for (let i = 0; i < 60; ++i) {
    if (wanted.test(await focusedText(page))) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${wanted} is not reached by Tab`);
};
const downloaded = async (page) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('kkpr-check >> #repair-download').click(),
  ]);
  return {
    name: download.suggestedFilename(),
    text: readFileSync(await download.path(), 'utf8'),
  };
};
const askedOf = ({ text }) => JSON.parse(text.replace('repaired ', ''));

test(
  'no system is chosen beforehand, and one is chosen and repaired with by keyboard alone',
  options,
  async () => {
    const { page, log } = await browser.open('/');
    await choose(page, [zip('which.zip')]);
    await verdictOf(page);
    assert.equal(await focused(page), 'summary');
    const radios = page.locator('kkpr-check >> input[name=candidate]');
    assert.equal(await radios.count(), 3);
    assert.equal(await page.locator('kkpr-check >> input[name=candidate]:checked').count(), 0);
    await page.locator('kkpr-check >> #candidate-map[data-state=ready]').waitFor();
    // Without a choice nothing is repaired: the choice is asked for.
    await tabTo(page, /^repair-start$/);
    await page.keyboard.press('Enter');
    await page.getByText('Pilih dahulu sistem koordinat').waitFor();
    assert.equal(await focusedText(page), 'utm-48s');
    assert.equal(await page.locator('kkpr-check >> input[name=candidate]:checked').count(), 0);
    assert.deepEqual(await axe(page), []);
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.locator('kkpr-check >> .candidate.chosen').count(), 1);
    assert.equal(
      await page.locator('kkpr-check >> .candidate.chosen').getAttribute('data-candidate'),
      'utm-49s',
    );
    assert.equal(
      await page.locator('kkpr-check >> .mark[aria-pressed=true]').innerText(),
      '2',
      'the map follows the list',
    );
    assert.equal(await page.getByText('Pilih dahulu sistem koordinat').count(), 0);
    await tabTo(page, /^repair-start$/);
    assert.match(
      await page.locator('kkpr-check >> #repair-start').innerText(),
      /^Perbaiki dengan nomor 2: WGS 84 \/ UTM zona 49S$/,
    );
    await page.keyboard.press('Enter');
    await page.locator('kkpr-check >> #repair-done').waitFor();
    assert.equal(await focused(page), 'repair-done');
    const copy = await downloaded(page);
    assert.equal(copy.name, 'which-perbaikan.zip');
    assert.equal(askedOf(copy).candidate, 'utm-49s');
    await clean(page, log, browser.origin);
    await page.close();
  },
);

test('a mark on the map chooses as its row does, and so does its digit', options, async () => {
  const { page, log } = await browser.open('/en/');
  await choose(page, [zip('which.zip')]);
  await page.locator('kkpr-check >> #candidate-map[data-state=ready]').waitFor();
  const chosen = () =>
    page.locator('kkpr-check >> input[name=candidate]:checked').getAttribute('value');
  const marks = page.locator('kkpr-check >> .mark');
  assert.equal(await marks.count(), 3);
  // Numbers 1 and 3 fall on one spot: both can still be pressed.
  await marks.nth(2).click();
  assert.equal(await chosen(), 'id74-48s');
  await marks.nth(0).click();
  assert.equal(await chosen(), 'utm-48s');
  await page.locator('kkpr-check >> #candidate-map').focus();
  await page.keyboard.press('2');
  assert.equal(await chosen(), 'utm-49s');
  const scale = () => page.locator('kkpr-check >> #candidate-scale').innerText();
  const before = await scale();
  await page.getByRole('button', { name: 'See on the map: number 2' }).click();
  assert.notEqual(await until(scale, (now) => now !== before), before);
  await clean(page, log, browser.origin);
  await page.close();
});

test(
  'a repair shows what it changed and what not, gives the copy, and leaves the original',
  options,
  async () => {
    const { page, log } = await browser.open('/');
    await page.evaluate(() => {
      globalThis.repaired = [];
      document.addEventListener('kkpr-repaired', (e) => globalThis.repaired.push(e.detail));
    });
    await choose(page, [zip('bad.zip')]);
    await verdictOf(page);
    await page.locator('kkpr-check >> [data-verdict=file] a[href="#repair"]').click();
    assert.equal(await focused(page), 'repair-title');
    const fill = page.locator('kkpr-check >> #fill-holes');
    assert.equal(await fill.isChecked(), false);
    assert.equal(
      await page.locator('kkpr-check >> #dissolve').count(),
      0,
      'nothing overlaps here, so nothing is offered to be merged',
    );
    await page.locator('kkpr-check >> #repair-start').click();
    await page.locator('kkpr-check >> [data-verdict=repair][data-tone=good]').waitFor();
    assert.equal(await focused(page), 'repair-done');
    assert.equal(
      await page.locator('kkpr-check >> [role=status]').innerText(),
      'Hasil perbaikan: Salinan ini memenuhi syarat yang diperiksa',
    );
    const figures = await page.locator('kkpr-check >> #repair-figures').innerText();
    assert.match(figures, /Perubahan\s+14\b/);
    assert.match(figures, /Pergeseran terbesar\s+0,06 m/);
    assert.match(figures, /8\.748,61\sm²[\s\S]*8\.748,58\sm²[\s\S]*−0,03\sm²/);
    const ledger = page.locator('kkpr-check >> #repair-ledger');
    assert.match(
      await ledger.innerText(),
      /115,16758841° BT \/ 8,68550033° LS\s+→ 115,167588° BT \/ 8,685500° LS/,
    );
    assert.match(await ledger.innerText(), /→ dihapus/);
    assert.equal(await ledger.locator('tbody tr:not(.group)').count(), 7);
    await page.locator('kkpr-check >> #repair-all').click();
    assert.equal(await ledger.locator('tbody tr:not(.group)').count(), 14);
    const refused = page.locator('kkpr-check >> #repair-refused');
    assert.match(await refused.innerText(), /<b>dua<\/b> bentuk/);
    assert.equal(await refused.locator('b').count(), 0);
    assert.match(
      await page.locator('kkpr-check >> #repair-notes').innerText(),
      /Nilai Z dan M tidak ikut ditulis/,
    );
    await page.locator('kkpr-check >> #repair-map[data-state=ready]').waitFor();
    await ledger.getByRole('button').first().click();
    assert.equal(await focused(page), 'repair-map');
    assert.deepEqual(await axe(page), []);
    const plain = await downloaded(page);
    assert.equal(plain.name, 'bad-perbaikan.zip');
    assert.deepEqual(askedOf(plain), { fillHoles: false, dissolve: false, foreignHouse: false });
    await fill.check();
    await page.locator('kkpr-check >> #repair-start').click();
    await page.waitForFunction(() => globalThis.repaired.length === 2);
    assert.equal(askedOf(await downloaded(page)).fillHoles, true);
    assert.equal(await page.evaluate(() => globalThis.repaired[1].report.schema), 'kkpr/repair@1');
    // The copy becomes the file on the page, and the original is a click away.
    await page.locator('kkpr-check >> #repair-use').click();
    await page.locator('kkpr-check >> [data-verdict=file][data-tone=good]').waitFor();
    assert.equal(await page.locator('kkpr-check >> .file-name').innerText(), 'bad-perbaikan.zip');
    assert.equal(await focused(page), 'verdict');
    await page.locator('kkpr-check >> #original').click();
    await page.locator('kkpr-check >> [data-verdict=file][data-tone=bad]').waitFor();
    assert.equal(await page.locator('kkpr-check >> .file-name').innerText(), 'bad.zip');
    assert.equal(await page.locator('kkpr-check >> #original').count(), 0);
    assert.equal(await page.locator('kkpr-check >> #repair-done').count(), 0);
    assert.equal(await page.locator('kkpr-check >> #fill-holes').isChecked(), false);
    await clean(page, log, browser.origin);
    await page.close();
  },
);

test(
  'where nothing can be repaired the reasons are given and nothing is there to download',
  options,
  async () => {
    const { page, log } = await browser.open('/');
    await choose(page, [zip('bad-refuse.zip')]);
    await page.locator('kkpr-check >> #repair-start').click();
    await page.locator('kkpr-check >> [data-verdict=repair][data-tone=bad]').waitFor();
    const outcome = page.locator('kkpr-check >> [data-verdict=repair]');
    assert.match(await outcome.innerText(), /Tidak ada salinan yang dapat dibuat/);
    assert.equal(await page.locator('kkpr-check >> #repair-refused li').count(), 2);
    assert.equal(await page.locator('kkpr-check >> #repair-download').count(), 0);
    assert.equal(await page.locator('kkpr-check >> #repair-use').count(), 0);
    assert.equal(await page.locator('kkpr-check >> #repair-ledger').count(), 0);
    await clean(page, log, browser.origin);
    await page.close();
  },
);

test('a repair can be cancelled, and one that fails says why', options, async () => {
  const { page } = await browser.open('/');
  await choose(page, [zip('bad-stubborn.zip')]);
  const start = page.locator('kkpr-check >> #repair-start');
  await start.click();
  await page.locator('kkpr-check >> #repair-start', { hasText: 'Sedang memperbaiki' }).waitFor();
  await page.locator('kkpr-check >> #repair').getByRole('button', { name: 'Batalkan' }).click();
  await page.locator('kkpr-check >> #repair-start', { hasText: 'Perbaiki salinan' }).waitFor();
  assert.equal(await focused(page), 'repair-start');
  assert.equal(await page.locator('kkpr-check >> #repair-done').count(), 0);
  // Another file while a repair is under way: nothing of the first appears.
  await start.click();
  await choose(page, [zip('bad-memory.zip')]);
  await page.locator('kkpr-check >> .file-name', { hasText: 'bad-memory.zip' }).waitFor();
  await page.locator('kkpr-check >> #repair-start', { hasText: 'Perbaiki salinan' }).click();
  await page
    .locator('kkpr-check >> #repair [role=alert]', { hasText: 'Memori tidak cukup.' })
    .waitFor();
  assert.equal(await page.locator('kkpr-check >> #repair-done').count(), 0);
  await page.close();
});

test(
  'the steps of the likely program stand open, the others behind a click; a good file still needs a person',
  options,
  async () => {
    const { page } = await browser.open('/');
    await choose(page, [zip('bad.zip')]);
    await verdictOf(page);
    const steps = page.locator('kkpr-check >> #finding-0 .steps');
    await steps.getByText('Di QGIS:').waitFor();
    assert.equal(await steps.getByText('Di ArcGIS:').isVisible(), false);
    await steps.locator('summary').click();
    assert.equal(await steps.getByText('Di ArcGIS:').isVisible(), true);
    assert.equal(await steps.locator('details p').count(), 3);
    assert.match(
      await page.locator('kkpr-check >> .facts').innerText(),
      /Dibuat dengan\s+kemungkinan besar GDAL \(ogr2ogr\) \(di samping \.shp ada \.qmd\)/,
    );
    await choose(page, [zip('lokasi.zip')]);
    const person = page.locator('kkpr-check >> #person');
    await person.getByRole('heading', { name: 'Hanya dapat dinilai petugas' }).waitFor();
    assert.match(
      await person.innerText(),
      /Apakah batas poligon sama dengan batas tanah di lapangan/,
    );
    assert.equal(await page.locator('kkpr-check >> #repair').count(), 0);
    await page.close();
  },
);

test('an engine without a repair offers none', options, async () => {
  const { page } = await browser.open('/?no-repair');
  await choose(page, [zip('bad.zip')]);
  await verdictOf(page);
  assert.equal(await page.locator('kkpr-check >> #repair').count(), 0);
  assert.equal(await page.locator('kkpr-check >> a[href="#repair"]').count(), 0);
  await page.close();
});

for (const width of [320, 360]) {
  test(`choosing and repairing fit into ${width} px, and axe finds nothing`, options, async () => {
    const { page, log } = await browser.open('/', { width, height: 740 });
    await choose(page, [zip('which.zip')]);
    await page.locator('kkpr-check >> #candidate-map[data-state=ready]').waitFor();
    await page.locator('kkpr-check >> .candidate label').nth(1).click();
    assert.ok(await fits(page), 'candidates');
    assert.deepEqual(await axe(page), []);
    await choose(page, [zip('bad.zip')]);
    await page.locator('kkpr-check >> #fill-holes').waitFor();
    await page.locator('kkpr-check >> #repair-start').click();
    await page.locator('kkpr-check >> #repair-map[data-state=ready]').waitFor();
    assert.ok(await fits(page), 'repaired');
    assert.deepEqual(await axe(page), []);
    await clean(page, log, browser.origin);
    await page.close();
  });
}

test('coordinates switch between degrees and degrees, minutes, seconds', options, async () => {
  const { page } = await browser.open('/');
  await choose(page, [zip('lokasi.zip')]);
  const first = page.locator('kkpr-check >> #coordinates tbody tr').first();
  assert.match(await first.innerText(), /115,1675880?° BT/);
  await page.getByLabel('Derajat, menit, detik').check();
  assert.match(await first.innerText(), /115°10′03,32″ BT/);
  await page.close();
});

test('forced colours and reduced motion leave everything in place', options, async () => {
  const { page, log } = await browser.open('/', {
    forcedColors: 'active',
    reducedMotion: 'reduce',
  });
  await choose(page, [zip('bad.zip')]);
  assert.equal(await verdictOf(page), 'bad');
  await mapReady(page);
  await page.locator('kkpr-check >> text=Tampilkan di peta').first().click();
  await clean(page, log, browser.origin);
  await page.close();
});

test(
  'the printed result holds both verdicts, the findings and the last coordinate',
  options,
  async () => {
    const { page } = await browser.open('/');
    await choose(page, [zip('bad.zip')]);
    await verdictOf(page);
    await mapReady(page);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('kkpr-check >> #choose').isVisible(), false);
    assert.equal(await page.locator('kkpr-check >> [data-verdict=plan]').isVisible(), true);
    await page.emulateMedia({ media: null });
    const folder = mkdtempSync(join(tmpdir(), 'kkpr-print-'));
    const file = join(folder, 'hasil.pdf');
    await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true, tagged: true });
    const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
    assert.match(
      execFileSync('pdfinfo', [file], { encoding: 'utf8' }),
      /Tagged:\s+yes[\s\S]*Page size:.*A4/,
    );
    rmSync(folder, { recursive: true });
    for (const wanted of [
      'Perlu diperbaiki',
      'Menunggu perbaikan berkas',
      'Ada lubang seluas 123,40 m²',
      'Pratinjau, bukan keputusan',
    ]) {
      assert.ok(text.includes(wanted), wanted);
    }
    const last = await page
      .locator('kkpr-check >> #coordinates tbody tr')
      .last()
      .locator('td')
      .nth(3)
      .innerText();
    assert.ok(text.includes(last), last);
    await page.close();
  },
);
