// Random scenarios on the grid, and the contract documents (application, plans, layers, zips) that say
// the same. A scenario is plain data around masks; the same seed gives the same scenario.

import { layer as shapefile, zippedLayer } from '../fixtures/generate/lib/shapefile.mjs';
import {
  all,
  cells,
  columns,
  covers,
  meets,
  minus,
  none,
  outline,
  Place,
  rectangle,
  rectangles,
  rows,
} from './grid.mjs';

/** A small generator of random numbers (mulberry32) and what is drawn from it. */
export class Random {
  constructor(seed) {
    this.state = seed >>> 0;
  }
  number() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  chance(share) {
    return this.number() < share;
  }
  /** A whole number from low to high, both included. */
  whole(low, high) {
    return low + Math.floor(this.number() * (high - low + 1));
  }
  one(list) {
    return list[Math.floor(this.number() * list.length)];
  }
  /** One of [[weight, value], …]. */
  weighted(list) {
    let at = this.number() * list.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of list) {
      at -= weight;
      if (at < 0) return value;
    }
    return list.at(-1)[1];
  }
  shuffled(list) {
    const result = [...list];
    for (let i = result.length - 1; i > 0; i--) {
      const j = this.whole(0, i);
      [result[i], result[j]] = [result[j], result[i]];
    }
    return result;
  }
}

/** The seed of the i-th scenario of a series. */
export const seedOf = (series, i) =>
  (Math.imul(series + 1, 0x9e3779b1) ^ Math.imul(i + 1, 0x85ebca6b)) >>> 0;

const applicationDate = '2026-03-02';
const applicant = 'Yayasan Contoh';
const dates = ['2012-05-01', '2015-08-17', '2018-03-03', '2021-07-07', '2021-07-07', '2023-11-20'];
const later = '2026-09-01';
const zoneCodes = ['R-2', 'K-1', 'P-1', 'W'];
const codes = ['tempat-peribadatan', 'yayasan-pendidikan', 'gardu-listrik', 'dermaga'];
const places = [
  [110_400_000, -7_001_000],
  [120_100_000, -3_200_300],
  [106_800_000, -6_200_700],
  [113_500_000, -400], // across the equator
  [99_100_000, 2_300_000],
];

/** The scenario of a seed. */
export function scenario(seed) {
  const random = new Random(seed);
  const place = new Place(...random.one(places));
  // What a scenario is about, so that the rarer branches are taken often; most are about anything.
  const theme = random.weighted([
    [6, 'any'],
    [1.6, 'tiers'],
    [1.6, 'land'],
    [1, 'strata'],
    [1.2, 'both'],
  ]);
  const world = theme === 'tiers' ? oneRegion : regionsOf(random);
  const polygons = polygonsOf(random);
  const location = polygons.reduce((sum, one) => sum | one, none);
  const activities = activitiesOf(random, polygons.length, theme);
  const several = polygons.length > 1;
  const masterPlan = {
    polygonsRelated: random.weighted([
      [5, true],
      [2, false],
      [1.5, null],
    ]),
    activitiesRelated: random.weighted([
      [5.5, true],
      [2.5, false],
      [2, null],
    ]),
  };
  const relations = several && random.chance(0.22) ? groupsOf(random, polygons.length) : null;
  const plans = plansOf(random, world, location, activities, theme);
  const underground = random.chance(theme === 'strata' ? 0.85 : 0.15) ? stratumOf(random) : null;
  const layers = layersOf(random, activities, theme, underground);
  if (random.chance(world.length > 1 ? 1 : 0.6)) layers.push(borders(world));
  const bordered = layers.some((layer) => layer.kind === 'batas-administrasi');
  const land = landOf(random, world, location, plans, theme, bordered);
  if (!several && activities.length === 1 && random.chance(0.08))
    replaced(random, land, plans, location, world, activities);
  return {
    seed,
    place,
    date: applicationDate,
    applicant,
    authority: random.chance(0.03) ? random.one(['menteri', 'gubernur', 'bupati-wali-kota']) : null,
    polygons,
    activities,
    relations,
    masterPlan,
    stratum: underground,
    strata:
      several && random.chance(theme === 'strata' ? 0.5 : 0.1)
        ? [{ polygons: [2], ...stratumOf(random) }]
        : null,
    plans,
    layers,
    ...land,
  };
}

