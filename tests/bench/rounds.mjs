// Rounds in which the contestants take turns, and the table of what they took.
import { digits, median, print } from './table.mjs';

/** Interleaved: each round begins with another contestant, so that none always runs in another's wake. */
export async function interleaved(rounds, names, run) {
  const times = Object.fromEntries(names.map((name) => [name, { wall: [], cpu: [] }]));
  for (let round = 0; round <= rounds; round++) {
    const order = [...names];
    order.push(...order.splice(0, round % order.length));
    for (const name of order) {
      const { wall, cpu } = await run(name);
      if (round === 0) times[name].first = wall;
      else {
        times[name].wall.push(wall);
        times[name].cpu.push(cpu);
      }
    }
  }
  return times;
}

/** One row per contestant; `reference` is the one that the ratios are to. */
export function printTimes(title, times, reference) {
  const rounds = times[reference].wall.length;
  const wallOf = (name) => median(times[name].wall);
  console.log(
    `\n${title}: median of ${rounds} interleaved rounds, ms; × = times as long as ${reference} (wall)`,
  );
  print([
    ['', 'first, wall', 'wall', 'least', 'cpu', '×'],
    ...Object.entries(times).map(([name, t]) => [
      name,
      digits(t.first),
      digits(wallOf(name)),
      digits(Math.min(...t.wall)),
      digits(median(t.cpu)),
      (wallOf(name) / wallOf(reference)).toFixed(2),
    ]),
  ]);
}
