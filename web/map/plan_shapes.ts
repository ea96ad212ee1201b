// Zones of the loaded plans around the location, for the map's backdrop only: the core judges, this draws.
// What cannot be read here is left out of the picture; whether a plan is sound the core has said when it was loaded.
import fieldsJson from '../../core/rules/layer_fields.json' with { type: 'json' };
import type { DataSet } from '../element/files.ts';
import type { LonLat } from '../element/results.ts';

interface LayerReading {
  kind: string;
  decides: string[];
  only: string[];
  not: string[];
  onlyWithin: string[];
  notWithin: string[];
}
const fields: { layers: LayerReading[] } = fieldsJson;

export type Box = [number, number, number, number]; // west, south, east, north

export interface ZoneShape {
  set: DataSet;
  code: string;
  name: string;
  rings: LonLat[][];
}

const kMostBytes = 40e6; // a larger plan would stop the page for the sake of a backdrop
const kMostShapes = 4000;

interface Row {
  rings: LonLat[][];
  values: (field: string) => string;
}

const meets = (a: Box, b: Box) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

function boxOf(rings: LonLat[][]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (const [x, y] of ring) {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  }
  return box;
}

async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as BlobPart])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > kMostBytes) {
      await reader.cancel();
      throw new RangeError('too large to draw');
    }
    parts.push(part.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Members of a zip by lower-case extension: the .shp and the .dbf of a plan. */
async function members(
  zip: Uint8Array,
  wanted: readonly string[],
): Promise<Map<string, Uint8Array>> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const out = new Map<string, Uint8Array>();
  let end = zip.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) --end;
  if (end < 0) return out;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0 && at + 46 <= zip.length; --left) {
    const [method, packed] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true)];
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + nameLength));
    const ending = name.split('.').pop()?.toLowerCase() ?? '';
    if (wanted.includes(ending) && !name.startsWith('__MACOSX') && !out.has(ending)) {
      const local = view.getUint32(at + 42, true);
      const start =
        local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const data = zip.subarray(start, start + packed);
      out.set(ending, method === 0 ? data : await inflate(data));
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return out;
}

type Table = (row: number, field: string) => string;

function dbfTable(bytes: Uint8Array | undefined): Table {
  if (!bytes || bytes.length < 33) return () => '';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [header, length] = [view.getUint16(8, true), view.getUint16(10, true)];
  const text = new TextDecoder();
  const fields = new Map<string, [number, number]>();
  let offset = 1;
  for (let at = 32; at + 32 <= header && bytes[at] !== 0x0d; at += 32) {
    const name = text
      .decode(bytes.subarray(at, at + 11))
      .replace(/\0.*$/s, '')
      .trim()
      .toUpperCase();
    const width = bytes[at + 16] ?? 0;
    fields.set(name, [offset, width]);
    offset += width;
  }
  return (row, field) => {
    const place = fields.get(field.toUpperCase());
    if (!place) return '';
    const start = header + row * length + place[0];
    return text.decode(bytes.subarray(start, start + place[1])).trim();
  };
}

function* shpRows(bytes: Uint8Array, table: Table, around: Box): Generator<Row> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let row = 0;
  for (let at = 100; at + 12 <= bytes.length; ++row) {
    const next = at + 8 + 2 * view.getInt32(at + 4);
    const type = view.getInt32(at + 8, true);
    const here = row;
    if (next <= at || next > bytes.length) return;
    if ((type === 5 || type === 15 || type === 25) && at + 52 <= next) {
      const double = (offset: number) => view.getFloat64(at + offset, true);
      if (meets([double(12), double(20), double(28), double(36)], around)) {
        const [parts, points] = [view.getInt32(at + 44, true), view.getInt32(at + 48, true)];
        const first = at + 52 + 4 * parts;
        if (parts < 1 || points < 4 || first + 16 * points > next) return;
        const rings: LonLat[][] = [];
        for (let part = 0; part < parts; ++part) {
          const from = view.getInt32(at + 52 + 4 * part, true);
          const to = part + 1 < parts ? view.getInt32(at + 56 + 4 * part, true) : points;
          const ring: LonLat[] = [];
          for (let i = Math.max(from, 0); i < Math.min(to, points); ++i) {
            ring.push([
              view.getFloat64(first + 16 * i, true),
              view.getFloat64(first + 16 * i + 8, true),
            ]);
          }
          rings.push(ring);
        }
        yield { rings, values: (field) => table(here, field) };
      }
    }
    at = next;
  }
}