/** Makes of the land a PTP beside the location on land that is held, and agreed to; of the plans one that knows the site. */
function replaced(random, land, plans, location, world, activities) {
  const around = cells(location).reduce(
    (sum, [x, y]) => sum | rectangle(x - 1, y - 1, x + 2, y + 2),
    none,
  );
  land.tenure = { status: 'sebagian', mask: around };
  land.ptp = [
    {
      regency: null,
      closed: false,
      mask: minus(around, random.chance(0.7) ? location : someRectangle(random, [4, 2, 12, 6])),
      result: 'sesuai',
      unfitGround: null,
    },
  ];
  land.minutes = ['fpr', 'rapat-koordinasi'].map((kind) => ({ kind, applicantAgrees: true }));
  if (random.chance(0.5)) plans.length = 0;
  const site = { site: location };
  const mask = world[0].mask;
  if (plans.length < 6)
    plans.push(planOf(random, 'rtrwk-9', 'RTRWK', mask, world[0], activities, 'land', site));
}

const whole = rectangle(0, 0, columns, rows);
const oneRegion = [
  {
    province: 'Provinsi A',
    regency: 'Kabupaten A1',
    isCity: false,
    from: 0,
    to: columns,
    mask: whole,
  },
];

function regionsOf(random) {
  const kind = random.weighted([
    [5, 'one'],
    [2.4, 'province'],
    [2.2, 'provinces'],
    [1.2, 'jakarta'],
  ]);
  const names =
    kind === 'one'
      ? [['Provinsi A', 'Kabupaten A1']]
      : kind === 'province'
        ? [
            ['Provinsi A', 'Kabupaten A1'],
            ['Provinsi A', random.one(['Kota A2', 'Kabupaten A3'])],
          ]
        : kind === 'jakarta'
          ? random.chance(0.5)
            ? [['DKI Jakarta', 'Kota J1']]
            : [
                ['DKI Jakarta', 'Kota J1'],
                ['DKI Jakarta', 'Kota J2'],
              ]
          : random.weighted([
              [
                2,
                [
                  ['Provinsi A', 'Kabupaten A1'],
                  ['Provinsi B', 'Kota B1'],
                ],
              ],
              [
                1,
                [
                  ['Provinsi A', 'Kabupaten A1'],
                  ['Provinsi A', 'Kota A2'],
                  ['Provinsi B', 'Kabupaten B2'],
                ],
              ],
            ]);
  const cuts = names.length === 1 ? [] : names.length === 2 ? [random.whole(5, 10)] : [6, 9];
  const edges = [0, ...cuts, columns];
  return names.map(([province, regency], i) => ({
    province,
    regency,
    isCity: regency.startsWith('Kota'),
    from: edges[i],
    to: edges[i + 1],
    mask: rectangle(edges[i], 0, edges[i + 1], rows),
  }));
}

function borders(world) {
  return {
    id: 'batas',
    kind: 'batas-administrasi',
    features: world.map((region) => ({
      mask: region.mask,
      properties: { WADMPR: region.province, WADMKK: region.regency },
    })),
  };
}

/** One, two or three polygons that do not touch (two may share an edge), within columns 4–12, rows 2–6. */
function polygonsOf(random) {
  const count = random.weighted([
    [6, 1],
    [2.8, 2],
    [1.2, 3],
  ]);
  const south = random.whole(2, 3);
  const height = () => random.whole(south + 2, 6);
  if (count === 1) {
    const [west, east] = [random.whole(4, 6), random.whole(9, 12)];
    const top = height();
    const whole = rectangle(west, south, east, top);
    if (!random.chance(0.35)) return [whole];
    const bite = rectangle(random.whole(west + 1, east - 1), top - 1, columns, top);
    return [minus(whole, bite)];
  }
  if (count === 2) {
    const middle = random.whole(7, 8);
    const gap = random.chance(0.15) ? 0 : 1;
    const top = height();
    return [
      rectangle(random.whole(4, 5), south, middle, top),
      rectangle(middle + gap, south, random.whole(middle + 2, 12), gap === 0 ? top : height()),
    ];
  }
  return [
    rectangle(4, south, random.whole(5, 6), height()),
    rectangle(7, south, random.whole(8, 9), height()),
    rectangle(10, south, random.whole(11, 12), height()),
  ];
}

