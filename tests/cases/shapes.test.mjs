// Shapes as real ones are, assessed: many parts, edges of millimetres, a zone of a quarter of a million vertices, holes,
// overlaps, slivers, repeated zones, a river. What must come out is measured here, by slabs and trapezoids between
// the corners (plane.mjs shares nothing with the core), to a billionth of the location.
// KKPR_NATIVE=build/dev/tests/native/kkpr_native runs it on the native build.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { areasByCover, mercatorArea, mercatorAround } from '../fixtures/generate/lib/plane.mjs';
import {
  clockwise,
  closed,
  members,
  shpAndShx,
  table,
  wgs84,
} from '../fixtures/generate/lib/shapefile.mjs';
import { zip } from '../fixtures/generate/lib/zip.mjs';

const { createEngine } = process.env.KKPR_NATIVE
  ? await import('../oracle/native_engine.mjs')
  : await import('./package.mjs');

let engine;
before(async () => (engine = await createEngine({ inProcess: true })));
after(() => engine.close());

const origin = [110.4, -7];
const rad = Math.PI / 180;
const radius = 6378137;
const northing = radius * Math.atanh(Math.sin(origin[1] * rad));
/** Metres of the Mercator plane to degrees; a location has six digits, a plan what it likes. */
const at = (x, y, digits = null) => {
  const point = [origin[0] + x / radius / rad, Math.asin(Math.tanh((northing + y) / radius)) / rad];
  return digits === null ? point : point.map((v) => Number(v.toFixed(digits)));
};
const box = ([west, south, east, north], digits = null) =>
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ].map(([x, y]) => at(x, y, digits));
const site = (metres) => box(metres, 6);

const collection = (features) => ({
  type: 'FeatureCollection',
  features: features.map(({ properties = {}, rings }) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Polygon', coordinates: rings.map(closed) },
  })),
});

/** zones: [{ code, rings }] in degrees. */
const plan = (id, zones, more = {}) => ({
  schema: 'kkpr/plan@1',
  id,
  title: id,
  level: 'RTRWK',
  enacted: '2021-01-01',
  ossIntegrated: false,
  scale: 50000,
  region: { province: 'Provinsi Contoh', regency: 'Kabupaten Contoh', isCity: false },
  boundary: null,
  zones: collection(zones.map(({ code, rings }) => ({ properties: { KODE: code }, rings }))),
  zoneField: 'KODE',
  activities: { gudang: { Y: 'I', N: 'X' } },
  ...more,
});
const sector = (kind, features) => ({
  schema: 'kkpr/layer@1',
  id: kind,
  title: kind,
  kind,
  source: 'contoh',
  date: '2024-01-01',
  features: collection(features),
  filter: null,
});

/** `records`: a list of polygons per record, each [outer, …holes] in degrees. */
async function assessed(records, plans, layers = []) {
  const shapes = records.map((polygons) => ({
    rings: polygons.flatMap((rings) => rings.map((ring) => closed(clockwise(ring)))),
  }));
  const dbf = table({ NO: records.map((_, i) => i + 1) });
  const parts = { ...shpAndShx(shapes), dbf, prj: Buffer.from(wgs84) };
  const files = { 'lokasi.zip': new Uint8Array(zip(members('lokasi', parts))) };
  const application = {
    schema: 'kkpr/application@1',
    applicant: { kind: 'korporasi', corporation: 'yayasan', name: 'Yayasan Contoh' },
    letter: { number: '1', date: '2026-03-02', subject: 'KKPR' },
    purpose: 'nonberusaha',
    activities: [{ code: 'gudang', name: 'gudang', component: 'pola-ruang' }],
    location: { shapefile: 'lokasi.zip' },
    tenure: { status: 'belum' },
    masterPlan: { file: 'rik.pdf', polygonsRelated: true, activitiesRelated: true },
    ptp: null,
  };
  await engine.clearPlans();
  for (const one of plans) await engine.loadPlan(one);
  for (const one of layers) await engine.loadLayer(one);
  const answer = await engine.assess(application, files);
  assert.equal(answer.schema, 'kkpr/assessment@1', JSON.stringify(answer).slice(0, 300));
  assert.notEqual(answer.decision, null, JSON.stringify(answer.check?.findings ?? answer.unknown));
  return answer;
}

