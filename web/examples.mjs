// Which files the examples of the page need: what examples/index.json names, and what those documents name.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

function* strings(value) {
  if (typeof value === 'string') yield value;
  else if (value && typeof value === 'object')
    for (const inner of Object.values(value)) yield* strings(inner);
}

/** Paths relative to `folder`, index.json first; empty where there are no examples. */
export function exampleFiles(folder) {
  const index = join(folder, 'index.json');
  if (!existsSync(index)) return [];
  const found = new Set(['index.json']);
  const { examples } = JSON.parse(readFileSync(index, 'utf8'));
  for (const example of examples) {
    for (const path of [example.application, ...example.plans, ...example.layers]) {
      found.add(normalize(path));
      const document = JSON.parse(readFileSync(join(folder, path), 'utf8'));
      for (const text of strings(document)) {
        const named = normalize(join(dirname(path), text));
        if (text.length > 200 || named.startsWith('..') || !/\.(zip|geojson|csv|fgb)$/i.test(text))
          continue;
        if (existsSync(join(folder, named)) && statSync(join(folder, named)).isFile())
          found.add(named);
      }
    }
  }
  return [...found].map((path) => path.replaceAll('\\', '/'));
}