function activitiesOf(random, polygonCount, theme) {
  const count = random.chance(theme === 'tiers' ? 0.1 : 0.3) ? 2 : 1;
  const records = Array.from({ length: polygonCount }, (_, i) => i + 1);
  const list = random
    .shuffled(codes)
    .slice(0, count)
    .map((code) => ({
      code,
      component: random.weighted([
        [4.5, null],
        [3.5, 'pola-ruang'],
        [2.5, 'struktur-ruang'],
      ]),
      publicInterest: random.chance(theme === 'strata' ? 0.5 : 0.3),
      waterRelated: random.chance(0.25),
      polygons: null,
    }));
  // The second stands on some of the polygons, the first on all or, Yayasan ABC the other way, on others.
  if (count === 2 && polygonCount > 1 && random.chance(0.5)) {
    const some = random
      .shuffled(records)
      .slice(0, random.whole(1, polygonCount - 1))
      .sort();
    list[1].polygons = some;
    if (random.chance(0.4)) list[0].polygons = records.filter((one) => !some.includes(one));
  }
  return list;
}

function groupsOf(random, count) {
  const records = random.shuffled(Array.from({ length: count }, (_, i) => i + 1));
  const cut = random.whole(1, count);
  return [records.slice(0, cut).sort(), records.slice(cut).sort()].filter((one) => one.length);
}

function stratumOf(random) {
  const minM = random.whole(0, 2) * 10;
  return {
    position: random.one(['bawah-tanah', 'bawah-tanah', 'atas-tanah']),
    minM,
    maxM: minM + 10 * random.whole(1, 2),
    surfaceReferenceM: 5,
  };
}

const someRectangle = (random, within = [2, 1, 14, 7]) => {
  const [west, south, east, north] = within;
  const [x, y] = [random.whole(west, east - 2), random.whole(south, north - 2)];
  return rectangle(x, y, random.whole(x + 2, east), random.whole(y + 2, north));
};

function plansOf(random, world, location, activities, theme) {
  const tiers = theme === 'tiers';
  const plans = [];
  const add = (level, mask, region, more = {}) =>
    plans.push(
      planOf(
        random,
        `${level.toLowerCase()}-${plans.length + 1}`,
        level,
        mask,
        region,
        activities,
        theme,
        { site: theme === 'land' ? location : null, ...more },
      ),
    );
  for (const region of world) {
    if (random.chance(tiers ? 1 : 0.78)) {
      let mask = region.mask;
      if (random.chance(0.15)) mask = minus(mask, someRectangle(random));
      // A plan that reaches over the border into its neighbour of the same province.
      const neighbour = world.find((one) => one !== region && one.province === region.province);
      if (neighbour && random.chance(0.3)) {
        const reach = random.whole(1, 2);
        mask |=
          rectangle(region.from - reach, 0, region.to + reach, rows) &
          (neighbour.mask | region.mask);
      }
      add('RTRWK', mask, region);
    }
    if (world.length === 1 && random.chance(tiers ? 0.4 : 0.25)) {
      // A second plan of the level: of the same region, or of a neighbour that claims some of it.
      const same = random.chance(0.6);
      add(
        'RTRWK',
        same ? region.mask : someRectangle(random),
        same ? region : { ...region, regency: 'Kabupaten Tetangga', isCity: false },
      );
    }
  }
  for (const province of new Set(world.map((region) => region.province))) {
    if (!random.chance(tiers ? 0.9 : 0.6)) continue;
    let mask = world
      .filter((one) => one.province === province)
      .reduce((sum, one) => sum | one.mask, none);
    if (random.chance(0.12)) mask = minus(mask, someRectangle(random));
    add('RTRWP', mask, { province, regency: null, isCity: null });
  }
  const detailed = tiers
    ? 0
    : theme === 'both'
      ? random.whole(1, 2)
      : random.weighted([
          [5, 0],
          [3, 1],
          [2, 2],
        ]);
  for (let i = 0; i < detailed; i++) {
    const region = random.one(world);
    const wide = theme === 'both' ? rectangle(3, 1, random.whole(7, 9), 7) : rectangle(3, 1, 13, 7);
    const mask = (random.chance(0.35) ? wide : someRectangle(random)) & region.mask;
    if (mask !== none)
      add(random.chance(0.12) ? 'RDTR-KPN' : 'RDTR', mask, region, {
        ossIntegrated: random.chance(0.78),
      });
  }
  const alone = tiers && random.chance(0.45);
  const strategic = alone
    ? 0
    : random.weighted([
        [6, 0],
        [3.2, 1],
        [tiers ? 6 : 1, 2],
      ]);
  for (let i = 0; i < strategic; i++)
    add('RTR-KSN', random.chance(0.5) ? rectangle(1, 0, 15, rows) : someRectangle(random), null);
  if (!alone && random.chance(0.28))
    add('RTR-PULAU', random.chance(0.8) ? all : someRectangle(random), null);
  if (!alone && random.chance(0.32)) add('RTRWN', all, null);
  let kept = random.shuffled(plans);
  if (kept.length > 6) kept = kept.slice(0, 6);
  if (kept.length > 0 || random.chance(0.2)) return kept;
  return [planOf(random, 'rtrwk-0', 'RTRWK', world[0].mask, world[0], activities, theme)];
}

