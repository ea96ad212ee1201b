// The built package that the tests run: dist/, or KKPR_DIST where it was built elsewhere.
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = resolve(root, process.env.KKPR_DIST ?? 'dist');
export const { createEngine } = await import(pathToFileURL(join(dist, 'index.node.js')).href);
