// An entry of its own, loaded with the first .fgb: FlatGeobuf as the GeoJSON that the core reads.

import { deserialize } from 'flatgeobuf/lib/mjs/geojson/featurecollection.js';

const wgs84 = 4326;

interface Feature {
  geometry: object | null;
  properties: object;
}

/**
 * The features of a FlatGeobuf file as a GeoJSON FeatureCollection in UTF-8, in the coordinate system of the
 * file, which is named where it is not WGS 84. Throws for what is no FlatGeobuf.
 */
export async function geoJsonOf(bytes: Uint8Array): Promise<Uint8Array> {
  let system = '';
  const parts: string[] = [];
  const features = deserialize(bytes, {
    headerMetaFn({
      crs,
    }: {
      crs: { org: string | null; code: number; name: string | null } | null;
    }) {
      if (crs && crs.code !== 0 && crs.code !== wgs84) {
        system = crs.org && crs.org !== 'EPSG' ? `${crs.org}:${crs.code}` : `EPSG:${crs.code}`;
      }
    },
  });
  for await (const feature of features) {
    const { geometry, properties } = feature as unknown as Feature; // typed for other makers, too
    parts.push(JSON.stringify({ type: 'Feature', properties, geometry }, withoutBigInt));
  }
  const crs = system
    ? `"crs":${JSON.stringify({ type: 'name', properties: { name: system } })},`
    : '';
  return new TextEncoder().encode(
    `{"type":"FeatureCollection",${crs}"features":[${parts.join(',')}]}`,
  );
}

/** Whole numbers of 64 bits, which JSON.stringify refuses; as text none of their digits is lost. */
function withoutBigInt(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
