// The page over the recorded engine, in build/page-recorded.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
export const recordedPage = join(here, '../../../build/page-recorded');

export async function buildRecordedPage() {
  await build({
    configFile: join(here, '../../../web/vite.config.ts'),
    logLevel: 'warn',
    resolve: { alias: { kkpr: join(here, 'recorded_engine.ts') } },
    build: { outDir: recordedPage },
  });
  return recordedPage;
}
if (process.argv[1] === fileURLToPath(import.meta.url)) await buildRecordedPage();
