// Checks a location zip with the package: node examples/node/check.mjs LOCATION.zip
// In a project of your own the import is `from 'kkpr'`; here the name leads to dist/ through package.json.

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createEngine } from 'kkpr';

const [path] = process.argv.slice(2);
if (!path) {
  console.error('Usage: node examples/node/check.mjs LOCATION.zip');
  process.exit(2);
}

const engine = await createEngine();
const result = await engine.check(await readFile(path), { name: basename(path) });
console.log(`${result.file.name}: ${result.verdict}`);
for (const { severity, rule, message } of result.findings) {
  console.log(`  ${severity} ${rule}: ${message.id}`);
}
if (result.location?.area) console.log(`  ${result.location.area.webMercatorM2.toFixed(2)} m²`);
engine.close();
