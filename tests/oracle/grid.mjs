// A grid of cells as bit masks (BigInt; bit y·columns + x, row 0 in the south), with their exact areas
// in the Mercator plane, and their outlines as rings in degrees with at most six decimals.

export const columns = 16;
export const rows = 8;
/** Side of a cell in millionths of a degree: 11 m. */
const side = 100;
const earthRadiusM = 6378137;

export const none = 0n;
export const all = (1n << BigInt(columns * rows)) - 1n;

const rowBits = (1n << BigInt(columns)) - 1n;
const bitsIn = new Uint8Array(1 << columns);
for (let i = 1; i < bitsIn.length; i++) bitsIn[i] = bitsIn[i >> 1] + (i & 1);

export const cell = (x, y) => 1n << BigInt(y * columns + x);
export const has = (mask, x, y) => ((mask >> BigInt(y * columns + x)) & 1n) === 1n;
export const minus = (a, b) => a & ~b;
export const meets = (a, b) => (a & b) !== none;
export const covers = (a, b) => minus(b, a) === none;

/** Cells with west ≤ x < east and south ≤ y < north. */
export function rectangle(west, south, east, north) {
  let mask = none;
  for (let y = Math.max(0, south); y < Math.min(rows, north); y++)
    for (let x = Math.max(0, west); x < Math.min(columns, east); x++) mask |= cell(x, y);
  return mask;
}

/** The cells as [x, y], row by row. */
export function cells(mask) {
  const list = [];
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) if (has(mask, x, y)) list.push([x, y]);
  return list;
}

const columnBits = rectangle(0, 0, 1, rows);
/** The mask and the cells beside it, across an edge. */
const widened = (mask) =>
  (mask |
    (minus(mask, columnBits << BigInt(columns - 1)) << 1n) |
    (minus(mask, columnBits) >> 1n) |
    (mask << BigInt(columns)) |
    (mask >> BigInt(columns))) &
  all;

export const borders = (a, b) => meets(widened(a), b);

/** Its parts that hang together across edges. */
export function components(mask) {
  const list = [];
  for (let left = mask; left !== none; ) {
    let part = left & -left;
    for (let grown = none; grown !== part; ) {
      grown = part;
      part = widened(part) & left;
    }
    list.push(part);
    left = minus(left, part);
  }
  return list;
}

/** Disjoint rectangles [west, south, east, north] that make up the mask: runs, stacked where alike. */
export function rectangles(mask) {
  const done = [];
  let open = [];
  for (let y = 0; y <= rows; y++) {
    const runs = [];
    for (let x = 0; y < rows && x < columns; x++) {
      if (!has(mask, x, y)) continue;
      const west = x;
      while (x < columns && has(mask, x, y)) x++;
      runs.push([west, x]);
    }
    const next = [];
    for (const [west, east] of runs) {
      const below = open.find((one) => one[0] === west && one[2] === east);
      next.push(below ? [west, below[1], east, y + 1] : [west, y, east, y + 1]);
      if (below) open = open.filter((one) => one !== below);
    }
    done.push(...open);
    open = next;
  }
  return done;
}

/** Outer ring of a connected mask without holes, as grid corners, counter-clockwise, not closed. */
export function outline(mask) {
  const inside = (x, y) => x >= 0 && y >= 0 && x < columns && y < rows && has(mask, x, y);
  const next = new Map();
  for (const [x, y] of cells(mask)) {
    if (!inside(x, y - 1)) next.set(`${x},${y}`, [x + 1, y]);
    if (!inside(x + 1, y)) next.set(`${x + 1},${y}`, [x + 1, y + 1]);
    if (!inside(x, y + 1)) next.set(`${x + 1},${y + 1}`, [x, y + 1]);
    if (!inside(x - 1, y)) next.set(`${x},${y + 1}`, [x, y]);
  }
  const start = cells(mask)[0];
  const ring = [];
  let at = start;
  do {
    ring.push(at);
    at = next.get(at.join());
  } while (at[0] !== start[0] || at[1] !== start[1]);
  if (ring.length !== next.size) throw new Error('the mask has holes, or falls apart');
  return ring.filter((corner, i) => {
    const [before, after] = [ring.at(i - 1), ring[(i + 1) % ring.length]];
    return !(
      (before[0] === corner[0] && corner[0] === after[0]) ||
      (before[1] === corner[1] && corner[1] === after[1])
    );
  });
}

/** Where the grid lies: its south-west corner in millionths of a degree. */
export class Place {
  constructor(west, south) {
    this.west = west;
    this.south = south;
    const northing = (y) => Math.atanh(Math.sin(((south + y * side) / 1e6) * (Math.PI / 180)));
    const width = earthRadiusM * ((side / 1e6) * (Math.PI / 180));
    this.rowAreas = Array.from(
      { length: rows },
      (_, y) => width * earthRadiusM * (northing(y + 1) - northing(y)),
    );
  }

  /** A grid corner in degrees. */
  corner([x, y]) {
    return [(this.west + x * side) / 1e6, (this.south + y * side) / 1e6];
  }

  /** The grid position of a point in degrees, cells as units. */
  position([longitude, latitude]) {
    return [(longitude * 1e6 - this.west) / side, (latitude * 1e6 - this.south) / side];
  }

  /** Square metres in the Mercator plane (auxiliary sphere). */
  area(mask) {
    let sum = 0;
    for (let y = 0; mask !== none; y++) {
      sum += bitsIn[Number(mask & rowBits)] * this.rowAreas[y];
      mask >>= BigInt(columns);
    }
    return sum;
  }
}