function planOf(random, id, level, mask, region, activities, theme, more = {}) {
  const zones = zonesOf(random, mask, more.site);
  const bounded = random.chance(0.6);
  if (bounded && random.chance(0.22)) {
    // A gap: inside the delineation, in no zone.
    const gap = someRectangle(random, [4, 2, 12, 6]);
    for (const zone of zones) zone.mask = minus(zone.mask, gap);
  }
  if (random.chance(0.15)) {
    const over = someRectangle(random, [4, 2, 12, 6]) & mask;
    zones.push({ code: random.one(zoneCodes), mask: over });
  }
  const filled = zones.filter((zone) => zone.mask !== none);
  const national = level === 'RTR-PULAU' || level === 'RTRWN';
  const rows = {};
  const structure = [];
  const programs = [];
  // Some plans allow all, some nothing; most are mixed.
  const mood = random.weighted(
    theme === 'tiers'
      ? [
          [0.4, 'allows'],
          [0.6, 'prohibits'],
          [3, 'mixed'],
          [6, 'split'],
        ]
      : theme === 'any'
        ? [
            [3, 'allows'],
            [1.6, 'prohibits'],
            [5, 'mixed'],
            [1, 'split'],
          ]
        : theme === 'strata'
          ? [
              [7, 'allows'],
              [1, 'mixed'],
            ]
          : [
              [4, 'allows'],
              [0.3, 'prohibits'],
              [1.5, 'mixed'],
              [3, 'split'],
            ],
  );
  for (const { code, component } of activities) {
    if (random.chance(national ? 0.6 : theme === 'any' ? 0.8 : 0.92))
      rows[code] = rowOf(random, filled, mood, national, more.site);
    const structural = component === 'struktur-ruang';
    const where = () => (random.chance(0.5) ? '*' : someRectangle(random));
    if (random.chance(structural ? 0.55 : 0.12)) structure.push({ activity: code, where: where() });
    if (random.chance(structural ? 0.4 : 0.22)) programs.push({ activity: code, where: where() });
  }
  if (random.chance(0.3)) rows['rumah-tinggal'] = { '*': 'I' };
  return {
    id,
    level,
    enacted: random.chance(0.04) ? later : random.one(dates),
    ossIntegrated: more.ossIntegrated ?? false,
    region: region && { province: region.province, regency: region.regency, isCity: region.isCity },
    boundary: bounded || filled.length === 0 ? mask : null,
    zones: filled.length ? filled : [{ code: 'R-2', mask }],
    activities: rows,
    structure,
    programs,
    special:
      level.startsWith('RDTR') && random.chance(0.15)
        ? [{ mask: someRectangle(random), effect: random.one(['X', 'X', 'syarat']) }]
        : [],
  };
}