/** One PKKPR: its areas, to a billionth of the location and never worse than 0.01 m². */
function holds(answer, { total, conforming, approved = conforming, deductions = {} }) {
  const within = Math.min(0.01, Math.max(1e-9 * total, 1e-6));
  const near = (got, wanted, what) =>
    assert.ok(Math.abs(got - wanted) <= within, `${what}: ${got}, measured ${wanted}`);
  near(answer.locationM2, total, 'locationM2');
  assert.equal(answer.products.length, 1);
  const [product] = answer.products;
  near(product.requestedM2, total, 'requestedM2');
  near(product.conformingM2, conforming, 'conformingM2');
  near(product.approvedM2, approved, 'approvedM2');
  assert.deepEqual(
    product.deductions.map((one) => one.factor).sort(),
    Object.keys(deductions).sort(),
  );
  for (const one of product.deductions) near(one.m2, deductions[one.factor], one.factor);
  const left = product.deductions.reduce((sum, one) => sum + one.m2, product.approvedM2);
  near(left, total, 'approved and deducted');
  if (!answer.flags.some((flag) => flag.subject === 'zona-bertampalan'))
    near(
      product.zones.reduce((sum, zone) => sum + zone.m2, 0),
      total,
      'the zones together',
    );
  return product;
}

/** How much of `subject` lies in cover polygons of each key; zones of one key may repeat. */
const shares = (subject, zones) => {
  const sums = {};
  for (const [key, m2] of areasByCover(subject, {
    zones: zones.map(({ code, rings }) => ({ key: code, rings })),
  }))
    sums[key] = (sums[key] ?? 0) + m2;
  return sums;
};
const flagOf = (answer, subject) => answer.flags.find((flag) => flag.subject === subject);

test('A location of 105 parts, cut by a border across them', async () => {
  const parts = [];
  for (let row = 0; row < 7; row++)
    for (let column = 0; column < 15; column++) {
      const [x, y] = [column * 31 + row * 3, row * 43];
      // Not one like the other: a corner is cut off, by another amount each.
      const cut = 3 + ((row * 15 + column) % 11);
      parts.push(
        [
          [x, y],
          [x + 24 - cut, y],
          [x + 24, y + cut],
          [x + 24, y + 37],
          [x, y + 37],
        ].map((p) => at(...p, 6)),
      );
    }
  const zones = [
    { code: 'Y', rings: [[at(-50, -50), at(150, -50), at(290, 400), at(-50, 400)]] },
    { code: 'N', rings: [[at(150, -50), at(900, -50), at(900, 400), at(290, 400)]] },
  ];
  const polygons = parts.map((ring) => [ring]);
  const total = parts.reduce((sum, ring) => sum + mercatorArea([ring]), 0);
  const { Y, N } = shares(polygons, zones);
  const one = await assessed([polygons], [plan('rtrwk', zones)]);
  holds(one, { total, conforming: Y, deductions: { 'tidak-sesuai-rtr': N } });
  // The same as 105 records.
  const apart = await assessed(
    polygons.map((rings) => [rings]),
    [plan('rtrwk', zones)],
  );
  holds(apart, { total, conforming: Y, deductions: { 'tidak-sesuai-rtr': N } });
});

/** The part of a rectangle that lies west of a line of growing y, by trapezoids in the plane of plane.mjs. */
function westOf(ring, line) {
  const project = mercatorAround(ring[0]);
  const corners = ring.map(project);
  const west = Math.min(...corners.map(([x]) => x));
  const south = Math.min(...corners.map(([, y]) => y));
  const north = Math.max(...corners.map(([, y]) => y));
  let m2 = 0;
  let [x0, y0] = project(line[0]);
  for (const point of line.slice(1)) {
    const [x1, y1] = project(point);
    const [from, to] = [Math.max(y0, south), Math.min(y1, north)];
    if (to > from) {
      const x = (y) => x0 + ((x1 - x0) * (y - y0)) / (y1 - y0);
      m2 += (to - from) * ((x(from) + x(to)) / 2 - west);
    }
    [x0, y0] = [x1, y1];
  }
  return m2;
}

