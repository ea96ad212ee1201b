// What a process of its own takes: to start until the first small verdict, and memory for one zip.
// Run as a program it is such a process: process.mjs CONTESTANT [ZIP], and prints its figures as JSON.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { planDocument } from './overlay_documents.mjs';

const here = fileURLToPath(import.meta.url);

/** Highest resident memory so far, KiB. Not resourceUsage().maxRSS: that also remembers the process before exec. */
const highWater = () => Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);

const starts = {
  'Node alone': async () => {},
  'kkpr: import and instantiate': async () => {
    const { createEngine } = await import('../cases/package.mjs');
    const engine = await createEngine({ inProcess: true });
    await engine.about();
  },
  'shpjs: import': async () => void (await import('shpjs')),
  'shpjs + jsts: import': async () => {
    await import('shpjs');
    await import('jsts/org/locationtech/jts/io/GeoJSONReader.js');
    await import('jsts/org/locationtech/jts/operation/valid/IsValidOp.js');
  },
};

const memories = {
  'kkpr, whole check': async (bytes) => {
    const { createEngine } = await import('../cases/package.mjs');
    const engine = await createEngine({ inProcess: true });
    await engine.check(bytes, { name: 'bench.zip', geometry: false });
  },
  'kkpr, load a plan': async (bytes) => {
    const { createEngine } = await import('../cases/package.mjs');
    const engine = await createEngine({ inProcess: true });
    await engine.loadPlan(planDocument, { 'plan.zip': bytes });
  },
  'shpjs, parse only': async (bytes) => {
    const { default: shp } = await import('shpjs');
    await shp(bytes);
  },
};

if (process.argv[1] === here) {
  const [name, path] = process.argv.slice(2);
  const start = performance.now();
  if (path) {
    const bytes = new Uint8Array(readFileSync(path));
    const before = highWater();
    await memories[name](bytes);
    console.log(JSON.stringify({ kib: highWater() - before }));
  } else {
    await starts[name]();
    const wall = performance.now() - start;
    const { userCPUTime, systemCPUTime } = process.resourceUsage();
    console.log(JSON.stringify({ wall, cpu: (userCPUTime + systemCPUTime) / 1000 }));
  }
  process.exit(0);
}

const figuresOf = (...words) =>
  JSON.parse(execFileSync(process.execPath, [here, ...words], { encoding: 'utf8' }));

export const starters = Object.keys(starts);
/** { wall, cpu } in ms, of one fresh process. */
export const startOf = (name) => figuresOf(name);

export const eaters = ['kkpr, whole check', 'shpjs, parse only'];
export const planEaters = ['kkpr, load a plan', 'shpjs, parse only'];
/** Highest resident memory that the call added, in bytes. */
export const memoryOf = (name, path) => figuresOf(name, path).kib * 1024;