/** A partition of the mask into zones; a site may be a zone of its own, so that what lies beside it differs. */
function zonesOf(random, mask, site = null) {
  const [first, second, third] = random.shuffled(zoneCodes);
  const kind = random.weighted([
    [3, 'one'],
    [4, 'columns'],
    [3, 'rows'],
    [site ? 8 : 2, 'island'],
  ]);
  if (kind === 'one') return [{ code: first, mask }];
  if (kind === 'island') {
    const island = (site ?? someRectangle(random, [4, 1, 13, 7])) & mask;
    return [
      { code: first, mask: minus(mask, island) },
      { code: second, mask: island },
    ];
  }
  const cut =
    kind === 'columns'
      ? rectangle(0, 0, random.whole(5, 11), rows)
      : rectangle(0, 0, columns, random.whole(3, 5));
  const parts = [
    { code: first, mask: mask & cut },
    { code: second, mask: minus(mask, cut) },
  ];
  if (random.chance(0.2)) {
    const more = rectangle(random.whole(9, 12), 0, columns, rows);
    parts.push({ code: third, mask: parts[1].mask & more });
    parts[1].mask = minus(parts[1].mask, more);
  }
  return parts;
}

function rowOf(random, zones, mood, national, site = null) {
  const permission = () =>
    mood === 'allows'
      ? random.one(['I', 'I', 'T', 'B', 'T,B'])
      : mood === 'prohibits'
        ? random.one(['X', 'X', null])
        : random.weighted([
            [4, 'I'],
            [0.8, 'T'],
            [0.8, 'B'],
            [0.7, 'T,B'],
            [2.6, 'X'],
            [1.6, null],
          ]);
  const row = {};
  if (mood === 'split' && !national) {
    // Allowed in some zones, in the others not.
    const named = [...new Set(zones.map((zone) => zone.code))];
    const from = site ? 1 : random.whole(0, 1);
    named.forEach((code, i) => {
      row[code] = (i + from) % 2 ? 'X' : 'I';
    });
    return row;
  }
  const star = random.chance(national ? 0.8 : 0.16);
  if (star) {
    row['*'] = permission() ?? 'X';
    if (!random.chance(0.3)) return row;
  }
  for (const code of new Set(zones.map((zone) => zone.code))) {
    const value = permission();
    if (value && (!star || random.chance(0.5))) row[code] = value;
  }
  return row;
}

function layersOf(random, activities, theme, underground) {
  const layers = [];
  const add = (kind, features) => {
    if (features.length) layers.push({ id: kind, kind, features });
  };
  const rect = () =>
    random.chance(theme === 'both' ? 0.15 : 0.06) ? rectangle(1, 1, 15, 7) : someRectangle(random);
  if (random.chance(theme === 'both' ? 0.6 : theme === 'tiers' ? 0.2 : 0.38)) {
    let taken = none;
    const features = [];
    for (let i = random.whole(1, 2); i > 0; i--) {
      const mask = minus(rect(), taken);
      taken |= mask;
      if (mask === none) continue;
      const released = random.weighted([
        [4, null],
        [4, 'peruntukan'],
        [2, 'tanpa-peruntukan'],
      ]);
      features.push({
        mask,
        properties: {
          function: random.weighted([
            [4, 'Hutan Lindung'],
            [4, 'Hutan Produksi'],
            [1.5, 'APL'],
          ]),
          released,
          ...(released && {
            decreeNumber: 'SK.1',
            decreeDate: random.one([...dates, '2025-01-15', '2025-01-15']),
            decreeUse:
              released === 'peruntukan'
                ? random.weighted([
                    [6, activities[0].code],
                    [1, activities.at(-1).code],
                    [2.5, 'industri'],
                  ])
                : null,
          }),
        },
      });
    }
    add('kawasan-hutan', features);
  }
  if (random.chance(theme === 'strata' ? 1 : 0.3)) {
    const features = [];
    for (let i = random.whole(1, 2); i > 0; i--) {
      const position = random.weighted([
        [5, null],
        [2, 'permukaan'],
        [3.5, 'bawah-tanah'],
        [1.5, 'atas-tanah'],
        [underground ? 15 : 0, underground?.position],
      ]);
      const minM = random.whole(0, 3) * 10;
      const range = position && position !== 'permukaan' && !random.chance(0.12);
      features.push({
        mask: rect(),
        properties: {
          position,
          ...(range && { minM, maxM: minM + 10, surfaceReferenceM: 5 }),
          number: `KKPR-${i}`,
          holder: random.chance(0.2) ? applicant : 'Pemegang lain',
          until: random.weighted([
            [4, null],
            [3, '2030-12-31'],
            [2, '2024-06-30'],
          ]),
        },
      });
    }
    add('kkpr-terbit', features);
  }
  if (random.chance(0.28)) add('badan-air', [{ mask: rect(), properties: {} }]);
  if (random.chance(0.14))
    add('iup-op', [
      {
        mask: rect(),
        properties: {
          holder: 'PT Tambang',
          stage: random.one(['OPERASI PRODUKSI', 'OPERASI PRODUKSI', 'EKSPLORASI']),
        },
      },
    ]);
  if (random.chance(0.14)) add('lsd', [{ mask: rect(), properties: {} }]);
  if (random.chance(0.1)) add('pippib', [{ mask: rect(), properties: {} }]);
  if (random.chance(0.1)) add('izin-sektor', [{ mask: rect(), properties: {} }]);
  return random.shuffled(layers).slice(0, 4);
}

