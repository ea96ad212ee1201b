// Cuts the coastlines and land borders of Indonesia and its neighbours out of Natural Earth (world-atlas, public
// domain) and simplifies them. Run by the build; nothing of it is committed.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { mesh } from 'topojson-client';

const kBox = { west: 92, south: -13, east: 143, north: 9 };
const kTolerance = 0.02; // degrees, 2 km: this is a backdrop for finding one's way, not a reference
const kDigits = 1000;

const inside = ([x, y]) => x >= kBox.west && x <= kBox.east && y >= kBox.south && y <= kBox.north;

function simplify(line) {
  const keep = new Uint8Array(line.length);
  keep[0] = keep[line.length - 1] = 1;
  const stack = [[0, line.length - 1]];
  while (stack.length > 0) {
    const [from, to] = stack.pop();
    const [ax, ay] = line[from];
    const [bx, by] = line[to];
    const length = Math.hypot(bx - ax, by - ay);
    let worst = 0;
    let at = -1;
    for (let i = from + 1; i < to; ++i) {
      const [x, y] = line[i];
      const distance =
        length === 0
          ? Math.hypot(x - ax, y - ay)
          : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
      if (distance > worst) {
        worst = distance;
        at = i;
      }
    }
    if (at >= 0 && worst > kTolerance) {
      keep[at] = 1;
      stack.push([from, at], [at, to]);
    }
  }
  return line.filter((_, i) => keep[i]);
}

/** {"lines": [[[lon, lat], …], …]}, three digits. */
export function makeCoastline() {
  const require = createRequire(import.meta.url);
  const atlas = JSON.parse(readFileSync(require.resolve('world-atlas/countries-10m.json'), 'utf8'));
  const lines = [];
  for (const line of mesh(atlas, atlas.objects.countries).coordinates) {
    let run = [];
    const flush = () => {
      if (run.length > 1) {
        const short = simplify(run).map(([x, y]) => [
          Math.round(x * kDigits) / kDigits,
          Math.round(y * kDigits) / kDigits,
        ]);
        if (short.length > 2) lines.push(short);
      }
      run = [];
    };
    for (const point of line) {
      if (inside(point)) run.push(point);
      else flush();
    }
    flush();
  }
  return { lines };
}
