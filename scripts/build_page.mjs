// Builds the page into build/page. Wants the package in dist/ or KKPR_DIST (scripts/build.sh makes both, in this order).
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const engine = join(resolve(process.env.KKPR_DIST ?? join(root, 'dist')), 'index.js');
if (!existsSync(engine)) {
  console.error(`kkpr: ${engine} is missing. Run "npm run build", which builds the package first.`);
  process.exit(1);
}
await build({
  configFile: join(root, 'web/vite.config.ts'),
  logLevel: process.env.CI ? 'warn' : 'info',
});
