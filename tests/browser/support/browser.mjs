// Chromium and a server with the real headers; every page records what it asked for and what it complained about.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { listen, serve } from '../../../scripts/serve.mjs';

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const chromePath = process.env.CHROMIUM || '/usr/bin/chromium';
export const chromeMissing = existsSync(chromePath)
  ? false
  : `${chromePath} is not there (set CHROMIUM)`;

export async function openBrowser(folder) {
  const server = serve(folder);
  const port = await listen(server, 0);
  const origin = `http://127.0.0.1:${port}`;
  const profile = mkdtempSync(join(tmpdir(), 'kkpr-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromePath,
    headless: true,
    args,
    acceptDownloads: true,
    viewport: { width: 1280, height: 900 },
  });
  // Violations are counted in the page itself: some of them never reach the console.
  await context.addInitScript(() => {
    globalThis.violations = [];
    document.addEventListener('securitypolicyviolation', (e) => {
      globalThis.violations.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`);
    });
  });
  return {
    origin,
    context,
    async open(
      path = '/',
      { width = 1280, height = 900, ready = 'kkpr-check >> #choose', ...media } = {},
    ) {
      const page = await context.newPage();
      const log = { requests: [], complaints: [] };
      page.on('request', (r) => log.requests.push({ method: r.method(), url: r.url() }));
      page.on('console', (m) => {
        if (m.type() === 'error' || m.type() === 'warning') log.complaints.push(m.text());
      });
      page.on('response', (r) => {
        if (r.status() >= 400) log.complaints.push(`${r.status()} ${r.url()}`);
      });
      page.on('pageerror', (e) => log.complaints.push(`pageerror: ${e.message}`));
      await page.setViewportSize({ width, height });
      if (Object.keys(media).length > 0) await page.emulateMedia(media);
      await page.goto(origin + path);
      await page.waitForSelector(ready);
      return { page, log };
    },
    async close() {
      await context.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Requests that are anything but a GET of the page's own origin. */
export const strangers = (log, origin) =>
  log.requests.filter(
    (r) => !(r.method === 'GET' && r.url.startsWith(`${origin}/`)) && !/^(blob|data):/.test(r.url),
  );

export const violations = (page) => page.evaluate(() => globalThis.violations);

export async function choose(page, files) {
  await page.locator('kkpr-check >> #files').setInputFiles(files);
}

/** Waits until the verdict on the file stands, and gives its tone. */
export async function verdictOf(page, which = 'file') {
  const card = page.locator(`kkpr-check >> [data-verdict=${which}]`);
  await card.waitFor();
  return card.getAttribute('data-tone');
}
export const mapReady = (page) => page.waitForSelector('kkpr-check >> #map[data-state=ready]');

/** Reads until `holds`: what moves or is drawn takes its time. After ten seconds the last value is returned. */
export async function until(read, holds) {
  const end = Date.now() + 10_000;
  for (;;) {
    const value = await read();
    if (holds(value) || Date.now() > end) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