/** Tenure, PTP and minutes. */
function landOf(random, world, location, plans, theme, bordered) {
  const status = random.weighted([
    [theme === 'land' ? 2 : 4, 'belum'],
    [2.6, 'seluruhnya'],
    [3.6, 'sebagian'],
  ]);
  const around = cells(location).reduce(
    (sum, [x, y]) => sum | rectangle(x - 1, y - 1, x + 2, y + 2),
    none,
  );
  let mask = null;
  if (status === 'seluruhnya' && random.chance(0.5))
    mask = location | (around & someRectangle(random));
  if (status === 'sebagian' && random.chance(theme === 'land' ? 0.85 : 0.75))
    mask =
      theme === 'land' && random.chance(0.5)
        ? around
        : random.chance(0.5)
          ? someRectangle(random)
          : around & someRectangle(random, [1, 0, 15, 8]);
  if (mask === none) mask = null;
  let ptp = null;
  if (random.chance(theme === 'land' ? 1 : 0.5)) {
    const touched = world.filter((region) => meets(region.mask, location));
    // Where the plans' borders may differ from the world's, one office speaks of all.
    const exact = plans.every(
      (plan) =>
        !plan.region?.regency ||
        covers(regionMask(world, plan), plan.boundary ?? union(plan.zones)),
    );
    const named = world.length > 1 || (bordered && random.chance(0.5));
    const offices =
      exact && named ? touched.filter(() => touched.length === 1 || random.chance(0.88)) : [null];
    ptp = offices.map((region) => ptpOf(random, region, location, around, theme));
    if (ptp.length === 0) ptp = null;
  }
  const minutes =
    status !== 'belum' && random.chance(theme === 'land' ? 0.9 : 0.7)
      ? [
          {
            kind: random.one(['fpr', 'fpr', 'rapat-koordinasi']),
            applicantAgrees: random.weighted([
              [5, true],
              [1.2, false],
              [1.2, null],
            ]),
          },
          ...(random.chance(0.4) ? [{ kind: 'rapat-koordinasi', applicantAgrees: true }] : []),
        ]
      : [];
  return { tenure: { status, mask }, ptp, minutes };
}

const union = (zones) => zones.reduce((sum, zone) => sum | zone.mask, none);
const regionMask = (world, plan) =>
  world.find((one) => one.regency === plan.region.regency)?.mask ?? none;

