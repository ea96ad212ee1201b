// The page as it is shipped (build/page, `npm run build`) with the real engine, in Chromium.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
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

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const built = join(root, 'build/page');
const cli = join(resolve(process.env.KKPR_DIST ?? join(root, 'dist')), 'cli.js');
const options = { skip: chromeMissing, timeout: 90_000 };

let browser;
let folder;
before(
  async () => {
    if (chromeMissing) return;
    assert.ok(existsSync(join(built, 'index.html')), 'build/page is missing: run `npm run build`');
    folder = mkdtempSync(join(tmpdir(), 'kkpr-page-'));
    browser = await openBrowser(built);
  },
  { timeout: 60_000 },
);
after(async () => {
  await browser?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const square = (at, size) => [
  [
    [at[0], at[1]],
    [at[0], +(at[1] + size).toFixed(6)],
    [+(at[0] + size).toFixed(6), +(at[1] + size).toFixed(6)],
    [+(at[0] + size).toFixed(6), at[1]],
    [at[0], at[1]],
  ],
];

/** A shapefile written by GDAL; its four parts, and one zip of them. */
function shapefile(name, polygons) {
  const source = join(folder, `${name}.geojson`);
  const features = polygons.map((coordinates, i) => ({
    type: 'Feature',
    properties: { id: i + 1 },
    geometry: { type: 'Polygon', coordinates },
  }));
  writeFileSync(source, JSON.stringify({ type: 'FeatureCollection', features }));
  const target = join(folder, name);
  execFileSync(
    'ogr2ogr',
    ['-f', 'ESRI Shapefile', '-lco', 'ENCODING=UTF-8', target, source, '-nln', name],
    { stdio: 'pipe' },
  );
  const parts = readdirSync(target).map((file) => join(target, file));
  const zip = join(folder, `${name}.shz`);
  execFileSync('ogr2ogr', ['-f', 'ESRI Shapefile', zip, source, '-nln', name], { stdio: 'pipe' });
  return { parts, zip };
}
const asZip = (path, name) => ({ name, mimeType: 'application/zip', buffer: readFileSync(path) });

const clean = async (page, log) => {
  assert.deepEqual(log.complaints, []);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(strangers(log, browser.origin), []);
};
const rulesOf = (page) =>
  page
    .locator('kkpr-check >> .finding')
    .evaluateAll((nodes) => nodes.map((n) => n.dataset.rule).sort());
const resultOf = (page) => page.evaluate(() => document.querySelector('kkpr-check').result);

test(
  'a zip that GDAL exported is checked, drawn, and nothing leaves the origin',
  options,
  async () => {
    const { zip } = shapefile('lahan', [square([106.8166, -6.1999], 0.0004)]);
    const { page, log } = await browser.open('/');
    await choose(page, [asZip(zip, 'lahan.zip')]);
    assert.equal(await verdictOf(page), 'good');
    await mapReady(page);
    assert.match(await page.locator('kkpr-check >> .facts').innerText(), /WGS 84/);
    assert.equal(await page.locator('kkpr-check >> #coordinates tbody tr').count(), 5);
    const result = await resultOf(page);
    assert.equal(result.schema, 'kkpr/check@1');
    assert.equal(result.location.polygons, 1);
    await clean(page, log);
    await page.close();
  },
);

test('the page and the command line say the same of the same file', options, async () => {
  const { zip } = shapefile('sama', [
    square([106.8166, -6.1999], 0.0004),
    square([106.81667, -6.1998], 0.0004),
  ]);
  const named = join(folder, 'sama.zip');
  writeFileSync(named, readFileSync(zip));
  const { page } = await browser.open('/');
  await choose(page, [named]);
  await verdictOf(page);
  const run = spawnSync(process.execPath, [cli, 'check', named, '--json'], { encoding: 'utf8' });
  assert.deepEqual(await resultOf(page), JSON.parse(run.stdout));
  await page.close();
});

test(
  'too many decimals and a hole are found, and both languages name the same rules',
  options,
  async () => {
    const at = [106.8166123, -6.1999];
    const outer = square(at, 0.0006)[0];
    const hole = [
      [106.8168, -6.1997],
      [106.8169, -6.1997],
      [106.8169, -6.1996],
      [106.8168, -6.1996],
      [106.8168, -6.1997],
    ];
    outer[0] = outer[4] = [106.81661234, -6.1999];
    const { zip } = shapefile('cacat', [[outer, hole]]);
    const { page, log } = await browser.open('/');
    await choose(page, [asZip(zip, 'cacat.zip')]);
    assert.equal(await verdictOf(page), 'bad');
    const found = await rulesOf(page);
    assert.ok(found.includes('coordinate.too-many-decimals'), String(found));
    assert.ok(found.includes('geometry.hole'), String(found));
    await mapReady(page);
    await clean(page, log);
    const english = await browser.open('/en/');
    await choose(english.page, [asZip(zip, 'cacat.zip')]);
    await verdictOf(english.page);
    assert.deepEqual(await rulesOf(english.page), found);
    assert.equal(
      await english.page.locator('kkpr-check >> #summary h2').innerText(),
      'There is a problem',
    );
    await english.page.close();
    await page.close();
  },
);

test('the four loose parts count as the zip they would make', options, async () => {
  const { parts } = shapefile('lepas', [square([106.8166, -6.1999], 0.0004)]);
  const { page, log } = await browser.open('/');
  await choose(page, parts);
  assert.equal(await verdictOf(page), 'good');
  assert.equal((await resultOf(page)).file.name, 'lepas.zip');
  await choose(
    page,
    parts.filter((p) => !p.endsWith('.shx')),
  );
  await page.locator('kkpr-check >> [data-verdict=file][data-tone=bad]').waitFor();
  assert.ok((await rulesOf(page)).includes('files.missing-part'));
  await clean(page, log);
  await page.close();
});

test(
  'a file is dropped on the zone, and one dropped beside it does not leave the page',
  options,
  async () => {
    const { zip } = shapefile('jatuh', [square([106.8166, -6.1999], 0.0004)]);
    const { page, log } = await browser.open('/');
    const transfer = await page.evaluateHandle((base64) => {
      const data = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      data.items.add(new File([bytes], 'jatuh.zip', { type: 'application/zip' }));
      return data;
    }, readFileSync(zip).toString('base64'));
    const kept = await page.evaluate((dataTransfer) => {
      const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
      document.querySelector('h1').dispatchEvent(event);
      return event.defaultPrevented;
    }, transfer);
    assert.equal(kept, true);
    assert.equal(await page.locator('kkpr-check >> [data-verdict=file]').count(), 0);
    await page.locator('kkpr-check >> .drop').dispatchEvent('drop', { dataTransfer: transfer });
    assert.equal(await verdictOf(page), 'good');
    await clean(page, log);
    await page.close();
  },
);

test(
  'everything from choosing the file to its place on the map works by keyboard',
  options,
  async () => {
    const { zip } = shapefile('papan', [
      [[...square([106.8166, -6.1999], 0.0006)[0]], square([106.8168, -6.1997], 0.0001)[0]],
    ]);
    const named = join(folder, 'papan.zip');
    writeFileSync(named, readFileSync(zip));
    const { page, log } = await browser.open('/');
    page.on('filechooser', (chooser) => chooser.setFiles(named));
    await page.waitForTimeout(300); // interception is switched on after the listener
    const focused = () =>
      page.evaluate(() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at?.id || at?.getAttribute('aria-label') || at?.textContent?.trim() || '';
      });
    const tabTo = async (wanted) => {
      for (let i = 0; i < 40; ++i) {
        if (wanted.test(await focused())) return;
        await page.keyboard.press('Tab');
      }
      assert.fail(`${wanted} is not reached by Tab`);
    };
    await tabTo(/^choose$/);
    await page.keyboard.press('Enter');
    await verdictOf(page);
    await mapReady(page);
    assert.equal(await focused(), 'summary');
    await tabTo(/^Tampilkan di peta/);
    await page.keyboard.press('Enter');
    assert.equal(await focused(), 'map');
    const scale = () => page.locator('kkpr-check >> #scale').innerText();
    await page.waitForTimeout(600);
    const before = await scale();
    for (let i = 0; i < 3; ++i) {
      await page.keyboard.press('-');
      await page.waitForTimeout(300);
    }
    assert.notEqual(await until(scale, (now) => now !== before), before);
    // The map does not hold the focus.
    await page.keyboard.press('Tab');
    assert.notEqual(await focused(), 'map');
    await clean(page, log);
    await page.close();
  },
);

/** What the page offers for download, checked by the command line. */
async function downloadedCopy(page) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('kkpr-check >> #repair-download').click(),
  ]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  const run = spawnSync(process.execPath, [cli, 'check', path, '--json'], { encoding: 'utf8' });
  return { name: download.suggestedFilename(), check: JSON.parse(run.stdout) };
}
const repairTone = (page, tone) =>
  page.locator(`kkpr-check >> [data-verdict=repair][data-tone=${tone}]`).waitFor();

