// What is compared, each as a function of one set of the bench that resolves when its work is done.
// The native program is driven line by line, so that rounds can be interleaved.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { createEngine } from '../cases/package.mjs';

/** Wall and CPU milliseconds of this process. */
export const timed = async (work) => {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const wall = performance.now() - start;
  const used = process.cpuUsage(cpu);
  return { wall, cpu: (used.user + used.system) / 1000 };
};

/** `program`: the path of bench_check. Sets are those of sets.mjs, with their bytes. */
export async function contestantsFor(program, sets) {
  const engine = await createEngine({ inProcess: true });
  const native = spawn(
    program,
    sets.map((set) => set.path),
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines = createInterface({ input: native.stdout })[Symbol.asyncIterator]();
  const ended = new Promise((_, reject) => native.once('error', reject));
  const { default: shp } = await import('shpjs');
  const { default: GeoJSONReader } = await import('jsts/org/locationtech/jts/io/GeoJSONReader.js');
  const { default: IsValidOp } = await import(
    'jsts/org/locationtech/jts/operation/valid/IsValidOp.js'
  );

  return {
    run: {
      'wasm, whole check': (set) =>
        timed(() => engine.check(set.bytes, { name: 'bench.zip', geometry: false })),
      'wasm, repair with its check': (set) =>
        timed(() => engine.repair(set.bytes, { name: 'bench.zip', geometry: false })),
      'native, whole check': async (set) => {
        native.stdin.write(`${sets.indexOf(set)}\n`);
        const { value, done } = await Promise.race([lines.next(), ended]);
        if (done) throw new Error('the native program ended early');
        const [wall, cpu] = value.split(' ').map(Number);
        return { wall, cpu };
      },
      // shpjs hands its buffer on to a transform: every run gets its own, as the engine does.
      'shpjs, parse only': (set) => {
        const copy = set.bytes.slice();
        return timed(() => shp(copy));
      },
      'shpjs + jsts validity': (set) => {
        const copy = set.bytes.slice();
        return timed(async () => {
          const { features } = await shp(copy);
          const reader = new GeoJSONReader();
          let valid = 0;
          for (const { geometry } of features) {
            valid += new IsValidOp(reader.read(geometry)).isValid() ? 1 : 0;
          }
          if (valid !== features.length) {
            throw new Error(`jsts calls ${features.length - valid} polygons invalid`);
          }
        });
      },
    },
    close() {
      native.stdin.end();
      engine.close();
    },
  };
}
