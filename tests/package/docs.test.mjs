// docs/ says what the engine says: generated pages are what their generator makes, links lead somewhere.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { api, root } from './helpers.mjs';

const page = readFileSync(join(root, 'docs/FINDINGS.md'), 'utf8');

test('docs/FINDINGS.md and its pictures are what npm run docs makes', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['scripts/generate_findings.mjs', '--check'],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
});

test('docs/RULES.md is what npm run docs makes', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['scripts/generate_rules.mjs', '--check'],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
});

test('every rule of the engine has one anchor in docs/FINDINGS.md', async () => {
  const engine = await api.createEngine({ inProcess: true });
  const { rules } = await engine.about();
  engine.close();
  assert.ok(rules.length > 60);
  for (const { rule } of rules) {
    assert.equal(page.split(`<a id="${rule}"></a>`).length, 2, rule);
  }
});

test('links between the documents lead to a file and, where they name one, to an anchor', () => {
  let links = 0;
  for (const path of [
    'README.md',
    'docs/FINDINGS.md',
    'docs/RULES.md',
    'docs/MANY_FILES.md',
    'examples/README.md',
  ]) {
    const text = readFileSync(join(root, path), 'utf8');
    for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [file, anchor] = target.split('#');
      const aim = file === '' ? join(root, path) : join(root, dirname(path), file);
      assert.ok(existsSync(aim), `${path}: ${target}`);
      if (anchor) assert.ok(readFileSync(aim, 'utf8').includes(`id="${anchor}"`), target);
      links++;
    }
  }
  assert.ok(links > 60);
});

test('a picture is small, says what it shows, and runs nothing', () => {
  for (const [, alternative, name] of page.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)) {
    const svg = readFileSync(join(root, 'docs', name), 'utf8');
    assert.ok(svg.length < 40_000, `${name} has ${svg.length} characters`);
    assert.match(svg, /<title>[^<]+<\/title>/, name);
    assert.ok(alternative.length > 3, name);
    const drawing = svg.replace(/<(title|text)\b[\s\S]*?<\/\1>/g, '');
    assert.doesNotMatch(drawing, /<script|\son\w+=|href|NaN|Infinity/, name);
  }
});