test(
  'metres under a .prj of degrees: the system is named by the applicant, and the copy is in WGS 84',
  options,
  async () => {
    const metres = [
      [701000.71, 9314342.84],
      [701020.4, 9314431.2],
      [701125.9, 9314418.7],
      [701109.3, 9314329.1],
      [701000.71, 9314342.84],
    ];
    const { zip } = shapefile('meter', [[metres]]);
    const { page, log } = await browser.open('/');
    await choose(page, [asZip(zip, 'meter.zip')]);
    assert.equal(await verdictOf(page), 'bad');
    assert.equal(await page.locator('kkpr-check >> input[name=candidate]:checked').count(), 0);
    await page.locator('kkpr-check >> #candidate-map[data-state=ready]').waitFor();
    await page.locator('kkpr-check >> input[name=candidate][value=utm-48s]').check();
    await page.locator('kkpr-check >> #repair-start').click();
    await repairTone(page, 'good');
    const { name, check } = await downloadedCopy(page);
    assert.equal(name, 'meter-perbaikan.zip');
    assert.equal(check.verdict, 'memenuhi');
    assert.ok(check.location.crs.isWgs84);
    const [lon, lat] = check.location.centroid;
    assert.ok(Math.hypot(lon - 106.8178, lat + 6.1995) < 0.001, `${lon} ${lat}`);
    // Going on with the copy shows what the command line says of it.
    await page.locator('kkpr-check >> #repair-use').click();
    await page.locator('kkpr-check >> [data-verdict=file][data-tone=good]').waitFor();
    assert.deepEqual(await resultOf(page), check);
    await clean(page, log);
    await page.close();
  },
);

