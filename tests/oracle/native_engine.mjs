// The native build with the calls that the comparison makes of the package: KKPR_NATIVE names the program. For
// work on the core, where a wasm build after every change would take minutes; the test asks the package.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export async function createEngine() {
  const folder = mkdtempSync(join(tmpdir(), 'kkpr-oracle-'));
  let plans = [];
  let layers = [];
  const keep = (name, content) => {
    const path = join(folder, name);
    writeFileSync(
      path,
      typeof content === 'object' && !(content instanceof Uint8Array)
        ? JSON.stringify(content)
        : content,
    );
    return path;
  };
  return {
    async clearPlans() {
      plans = [];
      layers = [];
    },
    async loadPlan(plan) {
      plans.push(keep(`plan${plans.length}.json`, plan));
    },
    async loadLayer(layer) {
      layers.push(keep(`layer${layers.length}.json`, layer));
    },
    async assess(application, files, options = {}) {
      for (const [name, bytes] of Object.entries(files)) keep(name, bytes);
      const words = ['assess', keep('application.json', application), JSON.stringify(options)];
      if (plans.length) words.push('--plan', ...plans);
      if (layers.length) words.push('--layer', ...layers);
      const answer = execFileSync(process.env.KKPR_NATIVE, words, {
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      });
      return JSON.parse(answer);
    },
    close() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