function ptpOf(random, region, location, grown, theme) {
  const within = region?.mask ?? all;
  const wanted = random.weighted([
    [3, () => grown],
    [2, () => location],
    [3, () => someRectangle(random)],
    [theme === 'land' ? 5 : 2, () => minus(grown, location) & someRectangle(random)],
    [theme === 'land' ? 4 : 1.5, () => minus(grown, location)],
  ])();
  const mask = wanted & within;
  const closed = random.chance(region ? 0.22 : 0.1);
  const result = random.weighted([
    [4, 'sesuai'],
    [2, 'sesuai-bersyarat'],
    [3, 'tidak-sesuai'],
  ]);
  return {
    regency: region?.regency ?? null,
    closed,
    mask:
      mask === none
        ? rectangle(0, 0, 1, 1) & within || within & rectangle(15, 7, 16, 8) || within
        : mask,
    result,
    unfitGround: result === 'tidak-sesuai' ? random.one(['p4t', 'rtr']) : null,
  };
}

/** Leaves out what an engine does not do yet: { national, ptp, sectors: [kinds], strata, several }. */
export function restrict(given, wishes) {
  const s = { ...given };
  if (!wishes.national)
    s.plans = s.plans.filter((plan) => !['RTR-KSN', 'RTR-PULAU', 'RTRWN'].includes(plan.level));
  if (!wishes.ptp) {
    s.ptp = null;
    s.minutes = [];
  }
  s.layers = s.layers.filter((layer) =>
    layer.kind === 'batas-administrasi' ? wishes.borders : wishes.sectors.includes(layer.kind),
  );
  if (!wishes.released)
    s.layers = s.layers.map((layer) =>
      layer.kind === 'kawasan-hutan'
        ? {
            ...layer,
            features: layer.features.map((feature) => ({
              ...feature,
              properties: { function: feature.properties.function },
            })),
          }
        : layer,
    );
  if (!wishes.strata) {
    s.stratum = null;
    s.strata = null;
  }
  if (!wishes.programs) s.plans = s.plans.map((plan) => ({ ...plan, programs: [], structure: [] }));
  if (!wishes.component)
    s.activities = s.activities.map((one) => ({ ...one, component: 'pola-ruang' }));
  if (!wishes.several) {
    s.polygons = s.polygons.slice(0, 1);
    s.activities = [{ ...s.activities[0], polygons: null }];
    s.relations = null;
    s.strata = null;
  }
  if (!wishes.special) s.plans = s.plans.map((plan) => ({ ...plan, special: [] }));
  if (!wishes.override) s.authority = null;
  return s;
}

// ------------------------------------------------------------------------- as contract documents

const clockwiseRing = ([west, south, east, north], at) =>
  [
    [west, south],
    [west, north],
    [east, north],
    [east, south],
  ].map((corner) => at.corner(corner));

/** The rectangles of masks with their properties as GeoJSON. `turn` begins rings at another vertex. */
function collection(entries, at, turn = 0) {
  return {
    type: 'FeatureCollection',
    features: entries.flatMap(({ mask, properties }) =>
      rectangles(mask).map((one) => {
        const ring = turned(clockwiseRing(one, at).reverse(), turn);
        return {
          type: 'Feature',
          properties,
          geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
        };
      }),
    ),
  };
}

const turned = (ring, turn) => ring.map((_, i) => ring[(i + turn) % ring.length]);

function zipOf(name, masks, at, turn, { outlines = false } = {}) {
  const rings = masks.flatMap((mask) =>
    outlines
      ? [outline(mask).map((corner) => at.corner(corner))]
      : rectangles(mask).map((one) => clockwiseRing(one, at)),
  );
  const polygons = rings.map((ring) => [turned(ring, turn)]);
  return new Uint8Array(
    zippedLayer(name, shapefile(polygons, { ID: polygons.map((_, i) => i + 1) })),
  );
}