test('a hole is filled when asked, and only then', options, async () => {
  const outer = square([106.8166, -6.1999], 0.0006)[0];
  outer[0] = outer[4] = [106.81661234, -6.1999];
  const hole = [
    [106.8168, -6.1997],
    [106.8169, -6.1997],
    [106.8169, -6.1996],
    [106.8168, -6.1996],
    [106.8168, -6.1997],
  ];
  const { zip } = shapefile('lubang', [[outer, hole]]);
  const { page, log } = await browser.open('/');
  await choose(page, [asZip(zip, 'lubang.zip')]);
  assert.equal(await verdictOf(page), 'bad');
  await page.locator('kkpr-check >> #repair-start').click();
  await repairTone(page, 'bad');
  assert.equal(
    await page.locator('kkpr-check >> #repair-refused [data-rule="geometry.hole"]').count(),
    1,
  );
  const rounded = await downloadedCopy(page);
  assert.equal(rounded.check.location.maxDecimals, 6);
  assert.deepEqual(
    rounded.check.findings.filter((f) => f.severity === 'galat').map((f) => f.rule),
    ['geometry.hole'],
  );
  await page.locator('kkpr-check >> #fill-holes').check();
  await page.locator('kkpr-check >> #repair-start').click();
  await repairTone(page, 'good');
  const filled = await downloadedCopy(page);
  assert.equal(filled.check.verdict, 'memenuhi');
  assert.ok(
    filled.check.location.area.webMercatorM2 > rounded.check.location.area.webMercatorM2 + 100,
  );
  assert.match(
    await page.locator('kkpr-check >> #repair-ledger').innerText(),
    /coordinate\.too-many-decimals[\s\S]*106,81661234° BT[\s\S]*geometry\.hole/,
  );
  assert.equal((await resultOf(page)).verdict, 'tidak-memenuhi', 'the original stays as it was');
  await clean(page, log);
  await page.close();
});

