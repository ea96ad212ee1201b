// The shorthand of cases about assess: plans, layers and locations as rectangles, written out as the documents and
// shapefiles that the engine reads (README.md). Nothing here knows of the core.

import { layer, zippedLayer } from '../fixtures/generate/lib/shapefile.mjs';

const radius = 6378137;
const rad = Math.PI / 180;
const mercator = (lat) => radius * Math.atanh(Math.sin(lat * rad));
const latitude = (y) => Math.asin(Math.tanh(y / radius)) / rad;

/** West, south, east and north of data/petak.zip, in degrees. */
const petak = [110.4, -7.001, 110.401, -7];

/** Percent of the frame's side, with or without metres: 40, "50+0.49m". */
function along(side, at) {
  const [, percent, metres] = /^(-?[\d.]+)(?:([+-][\d.]+)m)?$/.exec(String(at)) ?? [];
  if (percent === undefined) throw new Error(`"${at}" is no place along a side`);
  return (Number(percent) / 100) * side + Number(metres ?? 0);
}

/** Four corners in degrees of [west, south, east, north] in hundredths of the frame; counter-clockwise. */
function corners([west, south, east, north] = petak) {
  const width = (east - west) * rad * radius;
  const bottom = mercator(south);
  const height = mercator(north) - bottom;
  const lon = (x) => west + along(width, x) / (rad * radius);
  const lat = (y) => latitude(bottom + along(height, y));
  return ([x0, y0, x1, y1]) => [
    [lon(x0), lat(y0)],
    [lon(x1), lat(y0)],
    [lon(x1), lat(y1)],
    [lon(x0), lat(y1)],
  ];
}

const closed = (ring) => [...ring, ring[0]];

/** A box, an outline of corners [[x, y], …] as they follow, or null. */
function geometryOf(box, at) {
  const last = box.at(-1);
  if (last === null) return null;
  const ring = Array.isArray(last) ? last.map(([x, y]) => at([x, y, x, y])[0]) : at(box.slice(-4));
  return { type: 'Polygon', coordinates: [closed(ring)] };
}

const collection = (boxes, at, propertiesOf) => ({
  type: 'FeatureCollection',
  features: boxes.map((box) => ({
    type: 'Feature',
    properties: propertiesOf(box),
    geometry: geometryOf(box, at),
  })),
});

/** Where a statement of a plan holds: "*", or boxes. */
const placed = (at) => (one) =>
  Array.isArray(one.where) ? { ...one, where: collection(one.where, at, () => ({})) } : one;

/** A plan: zones as [code, west, south, east, north] (none: a national plan by its text), boundary and `where` as boxes. */
export function planOf(short, frame) {
  const at = corners(frame);
  const rdtr = short.level.startsWith('RDTR');
  const national = ['RTR-KSN', 'RTR-PULAU', 'RTRWN'].includes(short.level);
  return {
    schema: 'kkpr/plan@1',
    title: short.id,
    regulation: { form: 'Peraturan (contoh)', number: '1', year: 2020, articles: [] },
    ossIntegrated: rdtr,
    scale: rdtr ? 5000 : 50000,
    region: {
      province: national ? null : 'Provinsi Contoh',
      regency: national || short.level === 'RTRWP' ? null : 'Kabupaten Contoh',
      isCity: false,
    },
    zoneField: 'KODE',
    nameField: 'KODE',
    activities: {},
    ...short,
    boundary: short.boundary ? collection(short.boundary, at, () => ({})) : null,
    zones: short.zones ? collection(short.zones, at, ([code]) => ({ KODE: code })) : null,
    ...(short.structure && { structure: short.structure.map(placed(at)) }),
    ...(short.programs && { programs: short.programs.map(placed(at)) }),
    ...(short.special && { special: short.special.map(placed(at)) }),
  };
}

/** A layer: features as [properties, west, south, east, north]. */
export function layerOf(short, frame) {
  return {
    schema: 'kkpr/layer@1',
    title: short.id,
    source: 'contoh',
    date: '2024-01-02',
    decree: null,
    filter: null,
    ...short,
    features: collection(short.features, corners(frame), ([properties]) => properties),
  };
}

/** A shapefile of boxes, one a record. A location has six digits after the point, whatever the frame. */
export function shapefileOf(name, boxes, frame, digits = 15) {
  const at = corners(frame);
  const rounded = (box) => at(box).map((point) => point.map((d) => Number(d.toFixed(digits))));
  const parts = layer(
    boxes.map((box) => [rounded(box)]),
    { NO: boxes.map((_, i) => String(i + 1)) },
  );
  return zippedLayer(name.replace(/\.zip$/, ''), parts);
}
