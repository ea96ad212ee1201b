import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { cspOfMeta } from './csp.mjs';
import { exampleFiles } from './examples.mjs';
import { makeCoastline } from './map/coastline.mjs';
import { pageTexts } from './text/page.ts';

const root = import.meta.dirname;
const repository = resolve(root, '..');
const dist = resolve(process.env.KKPR_DIST ?? join(repository, 'dist'));
const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Writes the words of its language, and the policy, into each index.html. */
function words(): Plugin {
  return {
    name: 'kkpr-words',
    transformIndexHtml: {
      order: 'pre',
      handler(html, context) {
        const lang = context.path.includes('/en/') ? 'en' : 'id';
        const values: Record<string, string> = { ...pageTexts[lang], lang, csp: cspOfMeta };
        return html.replace(/\{\{(\w+)\}\}/g, (_, key: string) => {
          const value = values[key];
          if (value === undefined) throw new Error(`index.html names an unknown text: ${key}`);
          return escapeHtml(value);
        });
      },
    },
  };
}

function coastline(): Plugin {
  const name = 'virtual:kkpr-coastline';
  return {
    name: 'kkpr-coastline',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    // Parsed from a string: faster to start than a literal of this size.
    load: (id) =>
      id === `\0${name}`
        ? `export default JSON.parse(${JSON.stringify(JSON.stringify(makeCoastline()))});`
        : null,
  };
}

function examples(): Plugin {
  const folder = join(repository, 'examples');
  return {
    name: 'kkpr-examples',
    generateBundle() {
      for (const path of exampleFiles(folder)) {
        this.emitFile({
          type: 'asset',
          fileName: `examples/${path}`,
          source: readFileSync(join(folder, path)),
        });
      }
    },
  };
}

/** package.json says that of the package only its entries have effects of their own; the page's files do as well. */
function effects(): Plugin {
  return {
    name: 'kkpr-effects',
    transform: {
      filter: { id: /[\\/]web[\\/]/ },
      handler: (_code, id) => (id.startsWith(root) ? { moduleSideEffects: true } : null),
    },
  };
}

export default defineConfig({
  root,
  base: './',
  plugins: [effects(), words(), coastline(), examples()],
  resolve: { alias: { kkpr: join(dist, 'index.js') } },
  worker: { format: 'es' },
  build: {
    outDir: join(repository, 'build/page'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { id: join(root, 'index.html'), en: join(root, 'en/index.html') } },
  },
});