test('where only the applicant can say what may change, that is asked first', options, async () => {
  const hole = square([106.8168, -6.1997], 0.0001)[0];
  const { zip } = shapefile('tanya', [[square([106.8166, -6.1999], 0.0006)[0], hole]]);
  const { page, log } = await browser.open('/');
  await choose(page, [asZip(zip, 'tanya.zip')]);
  assert.equal(await verdictOf(page), 'bad');
  assert.deepEqual(await rulesOf(page), ['geometry.hole']);
  await page.locator('kkpr-check >> #repair-start').click();
  await page.locator('kkpr-check >> #repair [role=alert]').waitFor();
  assert.equal(await page.locator('kkpr-check >> #fill-holes:focus').count(), 1);
  assert.equal(await page.locator('kkpr-check >> #repair-done').count(), 0);
  await page.keyboard.press('Space');
  assert.equal(await page.locator('kkpr-check >> #repair [role=alert]').count(), 0);
  await page.locator('kkpr-check >> #repair-start').click();
  await repairTone(page, 'good');
  await clean(page, log);
  await page.close();
});

test('what needs the will of the applicant is refused with its reason', options, async () => {
  const bow = [
    [106.8175, -6.1999],
    [106.818, -6.1994],
    [106.818, -6.1999],
    [106.8175, -6.1994],
    [106.8175123456, -6.1999],
  ];
  bow[0] = bow[4];
  const { zip } = shapefile('silang', [[bow]]);
  const { page, log } = await browser.open('/en/');
  await choose(page, [asZip(zip, 'silang.zip')]);
  assert.equal(await verdictOf(page), 'bad');
  await page.locator('kkpr-check >> #repair-start').click();
  await repairTone(page, 'bad');
  const refused = page.locator(
    'kkpr-check >> #repair-refused [data-rule="geometry.self-intersection"]',
  );
  assert.match(await refused.innerText(), /Only you know/);
  const { check } = await downloadedCopy(page);
  assert.equal(check.location.maxDecimals, 6);
  assert.equal(check.verdict, 'tidak-memenuhi');
  await clean(page, log);
  await page.close();
});

test('what is no zip ends in a finding, never in a good verdict', options, async () => {
  const { page, log } = await browser.open('/');
  const { zip } = shapefile('utuh', [square([106.8166, -6.1999], 0.0004)]);
  const bytes = readFileSync(zip);
  for (const [name, buffer] of [
    ['kosong.zip', Buffer.alloc(0)],
    ['teks.zip', Buffer.from('bukan zip')],
    ['rar.zip', Buffer.from('526172211a0700cf907300000d00000000000000', 'hex')],
    ['potong.zip', bytes.subarray(0, Math.floor(bytes.length / 2))],
  ]) {
    await choose(page, [{ name, mimeType: 'application/zip', buffer }]);
    await page.locator('kkpr-check >> .file-name', { hasText: name }).waitFor();
    assert.equal(await verdictOf(page), 'bad', name);
    assert.equal((await resultOf(page)).verdict, 'tidak-terbaca', name);
    assert.equal(await page.locator('kkpr-check >> #map').count(), 0, 'no empty map');
    assert.equal(
      await page.locator('kkpr-check >> [data-verdict=plan]').getAttribute('data-tone'),
      'wait',
      name,
    );
  }
  await clean(page, log);
  await page.close();
});

