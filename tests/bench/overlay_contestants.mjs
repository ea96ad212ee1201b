// Who overlays a location with a plan. Ours assess: they check the zip, cut the plan, judge and report. The others
// only tell the area of the location in each zone, from coordinates that they hold already: tree, prepared
// "covers" and "intersects", overlay.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { createEngine } from '../cases/package.mjs';
import { timed } from './contestants.mjs';
import { application, planDocument } from './overlay_documents.mjs';

async function ours(plan) {
  const engine = await createEngine({ inProcess: true });
  const load = async () => {
    await engine.clearPlans();
    await engine.loadPlan(planDocument, { 'plan.zip': plan.bytes });
  };
  return {
    load,
    overlay: async (location) => {
      const answer = await engine.assess(
        application,
        { 'lokasi.zip': location.bytes },
        { geometry: false, force: true },
      );
      if (answer.decision === null) throw new Error('nothing was assessed');
    },
    close: () => engine.close(),
  };
}

async function native(program, plan, locations) {
  const child = spawn(program, [plan.path, ...locations.map(({ path }) => path)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (what, location = locations[0]) => {
    child.stdin.write(`${what} ${locations.indexOf(location)}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error('the native program ended early');
    const [wall, cpu] = value.split(' ').map(Number);
    return { wall, cpu };
  };
  return { ask, close: () => child.stdin.end() };
}

async function geosWasm(plan) {
  const { default: start } = await import('geos-wasm');
  const geos = await start();
  const bytes = 8 * 2 * Math.max(200001, ...plan.rings.map((ring) => ring.length));
  const buffer = geos.Module._malloc(bytes);
  const out = geos.Module._malloc(8);
  const polygon = (ring) => {
    geos.Module.HEAPF64.set(ring.flat(), buffer / 8);
    const sequence = geos.GEOSCoordSeq_copyFromBuffer(buffer, ring.length, 0, 0);
    return geos.GEOSGeom_createPolygon(geos.GEOSGeom_createLinearRing(sequence), 0, 0);
  };
  const area = (geometry) => {
    geos.GEOSArea(geometry, out);
    return geos.Module.getValue(out, 'double');
  };
  const zones = plan.rings.map(polygon);
  const boxes = plan.rings.map(boxOf);
  return {
    overlay({ rings }) {
      const whole = polygon(rings[0]);
      const prepared = geos.GEOSPrepare(whole);
      const own = boxOf(rings[0]);
      let sum = 0;
      zones.forEach((zone, i) => {
        if (!meets(boxes[i], own)) return;
        if (geos.GEOSPreparedCovers(prepared, zone) === 1) sum += area(zone);
        else if (geos.GEOSPreparedIntersects(prepared, zone) === 1) {
          const part = geos.GEOSIntersection(whole, zone);
          sum += area(part);
          geos.GEOSGeom_destroy(part);
        }
      });
      geos.GEOSPreparedGeom_destroy(prepared);
      geos.GEOSGeom_destroy(whole);
      return sum;
    },
  };
}

async function jsts(plan) {
  const at = (name) => import(`jsts/org/locationtech/jts/${name}.js`).then((m) => m.default);
  const [Reader, OverlayOp, STRtree] = await Promise.all(
    ['io/GeoJSONReader', 'operation/overlay/OverlayOp', 'index/strtree/STRtree'].map(at),
  );
  const reader = new Reader();
  const polygon = (ring) => reader.read({ type: 'Polygon', coordinates: [ring] });
  const tree = new STRtree();
  for (const ring of plan.rings) {
    const zone = polygon(ring);
    tree.insert(zone.getEnvelopeInternal(), zone);
  }
  // Its prepared geometries cannot be made in the ES-module build of 2.12.1.
  return {
    overlay({ rings }) {
      const whole = polygon(rings[0]);
      let sum = 0;
      for (const zone of tree.query(whole.getEnvelopeInternal()).toArray()) {
        sum += OverlayOp.intersection(whole, zone).getArea();
      }
      return sum;
    },
  };
}

async function turf(plan) {
  const { intersect } = await import('@turf/intersect');
  const feature = (ring) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'Polygon', coordinates: [ring] },
  });
  const zones = plan.rings.map(feature);
  const boxes = plan.rings.map(boxOf);
  return {
    overlay({ rings }) {
      const whole = feature(rings[0]);
      const own = boxOf(rings[0]);
      let sum = 0;
      zones.forEach((zone, i) => {
        if (!meets(boxes[i], own)) return;
        const part = intersect({ type: 'FeatureCollection', features: [whole, zone] });
        if (!part) return;
        const { type, coordinates } = part.geometry;
        for (const polygon of type === 'Polygon' ? [coordinates] : coordinates)
          for (const ring of polygon) sum += shoelace(ring);
      });
      return sum;
    },
  };
}

/** Outer rings run the one way, holes the other. */
const shoelace = (ring) => {
  let sum = 0;
  const [ox, oy] = ring[0];
  for (let i = 1; i < ring.length; i++)
    sum += (ring[i - 1][0] - ox) * (ring[i][1] - oy) - (ring[i][0] - ox) * (ring[i - 1][1] - oy);
  return sum / 2;
};
const boxOf = (ring) => {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
};
const meets = (a, b) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** For one plan: { load: { name: run }, overlay: { name: run(location) }, close() }; a run gives { wall, cpu }. */
export async function overlayContestants(program, plan, locations) {
  const wasm = await ours(plan);
  const child = await native(program, plan, locations);
  await wasm.load();
  await child.ask('load');
  await child.ask('prepare');
  const peers = { 'geos-wasm, areas only': await geosWasm(plan) };
  peers['jsts, areas only'] = await jsts(plan);
  peers['@turf/intersect, areas only'] = await turf(plan);
  // That the peers do what they are compared for: their sums of areas agree.
  const [first, ...others] = Object.values(peers).map((peer) => peer.overlay(locations[0]));
  if (others.some((sum) => !(Math.abs(sum - first) < 1e-9 * Math.abs(first))))
    throw new Error(`areas differ: ${[first, ...others].join(', ')}`);
  const text = JSON.stringify(plan.rings.map((ring) => ({ type: 'Polygon', coordinates: [ring] })));
  const { default: shp } = await import('shpjs');
  return {
    load: {
      'wasm, load and index': () => timed(wasm.load),
      'native, load and index': () => child.ask('load'),
      'shpjs, parse only': () => {
        const copy = plan.bytes.slice();
        return timed(() => shp(copy));
      },
      'JSON.parse of the geometry': () => timed(() => JSON.parse(text)),
    },
    overlay: {
      'wasm, assessment': (location) => timed(() => wasm.overlay(location)),
      'native, assessment': (location) => child.ask('assess', location),
      'native, plan cut only': (location) => child.ask('cut', location),
      'native GEOS, areas only': (location) => child.ask('geos', location),
      ...Object.fromEntries(
        Object.entries(peers).map(([name, peer]) => [
          name,
          (location) => timed(() => peer.overlay(location)),
        ]),
      ),
    },
    close() {
      child.close();
      wasm.close();
    },
  };
}