/** Two zones beside a line that runs north, 2 km to either side. */
const beside = (line) => {
  const [south, north] = [line[0][1], line.at(-1)[1]];
  return [
    { code: 'Y', rings: [[...line, [110.38, north], [110.38, south]]] },
    { code: 'N', rings: [[...[...line].reverse(), [110.42, south], [110.42, north]]] },
  ];
};

test('A border drawn in steps of 3 mm, in degrees of 14 decimals', async () => {
  // 14 m of teeth 3 mm long, then straight on.
  const line = [at(40, -200)];
  for (let i = 0; i <= 4600; i++)
    line.push(at(50 + (i % 2 ? 0.0015 : -0.0015) + i / 7000, i * 0.003, 14));
  line.push(at(61, 400));
  const location = site([0, -20, 130, 90]);
  const conforming = westOf(location, line);
  const total = mercatorArea([location]);
  const answer = await assessed([[[location]]], [plan('rtrwk', beside(line))]);
  holds(answer, { total, conforming, deductions: { 'tidak-sesuai-rtr': total - conforming } });
});

test('A zone of 259 000 vertices, of which only a few lie under the location', {
  timeout: 120_000,
}, async () => {
  const line = [];
  const count = 259_000;
  for (let i = 0; i < count; i++) {
    const y = -50_000 + (100_000 * i) / (count - 1);
    line.push(at(60 + 25 * Math.sin(y / 37) + 0.2 * Math.sin(i * 2.39996), y));
  }
  const location = site([0, -250, 120, 250]);
  const conforming = westOf(location, line);
  const total = mercatorArea([location]);
  const answer = await assessed([[[location]]], [plan('rtrwk', beside(line))]);
  holds(answer, { total, conforming, deductions: { 'tidak-sesuai-rtr': total - conforming } });
  assert.equal(answer.products[0].decision, 'disetujui-sebagian');
});

test('A zone with holes: one is another zone, one is nothing', async () => {
  const location = site([0, 0, 200, 150]);
  const filled = [at(20, 20), at(70, 31), at(61, 90), at(25, 77)];
  const open = box([110, 30, 171.3, 99.7]);
  const zones = [
    { code: 'Y', rings: [box([-100, -100, 400, 400]), [...filled].reverse(), [...open].reverse()] },
    { code: 'N', rings: [filled] },
  ];
  const rest = mercatorArea([filled]) + mercatorArea([open]);
  const total = mercatorArea([location]);
  const areas = { total, conforming: total - rest, deductions: { 'tidak-sesuai-rtr': rest } };
  const all = collection([{ rings: [box([-100, -100, 400, 400])] }]);
  const within = await assessed([[[location]]], [plan('rtrwk', zones, { boundary: all })]);
  holds(within, areas);
  assert.ok(Math.abs(flagOf(within, 'tanpa-zona').m2 - mercatorArea([open])) < 1e-6);
  assert.ok(within.readings.includes(5));
  // Without a boundary the plan ends where its zones end.
  const outside = await assessed([[[location]]], [plan('rtrwk', zones)]);
  holds(outside, areas);
  assert.equal(flagOf(outside, 'tanpa-zona'), undefined);
});

test('Zones that overlap by 7 m² under the location: the stricter holds, whichever lies over the other', async () => {
  const location = site([0, 0, 100, 80]);
  const side = Math.sqrt(7);
  const tongue = (from, to) => [
    at(50, -50),
    at(50, 40),
    at(from, 40),
    at(from, 40 + side),
    at(to, 40 + side),
    at(50, 40 + side),
    at(50, 200),
  ];
  const total = mercatorArea([location]);
  const straight = box([50, -50, 250, 200]);
  const west = shares([[location]], [{ code: 'N', rings: [straight] }]);
  // The tongue of the allowed zone reaches into the prohibited one: it stays prohibited.
  const reach = 50 + side;
  const allowed = [at(-50, -50), ...tongue(reach, reach).slice(0, -1), at(50, 200), at(-50, 200)];
  const first = await assessed(
    [[[location]]],
    [
      plan('rtrwk', [
        { code: 'Y', rings: [allowed] },
        { code: 'N', rings: [straight] },
      ]),
    ],
  );
  holds(first, { total, conforming: west[''], deductions: { 'tidak-sesuai-rtr': west.N } });
  assert.ok(Math.abs(flagOf(first, 'zona-bertampalan').m2 - 7) < 1e-3);
  // The prohibited zone reaches into the allowed one: 7 m² less.
  const back = 50 - side;
  const prohibited = [...tongue(back, back).slice(0, -1), at(50, 200), at(250, 200), at(250, -50)];
  const seven = shares([[location]], [{ code: 'N', rings: [prohibited] }]).N - west.N;
  const second = await assessed(
    [[[location]]],
    [
      plan('rtrwk', [
        { code: 'Y', rings: [box([-50, -50, 50, 200])] },
        { code: 'N', rings: [prohibited] },
      ]),
    ],
  );
  assert.ok(Math.abs(seven - 7) < 1e-3);
  holds(second, {
    total,
    conforming: west[''] - seven,
    deductions: { 'tidak-sesuai-rtr': west.N + seven },
  });
  assert.ok(Math.abs(flagOf(second, 'zona-bertampalan').m2 - seven) < 1e-6);
});