test('markup in file names is shown as text', options, async () => {
  const { page, log } = await browser.open('/');
  const name = '<img src=x onerror=alert(1)>.zip';
  await choose(page, [{ name, mimeType: 'application/zip', buffer: Buffer.from('x') }]);
  await verdictOf(page);
  assert.equal(await page.locator('kkpr-check >> .file-name').innerText(), name);
  assert.equal(await page.locator('kkpr-check >> img').count(), 0);
  await clean(page, log);
  await page.close();
});

test('each example is checked and previewed', options, async () => {
  const index = JSON.parse(readFileSync(join(built, 'examples/index.json'), 'utf8'));
  assert.ok(index.examples.length > 0);
  for (const example of index.examples) {
    const { page, log } = await browser.open('/');
    await page.locator(`kkpr-check >> [data-example="${example.id}"]`).click();
    await verdictOf(page);
    await page.locator('kkpr-check >> [data-verdict=plan]:not(:has-text("dicocokkan"))').waitFor();
    await mapReady(page);
    const [check, preview] = await page.evaluate(() => {
      const element = document.querySelector('kkpr-check');
      return [element.result, element.preview];
    });
    const byCommand = (command, ...words) =>
      JSON.parse(
        spawnSync(
          process.execPath,
          [
            cli,
            command,
            join(root, 'examples', example.application),
            '--json',
            '--plan',
            ...example.plans.map((p) => join(root, 'examples', p)),
            ...words,
          ],
          { encoding: 'utf8', maxBuffer: 64e6 },
        ).stdout,
      );
    const layers =
      example.layers.length > 0
        ? ['--layer', ...example.layers.map((p) => join(root, 'examples', p))]
        : [];
    const wanted = byCommand('assess', ...layers);
    // Which letter follows and which way it goes, as the command line says.
    const part = (id) => page.locator(`kkpr-check >> #${id}`);
    const letter = await part('validation').getAttribute('data-letter');
    assert.equal(letter, byCommand('validate', ...layers).letter ?? '', example.id);
    const { scheme, steps } = byCommand('route');
    assert.equal(await part('route').getAttribute('data-scheme'), scheme ?? '', example.id);
    assert.ok(steps.every(({ what }) => what.id.length > 0) && steps.length > 0);
    if (check.verdict === 'memenuhi') {
      assert.equal(preview.decision, wanted.decision, example.id);
      assert.deepEqual(preview.products, wanted.products, example.id);
      assert.ok(
        (await page.locator('kkpr-check >> #zones tbody tr').count()) > 0 ||
          preview.products.length === 0,
      );
    } else {
      assert.equal(wanted.decision, null, example.id);
      assert.equal(wanted.check.verdict, check.verdict, example.id);
    }
    await clean(page, log);
    await page.close();
  }
});

/** GeoJSON polygons as another program writes them in another system and format. */
function written(name, format, system, rows) {
  const source = join(folder, `${name}-asal.geojson`);
  const features = rows.map(([properties, coordinates]) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Polygon', coordinates },
  }));
  writeFileSync(source, JSON.stringify({ type: 'FeatureCollection', features }));
  const target = join(folder, name);
  const words = ['-f', format, '-t_srs', system, '-nlt', 'PROMOTE_TO_MULTI', target, source];
  execFileSync('ogr2ogr', words, { stdio: 'pipe' });
  return { name, mimeType: 'application/octet-stream', buffer: readFileSync(target) };
}
const jsonFile = (name, content) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(content)),
});
const legend = (page) => page.locator('kkpr-check >> .legend').innerText();

/** Share of the map's picture in a colour as it lies under the veil over what is not applied for. */
const shareOf = (page, rgb) =>
  page.evaluate((wanted) => {
    const canvas = document.querySelector('kkpr-check').shadowRoot.querySelector('#map canvas');
    const copy = new OffscreenCanvas(canvas.width, canvas.height);
    const context = copy.getContext('2d', { willReadFrequently: true });
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let hits = 0;
    for (let i = 0; i < data.length; i += 4)
      if (wanted.every((c, k) => Math.abs(data[i + k] - c) <= 2)) ++hits;
    return hits / (data.length / 4);
  }, rgb);
