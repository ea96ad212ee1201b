// Every rule about plans and layers has a case that raises it; the sound plan and layer raise none.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createEngine } from './package.mjs';
import { cases, resultOf, root } from './run.mjs';

test('every rule about plans is raised by a case, and by none that is sound', async () => {
  const catalogue = JSON.parse(readFileSync(join(root, 'core/rules/findings/plan.json'), 'utf8'));
  const engine = await createEngine({ inProcess: true });
  const raised = new Set();
  let sound = 0;
  for (const one of cases().filter(({ command }) => command === 'plan')) {
    const { findings } = await resultOf(engine, one);
    for (const { rule } of findings) raised.add(rule);
    if (findings.length === 0) sound += 1;
  }
  engine.close();
  assert.deepEqual(
    catalogue.map(({ rule }) => rule).filter((rule) => !raised.has(rule)),
    [],
  );
  assert.ok(sound >= 6, `${sound} cases without findings`);
});