test('Zones that repeat, wholly and in pieces, count once', async () => {
  const location = site([0, 0, 90, 60]);
  const [west, east] = [box([-50, -50, 41, 200]), box([41, -50, 250, 200])];
  const zones = [
    { code: 'Y', rings: [west] },
    { code: 'Y', rings: [[...west.slice(2), ...west.slice(0, 2)]] },
    { code: 'Y', rings: [box([0, 10, 41, 30])] },
    { code: 'N', rings: [east] },
    { code: 'N', rings: [[...east].reverse()] },
  ];
  const total = mercatorArea([location]);
  const { N } = shares([[location]], [{ code: 'N', rings: [east] }]);
  const answer = await assessed([[[location]]], [plan('rtrwk', zones)]);
  const product = holds(answer, {
    total,
    conforming: total - N,
    deductions: { 'tidak-sesuai-rtr': N },
  });
  assert.equal(flagOf(answer, 'zona-bertampalan'), undefined);
  assert.equal(new Set(product.zones.map((zone) => zone.zone)).size, product.zones.length);
});

test('Between two kabupaten whose borders do not meet: slivers decide nothing, a strip does', async () => {
  const location = site([0, 0, 100, 80]);
  const total = mercatorArea([location]);
  const regency = (id, name, metres) =>
    plan(id, [{ code: 'Y', rings: [box(metres)] }], {
      region: { province: 'Provinsi Contoh', regency: name, isCity: false },
    });
  // 0.3 m of the location under the neighbour; between the two a gap of 0.2 m.
  const sliver = await assessed(
    [[[location]]],
    [
      regency('a', 'Kabupaten A', [-50, -50, 99.5, 200]),
      regency('b', 'Kabupaten B', [99.7, -50, 300, 200]),
    ],
  );
  assert.equal(sliver.authority, 'bupati-wali-kota');
  assert.equal(sliver.locationM2.toFixed(6), total.toFixed(6));
  assert.deepEqual(
    sliver.recap.map((row) => row.region),
    ['Kabupaten A'],
  );
  assert.ok(Math.abs(sliver.recap[0].areaM2 - total) < 1e-6);
  // 20 m of it: across two.
  const across = await assessed(
    [[[location]]],
    [
      regency('a', 'Kabupaten A', [-50, -50, 79.9, 200]),
      regency('b', 'Kabupaten B', [79.8, -50, 300, 200]),
    ],
  );
  assert.equal(across.authority, 'gubernur');
  const areas = across.recap.map((row) => row.areaM2);
  assert.ok(Math.abs(areas.reduce((sum, m2) => sum + m2, 0) - total) < 1e-6);
  holds(across, { total, conforming: total });
});