const zoneRows = Object.values(
  JSON.parse(readFileSync(join(root, 'core/rules/zone_codes.json'), 'utf8')),
).flat();
const veiled = (code) =>
  zoneRows.find((row) => row.code === code).rgb.map((c) => Math.round(0.55 * c + 0.45 * 255));

test(
  'a plan in UTM and a layer in FlatGeobuf lie on the map where they are, other land of the layer does not',
  options,
  async () => {
    const [x, y] = [106.8166, -6.1999];
    const { zip } = shapefile('latar', [square([x, y], 0.0004)]);
    // The western half of the surroundings is one zone, the eastern another; the columns are not the usual ones.
    const half = (west) => [
      [
        [west, y - 0.01],
        [west, y + 0.01],
        [west + 0.01, y + 0.01],
        [west + 0.01, y - 0.01],
        [west, y - 0.01],
      ],
    ];
    const zones = written('zona-utm.shz', 'ESRI Shapefile', 'EPSG:32748', [
      [{ SANDI: 'R-2', SEBUTAN: 'Perumahan' }, half(x - 0.0098)],
      [{ SANDI: 'K-1', SEBUTAN: 'Perdagangan' }, half(x + 0.0002)],
    ]);
    const land = written('lahan.fgb', 'FlatGeobuf', 'EPSG:3857', [
      [{ FUNGSIKWS: 'Areal Penggunaan Lain' }, square([x - 0.01, y - 0.01], 0.02)],
      [{ FUNGSIKWS: 'Hutan Lindung' }, square([x + 0.0003, y - 0.0004], 0.01)],
    ]);
    const plan = jsonFile('rdtr.json', {
      schema: 'kkpr/plan@1',
      id: 'rdtr-utm',
      title: 'RDTR dalam UTM',
      level: 'RDTR',
      zones: 'zona.zip',
      zoneField: 'SANDI',
      nameField: 'SEBUTAN',
      activities: { 'rumah-tinggal': { '*': 'I' } },
    });
    const layer = (filter) =>
      jsonFile('hutan.json', {
        schema: 'kkpr/layer@1',
        id: 'hutan',
        title: 'Kawasan hutan',
        kind: 'kawasan-hutan',
        features: 'lahan.fgb',
        filter,
      });
    const { page, log } = await browser.open('/');
    await choose(page, [asZip(zip, 'latar.zip')]);
    await verdictOf(page);
    await mapReady(page);
    await choose(page, [plan, { ...zones, name: 'zona.zip' }]);
    await page.locator('kkpr-check >> .legend', { hasText: 'R-2 · Perumahan' }).waitFor();
    assert.match(await legend(page), /K-1 · Perdagangan/);
    assert.doesNotMatch(await legend(page), /Kawasan hutan/);
    const isHalf = (share) => share > 0.15 && share < 0.6;
    for (const code of ['R-2', 'K-1']) {
      const share = await until(() => shareOf(page, veiled(code)), isHalf);
      assert.ok(isHalf(share), `${code}: ${share}`);
    }
    await choose(page, [layer(null), land]);
    await page.locator('kkpr-check >> .legend', { hasText: 'Kawasan hutan' }).waitFor();
    await page.waitForTimeout(500);
    // The other land covers all of the picture; drawn as forest it would leave nothing of the zone in the west.
    const west = await until(() => shareOf(page, veiled('R-2')), isHalf);
    assert.ok(isHalf(west), `R-2 beside the forest: ${west}`);
    await page.locator('kkpr-check >> #activity').selectOption('rumah-tinggal');
    await page.locator('kkpr-check >> #outcome').waitFor();
    await clean(page, log);
    await page.close();
  },
);