interface Feature {
  properties?: Record<string, unknown> | null;
  geometry?: { type: string; coordinates: unknown } | null;
}

function* jsonRows(collection: unknown, around: Box): Generator<Row> {
  for (const feature of ((collection as { features?: Feature[] }).features ?? []) as Feature[]) {
    const geometry = feature.geometry;
    if (!geometry || !/^(Multi)?Polygon$/.test(geometry.type)) continue;
    const polygons = (
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    ) as LonLat[][][];
    const rings = polygons.flat();
    if (!meets(boxOf(rings), around)) continue;
    const named = new Map(
      Object.entries(feature.properties ?? {}).map(([k, v]) => [k.toUpperCase(), v]),
    );
    yield { rings, values: (field) => String(named.get(field.toUpperCase()) ?? '') };
  }
}

async function* rowsOf(set: DataSet, around: Box): AsyncGenerator<Row> {
  const source = set.document[set.kind === 'plan' ? 'zones' : 'features'];
  if (typeof source !== 'string') {
    yield* jsonRows(source ?? {}, around);
    return;
  }
  const bytes = set.files.find((f) => f.path === source)?.bytes;
  if (!bytes || bytes.length > kMostBytes) return;
  if (/\.geojson$|\.json$/i.test(source)) {
    yield* jsonRows(JSON.parse(new TextDecoder().decode(bytes)), around);
  } else if (/\.zip$/i.test(source)) {
    const parts = await members(bytes, ['shp', 'dbf']);
    const shp = parts.get('shp');
    if (shp) yield* shpRows(shp, dbfTable(parts.get('dbf')), around);
  }
}

const kCodeFields = ['KODSZN', 'KODUNK', 'KODKWS', 'KODZON', 'NAMOBJ'];
const kNameFields = ['NAMSZN', 'NAMOBJ', 'NAMZON'];

/** Layers hold what is not meant by them, too: other land drawn as forest would mislead. */
function counts(kind: unknown, row: Row): boolean {
  const reading = fields.layers.find((layer) => layer.kind === kind);
  if (!reading) return true;
  const said = (reading.decides.map(row.values).find((value) => value !== '') ?? '').toUpperCase();
  const within = (words: string[]) => words.some((word) => said.includes(word));
  if (said === '') return true;
  if (reading.not.includes(said) || within(reading.notWithin)) return false;
  if (reading.only.length + reading.onlyWithin.length === 0) return true;
  return reading.only.includes(said) || within(reading.onlyWithin);
}

/** Zones and features that meet the box. */
export async function shapesAround(set: DataSet, around: Box): Promise<ZoneShape[]> {
  const named = (field: unknown, fallback: string[]) =>
    typeof field === 'string' && field ? [field] : fallback;
  const codes = named(set.document.zoneField, kCodeFields);
  const names = named(set.document.nameField, kNameFields);
  const first = (row: Row, fields: string[]) => fields.map(row.values).find((v) => v !== '') ?? '';
  const shapes: ZoneShape[] = [];
  try {
    for await (const row of rowsOf(set, around)) {
      if (set.kind === 'layer' && !counts(set.document.kind, row)) continue;
      shapes.push({ set, code: first(row, codes), name: first(row, names), rings: row.rings });
      if (shapes.length >= kMostShapes) break;
    }
  } catch (cause) {
    console.info('kkpr: not drawn', set.title, cause);
  }
  return shapes;
}