test('A river across the location, long and thin', async () => {
  const location = site([0, 0, 140, 90]);
  const total = mercatorArea([location]);
  /** 3 km from the south-west to the north-east, winding. */
  const river = (width) => {
    const middle = Array.from({ length: 300 }, (_, i) => [
      -1400 + 10 * i,
      40 + 0.03 * (10 * i - 1400) + 12 * Math.sin(i / 3),
    ]);
    return [
      ...middle.map(([x, y]) => at(x, y - width / 2)),
      ...middle.reverse().map(([x, y]) => at(x, y + width / 2)),
    ];
  };
  const everywhere = [plan('rtrwk', [{ code: 'Y', rings: [box([-2000, -2000, 2000, 2000])] }])];
  for (const width of [4.3, 0.9]) {
    const bed = river(width);
    const water = shares([[location]], [{ code: 'air', rings: [bed] }]).air;
    const answer = await assessed([[[location]]], everywhere, [
      sector('badan-air', [{ rings: [bed] }]),
    ]);
    const product = holds(answer, {
      total,
      conforming: total,
      approved: total - water,
      deductions: { 'badan-air': water },
    });
    assert.equal(product.approvedGeometry.coordinates.length, 2, 'the banks');
  }
  // Nowhere wider than 0.5 m: noise, told and not deducted.
  const ditch = await assessed([[[location]]], everywhere, [
    sector('badan-air', [{ rings: [river(0.4)] }]),
  ]);
  holds(ditch, { total, conforming: total });
  assert.ok(flagOf(ditch, 'luas-kecil').m2 > 50);
});

test('A blank limit of a plan is no condition', async () => {
  const zones = [{ code: 'Y', rings: [box([-100, -100, 400, 400])] }];
  const location = [[[site([0, 0, 50, 50])]]];
  const activities = { gudang: { Y: 'B' } };
  for (const texts of [[], [' '], ['']]) {
    const answer = await assessed(location, [
      plan('rtrwk', zones, { activities, limits: { gudang: { Y: texts } } }),
    ]);
    const zonasi = answer.products[0].conditions.filter((one) => one.subject === 'zonasi');
    assert.equal(zonasi.length, 1);
    assert.match(zonasi[0].text.id, /bersyarat \(B\)/);
  }
});

/** Numbers from 0 to 1, the same each time. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Triangles edge to edge, some around an island that fills their hole, under a ragged location. */
function triangles(seed) {
  const random = numbers(seed);
  const n = 2 + Math.floor(random() * 8);
  const side = 180;
  const digits = random() < 0.5 ? 6 : 14;
  const rounded = (point) => point.map((v) => Number(v.toFixed(digits)));
  const corner = (i, j) => {
    const inner = i > 0 && j > 0 && i < n && j < n;
    const away = () => (inner ? (random() - 0.5) * 0.45 * (side / n) : 0);
    return [(i / n - 0.5) * side + away(), (j / n - 0.5) * side + away()];
  };
  const grid = Array.from({ length: n + 1 }, (_, i) =>
    Array.from({ length: n + 1 }, (_, j) => corner(i, j)),
  );
  const zones = [];
  const add = (...rings) =>
    zones.push({
      code: 'Y',
      rings: rings.map((ring) => ring.map((p) => rounded(at(...p)))),
    });
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const q = [grid[i][j], grid[i + 1][j], grid[i + 1][j + 1], grid[i][j + 1]];
      for (const outer of random() < 0.5
        ? [
            [q[0], q[1], q[2]],
            [q[0], q[2], q[3]],
          ]
        : [
            [q[0], q[1], q[3]],
            [q[1], q[2], q[3]],
          ]) {
        const island = random() < 0.4;
        const touches = random() < 0.3;
        const share = 0.2 + 0.6 * random();
        if (!island) {
          add(outer);
          continue;
        }
        const centre = [0, 1].map((axis) => outer.reduce((sum, p) => sum + p[axis] / 3, 0));
        const inner = outer.map((p, k) =>
          k === 0 && touches ? p : p.map((v, axis) => centre[axis] + (v - centre[axis]) * share),
        );
        add(outer, inner);
        add(inner);
      }
    }
  const corners = 3 + Math.floor(random() * 40);
  const location = Array.from({ length: corners }, (_, k) => {
    const angle = (2 * Math.PI * k) / corners;
    const radiusM = 11 + 55 * random();
    return at(radiusM * Math.cos(angle), radiusM * Math.sin(angle), 6);
  });
  return { zones, location };
}

test('Zones around islands, edge to edge under the location, lose nothing of it', async () => {
  for (let seed = 1; seed <= 120; seed++) {
    const { zones, location } = triangles(seed);
    const total = mercatorArea([location]);
    const answer = await assessed([[[location]]], [plan('rtrwk', zones)]);
    try {
      holds(answer, { total, conforming: total });
    } catch (error) {
      error.message = `scene ${seed}: ${error.message}`;
      throw error;
    }
  }
});