test(
  'holidays dropped beside an application move the last day, until they are unloaded',
  options,
  async () => {
    const example = join(root, 'examples/masjid-lintas');
    const application = JSON.parse(readFileSync(join(example, 'application.json'), 'utf8'));
    const letter1A = { number: '1', date: '2026-03-09' };
    const waiting = jsonFile('permohonan.json', { ...application, history: { letter1A } });
    const years = [
      { year: 2026, source: 'Daftar <b>contoh</b>', days: ['2026-03-16', '2026-03-17'] },
    ];
    const holidays = jsonFile('libur.json', { schema: 'kkpr/holidays@1', years });
    const { page, log } = await browser.open('/');
    await choose(page, [waiting, asZip(join(example, 'lokasi.zip'), 'lokasi.zip')]);
    await verdictOf(page);
    const facts = page.locator('kkpr-check >> #validation .facts');
    await facts.filter({ hasText: '18 Maret 2026' }).waitFor();
    await choose(page, [holidays]);
    await facts.filter({ hasText: '20 Maret 2026' }).waitFor();
    assert.doesNotMatch(await facts.innerText(), /libur belum diketahui/);
    const shown = page.locator('kkpr-check >> #holidays');
    assert.match(await shown.innerText(), /2026\s+Daftar <b>contoh<\/b>\s+\(libur\.json\)/);
    // A list that is none is refused, and the good one stays.
    const bad = jsonFile('salah.json', {
      schema: 'kkpr/holidays@1',
      years: [{ year: 'dua ribu' }],
    });
    await choose(page, [bad]);
    await page.locator('kkpr-check >> .notice', { hasText: 'salah.json: ' }).waitFor();
    await facts.filter({ hasText: '20 Maret 2026' }).waitFor();
    // By the keyboard; the focus does not get lost with the button.
    await page.locator('kkpr-check >> #drop-holidays').focus();
    await page.keyboard.press('Enter');
    await facts.filter({ hasText: '18 Maret 2026' }).waitFor();
    assert.equal(await shown.count(), 0);
    assert.equal(await page.locator('kkpr-check >> #settings-title:focus').count(), 1);
    await clean(page, log);
    await page.close();
  },
);

test('the shapes that an application names are handed in with it', options, async () => {
  const example = join(root, 'examples/masjid-lintas');
  const given = JSON.parse(readFileSync(join(example, 'application.json'), 'utf8'));
  const zip = readFileSync(join(example, 'lokasi.zip'));
  const application = jsonFile('permohonan.json', {
    ...given,
    tenure: { status: 'sebagian', evidence: [], shapefile: 'dikuasai.zip', until: null },
  });
  const plan = JSON.parse(readFileSync(join(root, 'examples/plans/rtrwk-tirta-loka.json'), 'utf8'));
  const file = (name, buffer) => ({ name, mimeType: 'application/zip', buffer });
  const { page, log } = await browser.open('/');
  await choose(page, [
    application,
    file('lokasi.zip', zip),
    file('dikuasai.zip', zip),
    jsonFile('rtrwk.json', plan),
    ...[plan.zones, plan.boundary].map((path) =>
      file(path.split('/').pop(), readFileSync(join(root, 'examples/plans', path))),
    ),
  ]);
  await page.locator('kkpr-check >> #outcome').waitFor();
  const preview = await page.evaluate(() => document.querySelector('kkpr-check').preview);
  assert.equal(await page.locator('kkpr-check >> .notice').count(), 0);
  assert.doesNotMatch(JSON.stringify([preview.flags, preview.unknown]), /tidak diserahkan/);
  await clean(page, log);
  await page.close();
});

test('a PTP called like the location is not taken for it, nor are papers', options, async () => {
  const example = join(root, 'examples/masjid-lintas');
  const given = JSON.parse(readFileSync(join(example, 'application.json'), 'utf8'));
  const zip = asZip(join(example, 'lokasi.zip'), 'lokasi.zip');
  const application = jsonFile('permohonan.json', {
    ...given,
    location: { ...given.location, shapefile: 'lokasi.zip' },
    ptp: [{ number: '1', shapefile: 'ptp/lokasi.zip' }],
  });
  const paper = { name: 'rik.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') };
  const { page, log } = await browser.open('/');
  await choose(page, [application, paper, zip]);
  assert.equal(await verdictOf(page), 'good');
  assert.equal(await page.locator('kkpr-check >> .notice').count(), 0);
  assert.match(await page.locator('kkpr-check >> .file-name').innerText(), /^lokasi\.zip$/);
  await clean(page, log);
  await page.close();
});

