// Pictures of the page for people to look at: build/screenshots. Not a test: fonts differ between machines.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { choose, mapReady, openBrowser, verdictOf } from './support/browser.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const out = join(root, 'build/screenshots');
mkdirSync(out, { recursive: true });

/** A shapefile as GDAL writes it, in a zip of this name. */
function zipOf(name, polygons) {
  const folder = mkdtempSync(join(tmpdir(), 'kkpr-shots-'));
  const features = polygons.map((coordinates) => ({
    type: 'Feature',
    properties: { id: 1 },
    geometry: { type: 'Polygon', coordinates },
  }));
  const source = join(folder, 'lahan.geojson');
  writeFileSync(source, JSON.stringify({ type: 'FeatureCollection', features }));
  const zip = join(folder, 'lahan.shz');
  execFileSync('ogr2ogr', ['-f', 'ESRI Shapefile', zip, source], { stdio: 'pipe' });
  const buffer = readFileSync(zip);
  rmSync(folder, { recursive: true });
  return { name, mimeType: 'application/zip', buffer };
}

/** Metres of UTM zone 48S under a .prj that says WGS 84. */
const whichZip = () =>
  zipOf('lahan-meter.zip', [
    [
      [
        [701000.71, 9314342.84],
        [701020.4, 9314431.2],
        [701125.9, 9314418.7],
        [701109.3, 9314329.1],
        [701000.71, 9314342.84],
      ],
    ],
  ]);

/** Too many decimals, a crossing boundary and a hole, in Jakarta. */
function badZip() {
  const outer = [
    [106.8166, -6.1999],
    [106.81653, -6.19942],
    [106.8172123456, -6.1993],
    [106.81731, -6.19958],
    [106.8166, -6.1999],
  ];
  const hole = [
    [106.81682, -6.1996],
    [106.81684, -6.19968],
    [106.81692, -6.19966],
    [106.8169, -6.19957],
    [106.81682, -6.1996],
  ];
  const bow = [
    [106.8175, -6.1999],
    [106.818, -6.1994],
    [106.81795, -6.19992],
    [106.81752, -6.19945],
    [106.8175, -6.1999],
  ];
  return zipOf('lahan-warga.zip', [[outer, hole], [bow]]);
}

/** The whole page in one picture: taken by a tall window, so that nothing is laid out twice. */
async function picture(page, name, width, height) {
  await page.waitForTimeout(600);
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: whole });
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(out, `${name}.png`) });
  await page.setViewportSize({ width, height });
}

const bad = badZip();
const which = whichZip();
const browser = await openBrowser(process.argv[2] ?? join(root, 'build/page'));
for (const [lang, path] of [
  ['id', '/'],
  ['en', '/en/'],
]) {
  for (const [size, width, height] of [
    ['desktop', 1280, 900],
    ['phone', 360, 740],
  ]) {
    const { page, log } = await browser.open(path, { width, height });
    await picture(page, `${lang}-${size}-start`, width, height);
    await choose(page, [bad]);
    await verdictOf(page);
    await mapReady(page);
    await picture(page, `${lang}-${size}-bad`, width, height);
    await page.locator('kkpr-check >> #repair-start').click();
    await page.locator('kkpr-check >> #repair-map[data-state=ready]').waitFor();
    await picture(page, `${lang}-${size}-repaired`, width, height);
    await choose(page, [which]);
    await page.locator('kkpr-check >> #candidate-map[data-state=ready]').waitFor();
    await page.locator('kkpr-check >> input[name=candidate]').first().check();
    await picture(page, `${lang}-${size}-which`, width, height);
    await page.reload();
    await page.locator('kkpr-check >> [data-example]').first().click();
    await page
      .locator('kkpr-check')
      .locator('#outcome, #failed, #summary')
      .first()
      .waitFor({ timeout: 60_000 })
      .catch(() => {});
    await picture(page, `${lang}-${size}-example`, width, height);
    if (log.complaints.length > 0) console.error(lang, size, log.complaints);
    await page.close();
  }
}
await browser.close();