/** The contract's documents: { application, files, plans, layers }. */
export function documents(s, { turn = 0 } = {}) {
  const at = s.place;
  const files = { 'lokasi.zip': zipOf('lokasi', s.polygons, at, turn, { outlines: true }) };
  if (s.tenure.mask !== null)
    files['penguasaan.zip'] = zipOf('penguasaan', [s.tenure.mask], at, turn);
  const ptp = s.ptp?.map((one, i) => {
    const name = `ptp-${i + 1}`;
    if (!one.closed) files[`${name}.zip`] = zipOf(name, [one.mask], at, turn);
    return {
      shapefile: one.closed ? null : `${name}.zip`,
      number: `PTP/${i + 1}`,
      date: '2026-02-20',
      office: `Kantor Pertanahan ${one.regency ?? 'setempat'}`,
      regency: one.regency,
      result: one.result,
      unfitGround: one.unfitGround,
      closed: one.closed,
    };
  });
  const evidence = [
    { kind: 'sertipikat', number: 'HM 1', holder: s.applicant, until: null, file: 'bukti.pdf' },
  ];
  const application = {
    schema: 'kkpr/application@1',
    applicant: {
      kind: 'korporasi',
      corporation: 'yayasan',
      name: s.applicant,
      fundingSources: ['pribadi'],
    },
    letter: {
      number: '1',
      date: s.date,
      subject: 'Permohonan KKPR',
      statementOfTruth: true,
      correction: 0,
    },
    purpose: 'nonberusaha',
    activities: s.activities.map((one) => ({
      code: one.code,
      name: one.code,
      component: one.component,
      publicInterest: one.publicInterest,
      waterRelated: one.waterRelated,
      ...(one.polygons && { polygons: one.polygons }),
    })),
    relations: s.relations,
    location: {
      shapefile: 'lokasi.zip',
      ...(s.stratum && { stratum: s.stratum }),
      strata: s.strata,
    },
    tenure: {
      status: s.tenure.status,
      evidence: s.tenure.status === 'belum' ? [] : evidence,
      shapefile: s.tenure.mask === null ? null : 'penguasaan.zip',
      until: s.tenure.status === 'belum' ? null : 'tanpa-batas',
    },
    building: { floors: 1, floorAreaM2: 100, work: 'baru' },
    masterPlan: { file: 'rik.pdf', ...s.masterPlan },
    ptp: ptp ? (ptp.length === 1 ? ptp[0] : ptp) : null,
    minutes: s.minutes.map((one, i) => ({
      number: `BA/${i + 1}`,
      date: '2026-02-25',
      subject: 'PTP',
      ...one,
    })),
    authority: s.authority,
  };
  const where = (mask) => (mask === '*' ? '*' : collection([{ mask, properties: {} }], at, turn));
  const plans = s.plans.map((plan) => ({
    schema: 'kkpr/plan@1',
    id: plan.id,
    title: plan.id,
    level: plan.level,
    regulation: {
      form: 'Peraturan (contoh)',
      number: '1',
      year: Number(plan.enacted.slice(0, 4)),
      articles: [],
    },
    enacted: plan.enacted,
    ossIntegrated: plan.ossIntegrated,
    scale: {
      RDTR: 5000,
      'RDTR-KPN': 5000,
      RTRWK: 50000,
      RTRWP: 250000,
      'RTR-KSN': 25000,
      'RTR-PULAU': 500000,
      RTRWN: 1000000,
    }[plan.level],
    region: plan.region,
    boundary:
      plan.boundary === null
        ? null
        : collection([{ mask: plan.boundary, properties: {} }], at, turn),
    zones: collection(
      plan.zones.map((zone) => ({
        mask: zone.mask,
        properties: { KODE: zone.code, NAMA: `Zona ${zone.code}` },
      })),
      at,
      turn,
    ),
    zoneField: 'KODE',
    nameField: 'NAMA',
    activities: plan.activities,
    special: plan.special.map((one) => ({
      title: 'Ketentuan khusus',
      where: where(one.mask),
      effect: one.effect,
      text: 'contoh',
    })),
    structure: plan.structure.map((one) => ({
      activity: one.activity,
      article: 'Pasal 1',
      where: where(one.where),
    })),
    programs: plan.programs.map((one) => ({
      activity: one.activity,
      title: 'Program',
      where: where(one.where),
    })),
  }));
  const layers = s.layers.map((one) => ({
    schema: 'kkpr/layer@1',
    id: one.id,
    title: one.id,
    kind: one.kind,
    source: 'contoh',
    date: '2025-06-01',
    features: collection(one.features, at, turn),
    filter: null,
  }));
  return { application, files, plans, layers };
}