test(
  'the cap on a house for a foreigner is judged again as soon as the box is ticked',
  options,
  async () => {
    const { zip } = shapefile('luas', [square([106.8166, -6.1999], 0.0005)]); // about 3 000 m²
    const { page } = await browser.open('/');
    await choose(page, [asZip(zip, 'luas.zip')]);
    assert.equal(await verdictOf(page), 'good');
    await page.locator('kkpr-check >> #foreign').check();
    await page.locator('kkpr-check >> [data-rule="area.foreigner-house-cap"]').waitFor();
    assert.equal(await verdictOf(page), 'bad');
    await page.locator('kkpr-check >> #foreign').uncheck();
    await page.locator('kkpr-check >> [data-verdict=file][data-tone=good]').waitFor();
    await page.close();
  },
);

test('the result is downloaded as JSON', options, async () => {
  const { zip } = shapefile('unduh', [square([106.8166, -6.1999], 0.0004)]);
  const { page } = await browser.open('/');
  await choose(page, [asZip(zip, 'unduh.zip')]);
  await verdictOf(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('kkpr-check >> #download').click(),
  ]);
  assert.equal(download.suggestedFilename(), 'unduh-kkpr.json');
  assert.deepEqual(JSON.parse(readFileSync(await download.path(), 'utf8')), await resultOf(page));
  await page.close();
});

for (const [example, ready] of [
  ['custom-element', 'kkpr-check >> #choose'],
  ['browser-static', '#file'],
]) {
  test(`the example ${example} runs on the package as it is installed`, options, async () => {
    const site = join(folder, example);
    cpSync(join(root, 'examples', example), site, { recursive: true });
    cpSync(dirname(cli), join(site, 'kkpr'), { recursive: true });
    const { zip } = shapefile(`${example}-lahan`, [square([106.8166, -6.1999], 0.0004)]);
    const other = await openBrowser(site);
    try {
      const { page, log } = await other.open('/', { ready });
      if (example === 'custom-element') {
        await choose(page, [asZip(zip, 'lahan.zip')]);
        await page.locator('#log', { hasText: 'lahan.zip: memenuhi, 0 galat' }).waitFor();
        await mapReady(page); // the map is a file of its own, found beside the element
      } else {
        await page.waitForFunction(() => document.querySelector('#findings'));
        await page.locator('#file').setInputFiles([asZip(zip, 'lahan.zip')]);
        await page.locator('#findings li', { hasText: 'memenuhi' }).waitFor();
      }
      assert.deepEqual(
        log.complaints.filter((c) => !/favicon|404/.test(c)),
        [],
      );
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(strangers(log, other.origin), []);
      await page.close();
    } finally {
      await other.close();
    }
  });
}

test('the page stays within its budget', { skip: false }, () => {
  const scripts = readdirSync(join(built, 'assets')).filter((name) => name.endsWith('.js'));
  const of = (pattern) =>
    scripts
      .filter((name) => pattern.test(name))
      .reduce((sum, name) => sum + gzipSync(readFileSync(join(built, 'assets', name))).length, 0);
  for (const [what, pattern, most] of [
    ['the first script', /^main/, 30 * 1024],
    // 3 KiB of it tell the trace in both languages.
    ['the report', /^(report|palette)/, 33 * 1024],
    ['the map', /^map/, 100 * 1024],
  ]) {
    const size = of(pattern);
    assert.ok(size > 0 && size <= most, `${what}: ${size} bytes in gzip`);
  }
  for (const name of scripts) {
    const text = readFileSync(join(built, 'assets', name), 'utf8');
    assert.doesNotMatch(text, /new Function\(|[^\w.]eval\(/, name);
  }
});
