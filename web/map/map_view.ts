// The map: location, zones, approved part and places of findings, drawn by OpenLayers without its controls
// (they write innerHTML, which Trusted Types forbid). Input comes in degrees, the view is Web Mercator.

import { platformModifierKeyOnly } from 'ol/events/condition.js';
import { containsCoordinate, createEmpty, type Extent, extend, isEmpty } from 'ol/extent.js';
import Feature from 'ol/Feature.js';
import MultiLineString from 'ol/geom/MultiLineString.js';
import MultiPolygonGeometry from 'ol/geom/MultiPolygon.js';
import Point from 'ol/geom/Point.js';
import Polygon from 'ol/geom/Polygon.js';
import DragPan from 'ol/interaction/DragPan.js';
import { defaults as interactions } from 'ol/interaction/defaults.js';
import MouseWheelZoom from 'ol/interaction/MouseWheelZoom.js';
import Graticule from 'ol/layer/Graticule.js';
import VectorLayer from 'ol/layer/Vector.js';
import OlMap from 'ol/Map.js';
import { fromLonLat, getPointResolution, transformExtent } from 'ol/proj.js';
import { textHeights } from 'ol/render/canvas.js';
import VectorSource from 'ol/source/Vector.js';
import CircleStyle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import View from 'ol/View.js';
import { boxOf } from '../element/order.ts';
import type { LonLat, MultiPolygon, PlanShapes, Severity } from '../element/results.ts';
import { decimal, degrees, type Lang } from '../text/format.ts';
import type { Coastline } from './coastline.ts';
import { factorColour, layerColour, zoneColour } from './palette.ts';
import {
  type Box,
  beforeStyle,
  type CandidateMark,
  CandidateMarks,
  type Move,
  moveFeatures,
  projectBox,
} from './repair_marks.ts';

export type { Box };

export interface Scene {
  location: MultiPolygon | null;
  places: { at: LonLat; severity: Severity; rule: string }[];
  /** Interior rings are defects here, not just interior rings. */
  hole: boolean;
  /** What of the plans and layers lies in a box; null where none are loaded. */
  backdrop: ((box: Box) => Promise<PlanShapes | null>) | null;
  approved: MultiPolygon[];
  /** What was taken away, by its cause. */
  deducted?: { factor: string; where: MultiPolygon }[];
  /** The outline before a repair, over the location. */
  before?: MultiPolygon | null;
  moves?: Move[];
  /** Places that the location may have; a click on one, or its digit while the map has the focus, chooses it. */
  candidates?: CandidateMark[];
  onCandidate?: (id: string) => void;
}

/** What the legend has to explain. */
export interface DrawnZone {
  code: string;
  name: string;
  kind: string;
}

export interface MapOptions {
  /** Filled with the scale bar. */
  scale: HTMLElement;
  lang: Lang;
}

export interface MapView {
  /** Resolves with the zones that stand inside the location's box. */
  setScene(scene: Scene): Promise<DrawnZone[]>;
  setCoastline(coastline: Coastline): void;
  setLang(lang: Lang): void;
  focusPlace(at: LonLat): void;
  focusBox(box: Box): void;
  /** Marks a candidate as the chosen one. */
  choose(candidate: string | null): void;
  zoom(steps: number): void;
  fit(): void;
  dispose(): void;
}

const kMostVertices = 20_000; // what is drawn at a steady frame rate without a graphics card
const kPadding = [40, 72, 56, 40]; // the buttons stand on the right, the scale bar below
const kMarkPadding = [40, 88, 56, 40]; // room for the marks beside the buttons
const kClosest = 0.08; // metres per pixel
const kLinesApartPx = 140; // of the graticule, at least
const kMetresPerDegree = 111_320;
const kSettled = 250; // milliseconds without a movement, before the plans are asked for what is seen
const kGrid = 9; // so many places across and down are tried for a code whose zone is partly covered
const kNamedAt = 400; // square pixels: a smaller zone has no room for its code
const kCoastFrom = 150; // metres per pixel: closer than that a coastline of 2 km detail would mislead
const ink = '#14202f';
const delineation = 'rgb(251, 51, 0)'; // colour of the delineation on KKPR maps

const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

const projected = ({ coordinates }: MultiPolygon): MultiPolygonGeometry =>
  new MultiPolygonGeometry(
    coordinates.map((rings) => rings.map((ring) => ring.map((p) => fromLonLat(p)))),
  );

function polygons(geometry: MultiPolygon): MultiPolygonGeometry {
  let made = projected(geometry);
  // Coarser in steps until it can be drawn smoothly; the check itself always sees every vertex.
  for (let tolerance = 0.5; made.getFlatCoordinates().length / 2 > kMostVertices; tolerance *= 2) {
    const simpler = made.simplify(tolerance) as MultiPolygonGeometry;
    if (simpler.getFlatCoordinates().length < 8) break;
    made = simpler;
  }
  return made;
}

// Only generic families: OpenLayers then never waits for fonts, and keeps the heights below.
const zoneFont = '600 13px system-ui, sans-serif';
const axisFont = '12px system-ui, sans-serif';

/** OpenLayers measures a font by writing innerHTML, which Trusted Types forbid; so it is done here, and before. */
function measureFonts(): void {
  const probe = document.createElement('div');
  probe.textContent = 'M';
  probe.style.cssText = 'position:absolute;left:-9999px;padding:0;border:0';
  document.body.append(probe);
  for (const font of [zoneFont, axisFont]) {
    probe.style.font = font;
    textHeights[font] = probe.offsetHeight;
  }
  probe.remove();
}

const label = (text: string) =>
  new Text({
    text,
    font: zoneFont,
    fill: new Fill({ color: ink }),
    stroke: new Stroke({ color: 'rgba(255,255,255,0.92)', width: 3.5 }),
    overflow: true,
  });

/** Painted in this order: the finer plan covers the coarser. */
const kLevels = ['RTRWN', 'RTR-PULAU', 'RTR-KSN', 'RTRWP', 'RTRWK', 'RDTR-KPN', 'RDTR'];

type ShapeSet = PlanShapes['sets'][number];
type Shape = ShapeSet['shapes'][number];

/** The finer plan covers the coarser, and layers lie on all of them. */
const rankOf = (set: ShapeSet): number =>
  set.kind === 'layer' ? kLevels.length : kLevels.indexOf(set.level ?? '');

/** Where the core cut a shape there is no border: no line is drawn along the box. */
function borders({ geometry }: Shape, box: Box): MultiLineString {
  const near = (a: number, b: number) => Math.abs(a - b) < 1e-7;
  const alongBox = ([x, y]: LonLat, [u, v]: LonLat) =>
    (near(x, u) && (near(x, box[0]) || near(x, box[2]))) ||
    (near(y, v) && (near(y, box[1]) || near(y, box[3])));
  const lines: number[][][] = [];
  for (const ring of geometry.coordinates.flat()) {
    let line: number[][] = [];
    ring.forEach((at, i) => {
      const before = ring[i - 1];
      if (before && alongBox(before, at)) {
        lines.push(line);
        line = [];
      }
      line.push(fromLonLat(at));
    });
    lines.push(line);
  }
  return new MultiLineString(lines.filter((line) => line.length > 1));
}

function shapeStyles(set: ShapeSet, shape: Shape, box: Box, order: number): Style[] {
  const layer = set.kind === 'layer';
  const colour = layer
    ? layerColour(set.layerKind ?? '')
    : zoneColour(shape.code ?? '', shape.name ?? '').rgb;
  const stroke = layer
    ? new Stroke({ color: [...colour, 1], width: 2, lineDash: [2, 5], lineCap: 'round' })
    : new Stroke({ color: 'rgba(20,32,47,0.5)', width: 0.8 });
  const fill = new Fill({ color: [...colour, layer ? 0.22 : 1] });
  return [
    // A boundary is a line; filled it would lie on everything within.
    ...(set.layerKind === 'batas-administrasi' ? [] : [new Style({ zIndex: order, fill })]),
    new Style({ zIndex: order, geometry: borders(shape, box), stroke }),
  ];
}

const widthOf = (box: Box): number => box[2] - box[0];
const heightOf = (box: Box): number => box[3] - box[1];
const holds = (outer: Box, inner: Box): boolean =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];

/** A box grown by so many of its widths and heights on every side, within what Web Mercator shows. */
function grown(box: Box, times: number): Box {
  const [w, h] = [times * widthOf(box), times * heightOf(box)];
  return [
    Math.max(-180, box[0] - w),
    Math.max(-85, box[1] - h),
    Math.min(180, box[2] + w),
    Math.min(85, box[3] + h),
  ];
}

/** Slanting lines; a white line under each keeps them apart from whatever colour lies below. */
function hatch(colour: string): CanvasPattern | string {
  const side = 12;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) return 'rgba(138,31,17,0.3)';
  context.lineCap = 'square';
  for (const [stroke, width] of [
    ['rgba(255,255,255,0.85)', 4.5],
    [colour, 2.2],
  ] as const) {
    context.strokeStyle = stroke;
    context.lineWidth = width;
    context.beginPath();
    // Three, so that the corners of the tile join.
    for (const shift of [-side, 0, side]) {
      context.moveTo(shift, side);
      context.lineTo(shift + side, 0);
    }
    context.stroke();
  }
  return context.createPattern(canvas, 'repeat') ?? colour;
}

const placeColour: Record<Severity, string> = {
  galat: '#d50b0b',
  peringatan: '#f2b500',
  info: '#0049b8',
};

export function createMapView(target: HTMLElement, options: MapOptions): MapView {
  measureFonts();
  let lang = options.lang;
  const zones = new VectorSource();
  const veils = new VectorSource();
  const labels = new VectorSource();
  const location = new VectorSource();
  const marks = new VectorSource();
  const land = new VectorSource();
  const chosen = new VectorSource();

  const degreeLabel = (axis: 'lon' | 'lat') => (value: number) => {
    // All lines alike, as many as the finest of them needs.
    const apart = (kLinesApartPx * (view.getResolution() ?? 0)) / kMetresPerDegree;
    return degrees(value, axis, lang, apart < 0.005 ? 4 : 2);
  };
  const axisText = (align: 'center' | 'start', baseline: 'bottom' | 'middle') =>
    new Text({
      font: axisFont,
      textAlign: align,
      textBaseline: baseline,
      fill: new Fill({ color: '#3d4b60' }),
      stroke: new Stroke({ color: 'rgba(255,255,255,0.9)', width: 3 }),
    });
  const graticule = new Graticule({
    strokeStyle: new Stroke({ color: 'rgba(61,75,96,0.28)', width: 1, lineDash: [3, 4] }),
    showLabels: true,
    wrapX: false,
    targetSize: kLinesApartPx,
    intervals: [
      10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002, 0.0001,
    ],
    lonLabelPosition: 0,
    latLabelPosition: 0.005,
    lonLabelFormatter: degreeLabel('lon'),
    latLabelFormatter: degreeLabel('lat'),
    lonLabelStyle: axisText('center', 'bottom'),
    latLabelStyle: axisText('start', 'middle'),
  });

  const pan: DragPan = new DragPan({
    condition: (event) =>
      (event.originalEvent as PointerEvent).pointerType !== 'touch' || pan.getPointerCount() === 2,
  });
  const map = new OlMap({
    target,
    controls: [],
    keyboardEventTarget: target,
    // One finger scrolls the page and the wheel belongs to it, until the map is asked for.
    interactions: interactions({
      altShiftDragRotate: false,
      pinchRotate: false,
      dragPan: false,
      mouseWheelZoom: false,
    }).extend([
      pan,
      new MouseWheelZoom({
        condition: (event) => {
          const root = target.getRootNode() as Document | ShadowRoot;
          return root.activeElement === target || platformModifierKeyOnly(event);
        },
      }),
    ]),
    layers: [
      new VectorLayer({
        source: land,
        minResolution: kCoastFrom,
        style: new Style({ stroke: new Stroke({ color: '#7d93a8', width: 1.25 }) }),
      }),
      new VectorLayer({ source: zones, style: (feature) => feature.get('style') as Style[] }),
      new VectorLayer({ source: veils, style: (feature) => feature.get('style') as Style }),
      graticule,
      new VectorLayer({ source: location, style: (feature) => feature.get('style') as Style }),
      new VectorLayer({
        source: labels,
        declutter: true,
        style: (feature) => feature.get('style') as Style,
      }),
      new VectorLayer({ source: marks, style: (feature) => feature.get('style') as Style }),
      new VectorLayer({ source: chosen, style: (feature) => feature.get('style') as Style }),
    ],
    view: new View({
      center: fromLonLat([118, -2.5]),
      zoom: 4,
      minResolution: kClosest,
      maxResolution: 40_000,
      enableRotation: false,
    }),
  });

  const view: View = map.getView();
  const candidates = new CandidateMarks(map);
  target.addEventListener('keydown', (event) => {
    if (/^[1-9]$/.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey)
      candidates.press(Number(event.key));
  });

  function drawScale(): void {
    const resolution = view.getResolution();
    const center = view.getCenter();
    if (!resolution || !center) return;
    const perPixel = getPointResolution('EPSG:3857', resolution, center);
    const most = perPixel * 110;
    const step = 10 ** Math.floor(Math.log10(most));
    const length = [5, 2, 1].map((n) => n * step).find((n) => n <= most) ?? step;
    const bar = document.createElement('i');
    bar.style.width = `${Math.round(length / perPixel)}px`;
    const text = document.createElement('span');
    text.textContent =
      length >= 1000
        ? `${decimal(length / 1000, 0, lang)} km`
        : `${decimal(length, length < 1 ? 1 : 0, lang)} m`;
    options.scale.replaceChildren(text, bar);
  }
  map.on('moveend', drawScale);

  let unfitted = false; // the box had no size yet when the scene came
  map.on('change:size', () => {
    if (unfitted) fit();
  });

  function fit(): void {
    const extent = createEmpty();
    if (location.getFeatures().length > 0) extend(extent, location.getExtent() ?? createEmpty());
    else if (marks.getFeatures().length > 0) extend(extent, marks.getExtent() ?? createEmpty());
    if (isEmpty(extent)) {
      const only = marks.getFeatures()[0]?.getGeometry() as Point | undefined;
      if (only) view.setCenter(only.getCoordinates());
      return;
    }
    const [width, height] = map.getSize() ?? [0, 0];
    unfitted = !width || !height;
    if (unfitted) return;
    // Among candidates the question is which island it is, before which field.
    const many = candidates.size > 0;
    const minResolution = many ? 2 * kCoastFrom : kClosest;
    view.fit(extent, { padding: many ? kMarkPadding : kPadding, duration: 0, minResolution });
  }

  /** What is not applied for steps back, so that the location is seen first. */
  function shade(scene: Scene): void {
    if (!scene.location || !scene.backdrop) return;
    const outer = polygons(scene.location)
      .getPolygons()
      .map((p) => p.getLinearRing(0)?.getCoordinates() ?? []);
    const edge = 2e7;
    const world = [
      [-edge, -edge],
      [edge, -edge],
      [edge, edge],
      [-edge, edge],
      [-edge, -edge],
    ];
    const veil = new Feature(new Polygon([world, ...outer]));
    veil.set('style', new Style({ fill: new Fill({ color: 'rgba(255,255,255,0.45)' }) }));
    veils.addFeature(veil);
  }

  let drawing = 0;
  let backdrop: Scene['backdrop'] = null;
  /** What is drawn of the plans: the box that was asked for, that within which they are named, and whether
   * vertices were dropped. */
  let shown: { box: Box; named: Box; coarse: boolean } | null = null;

  /** Draws what lies in `around` and names what lies in `seen`, within it; null where something newer came. */
  async function drawZones(
    ask: NonNullable<Scene['backdrop']>,
    around: Box,
    seen: Box,
  ): Promise<PlanShapes | null> {
    const turn = ++drawing;
    const [drawn, named] = await Promise.all([ask(around), ask(seen)]);
    if (turn !== drawing || !drawn || !named) return null;
    zones.clear();
    labels.clear();
    const inOrder = [...drawn.sets].sort((a, b) => rankOf(a) - rankOf(b));
    let order = 0;
    for (const set of inOrder) {
      for (const shape of set.shapes) {
        const feature = new Feature(projected(shape.geometry));
        feature.set('style', shapeStyles(set, shape, around, ++order));
        feature.set('rank', rankOf(set));
        zones.addFeature(feature);
      }
    }
    nameZones(named, seen);
    shown = { box: around, named: seen, coarse: drawn.toleranceDegrees > 0 };
    return named;
  }

  /** Where a shape of this rank is seen in the picture: what a finer plan covers is not. */
  function spotOf(parts: Polygon[], picture: Extent, rank: number): number[] | null {
    const covered = (at: number[]) =>
      zones
        .getFeaturesAtCoordinate(at)
        .some((f) => (f.get('rank') as number) > rank && f.get('rank') < kLevels.length);
    const spots = parts.map((part) => part.getInteriorPoint().getCoordinates().slice(0, 2));
    const [first] = spots;
    const inPicture = (at: number[]) => containsCoordinate(picture, at);
    if (first && inPicture(first) && !covered(first)) return first;
    // From the middle of the picture outwards.
    const [west, south, east, north] = picture as Box;
    const steps = Array.from({ length: kGrid }, (_, i) => (i + 0.5) / kGrid);
    const grid = steps.flatMap((x) => steps.map((y) => [x, y] as const));
    const off = ([x, y]: readonly [number, number]) => Math.hypot(x - 0.5, y - 0.5);
    for (const [x, y] of grid.sort((p, q) => off(p) - off(q))) {
      const at = [west + x * (east - west), south + y * (north - south)];
      if (parts.some((part) => part.intersectsCoordinate(at)) && !covered(at)) return at;
    }
    return spots.find((at) => inPicture(at) && !covered(at)) ?? null;
  }

  /** The largest first. */
  const partsOf = (shape: Shape): Polygon[] =>
    projected(shape.geometry)
      .getPolygons()
      .sort((a, b) => b.getArea() - a.getArea());

  function nameZones(named: PlanShapes, seen: Box): void {
    const room = kNamedAt * (view.getResolution() ?? 0) ** 2;
    for (const set of named.sets) {
      for (const shape of set.kind === 'plan' ? set.shapes : []) {
        const parts = partsOf(shape);
        if (!shape.code || (parts[0]?.getArea() ?? 0) < room) continue;
        const at = spotOf(parts, projectBox(seen), rankOf(set));
        if (!at) continue;
        const feature = new Feature(new Point(at));
        feature.set('style', new Style({ text: label(shape.code) }));
        labels.addFeature(feature);
      }
    }
  }

  /** What is seen inside the location's box. */
  function legendOf(named: PlanShapes, box: Box): DrawnZone[] {
    const legend = new Map<string, DrawnZone>();
    const extent = projectBox(box);
    for (const set of [...named.sets].sort((a, b) => rankOf(a) - rankOf(b))) {
      for (const shape of set.shapes) {
        const entry: DrawnZone =
          set.kind === 'layer'
            ? { code: '', name: '', kind: set.layerKind ?? '' }
            : { code: shape.code ?? '', name: shape.name ?? '', kind: 'zone' };
        const key = Object.values(entry).join('|');
        if (legend.has(key)) continue;
        const parts = partsOf(shape).filter((part) => part.intersectsExtent(extent));
        if (parts.length > 0 && spotOf(parts, extent, rankOf(set))) legend.set(key, entry);
      }
    }
    return [...legend.values()];
  }

  async function drawBackdrop(ask: NonNullable<Scene['backdrop']>, box: Box): Promise<DrawnZone[]> {
    const [w, h] = [Math.max(widthOf(box), 0.001), Math.max(heightOf(box), 0.001)];
    const around: Box = [box[0] - 3 * w, box[1] - 3 * h, box[2] + 3 * w, box[3] + 3 * h];
    const seen: Box = [box[0] - 0.1 * w, box[1], box[2] + 0.1 * w, box[3]];
    const named = await drawZones(ask, around, seen);
    follow(); // the map may have been moved meanwhile
    return named ? legendOf(named, box) : [];
  }

  function visibleBox(): Box | null {
    if (!map.getSize()?.every((side) => side > 0)) return null;
    const box = transformExtent(view.calculateExtent(), 'EPSG:3857', 'EPSG:4326') as Box;
    return grown(box, 0);
  }

  /** Whether what is drawn still does for what is seen. */
  function suffices({ box, named, coarse }: NonNullable<typeof shown>, visible: Box): boolean {
    if (!holds(box, visible)) return false;
    if (coarse && widthOf(box) > 8 * widthOf(visible)) return false;
    const [x, y] = [(visible[0] + visible[2]) / 2, (visible[1] + visible[3]) / 2];
    const wider = Math.min(widthOf(visible) / widthOf(named), heightOf(visible) / heightOf(named));
    return wider < 3 && holds(named, [x, y, x, y]);
  }

  let settling: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  /** Once the map rests: asks for the plans where it has come to, one question at a time. */
  function follow(): void {
    clearTimeout(settling);
    settling = setTimeout(() => void askVisible(), kSettled);
  }

  async function askVisible(): Promise<void> {
    const visible = visibleBox();
    if (!backdrop || !shown || !visible || asking || suffices(shown, visible)) return;
    asking = true;
    const asked = backdrop;
    try {
      if (await drawZones(asked, grown(visible, 0.5), visible)) follow();
    } catch (cause) {
      console.warn('kkpr: map', cause); // what was drawn stays
    } finally {
      asking = false;
      if (backdrop !== asked) follow(); // a new scene has not been asked for meanwhile
    }
  }
  let zoomTo: number | null = null; // where the zoom buttons lead, while the map moves there
  map.on('moveend', () => {
    zoomTo = null;
    follow();
  });

  return {
    setScene(scene) {
      for (const source of [zones, labels, veils, location, marks, chosen]) source.clear();
      ++drawing; // what an older scene still waits for is not drawn into this one
      shown = null;
      backdrop = scene.location ? scene.backdrop : null;
      shade(scene);
      for (const { factor, where } of scene.deducted ?? []) {
        if (where.coordinates.length === 0) continue;
        const colour = factorColour(factor);
        const feature = new Feature(polygons(where));
        feature.set(
          'style',
          new Style({
            fill: new Fill({ color: hatch(colour) }),
            stroke: new Stroke({ color: colour, width: 1.5 }),
          }),
        );
        location.addFeature(feature);
      }
      for (const geometry of scene.approved) {
        const feature = new Feature(polygons(geometry));
        feature.set(
          'style',
          new Style({ stroke: new Stroke({ color: '#1f7a34', width: 3, lineDash: [10, 6] }) }),
        );
        location.addFeature(feature);
      }
      if (scene.location) {
        const shape = polygons(scene.location);
        const feature = new Feature(shape);
        feature.set('style', [
          new Style({
            stroke: new Stroke({ color: 'rgba(255,255,255,0.95)', width: 6, lineJoin: 'round' }),
          }),
          new Style({
            stroke: new Stroke({ color: delineation, width: 3, lineJoin: 'round' }),
            fill: new Fill({
              color: scene.backdrop ? 'rgba(251,51,0,0.02)' : 'rgba(251,51,0,0.13)',
            }),
          }),
        ]);
        location.addFeature(feature);
        if (scene.hole) {
          const inner = shape.getPolygons().flatMap((p) =>
            p
              .getLinearRings()
              .slice(1)
              .map((r) => r.getCoordinates()),
          );
          const holes = new Feature(new MultiLineString(inner));
          holes.set(
            'style',
            new Style({ stroke: new Stroke({ color: '#d50b0b', width: 3, lineDash: [6, 5] }) }),
          );
          location.addFeature(holes);
        }
      }
      for (const place of [...scene.places].reverse()) {
        if (Math.abs(place.at[0]) > 180 || Math.abs(place.at[1]) > 89) continue;
        const mark = new Feature(new Point(fromLonLat(place.at)));
        mark.set(
          'style',
          new Style({
            image: new CircleStyle({
              radius: place.severity === 'galat' ? 7 : 6,
              fill: new Fill({ color: placeColour[place.severity] }),
              stroke: new Stroke({ color: '#ffffff', width: 2 }),
            }),
          }),
        );
        marks.addFeature(mark);
      }
      if (scene.before) {
        const old = new Feature(polygons(scene.before));
        old.set('style', beforeStyle);
        location.addFeature(old);
      }
      marks.addFeatures(moveFeatures(scene.moves ?? []));
      location.addFeatures(candidates.set(scene.candidates ?? [], scene.onCandidate ?? (() => {})));
      fit();
      drawScale();
      return scene.location && backdrop
        ? drawBackdrop(backdrop, boxOf(scene.location))
        : Promise.resolve([]);
    },
    setCoastline(coastline) {
      land.clear();
      land.addFeature(
        new Feature(
          new MultiLineString(coastline.lines.map((line) => line.map((p) => fromLonLat(p)))),
        ),
      );
    },
    setLang(next) {
      if (lang === next) return;
      lang = next;
      // Labels are drawn when the lines are made anew.
      graticule.changed();
      drawScale();
    },
    focusPlace(at) {
      if (Math.abs(at[0]) > 180 || Math.abs(at[1]) > 89) return;
      const center = fromLonLat(at);
      chosen.clear();
      const ring = new Feature(new Point(center));
      ring.set('style', [
        new Style({
          image: new CircleStyle({
            radius: 16,
            stroke: new Stroke({ color: '#ffffff', width: 6 }),
          }),
        }),
        new Style({
          image: new CircleStyle({ radius: 16, stroke: new Stroke({ color: ink, width: 3 }) }),
        }),
      ]);
      chosen.addFeature(ring);
      const whole = location.getExtent();
      const across =
        whole && !isEmpty(whole)
          ? Math.max(
              (whole[2] as number) - (whole[0] as number),
              (whole[3] as number) - (whole[1] as number),
            )
          : 400;
      const resolution = Math.max(
        kClosest,
        Math.min(across, 4000) / 4 / Math.max(target.clientWidth, 1),
      );
      view.animate({ center, resolution, duration: still() ? 0 : 350 });
    },
    focusBox(box) {
      view.fit(projectBox(box), {
        padding: kPadding,
        minResolution: kClosest,
        duration: still() ? 0 : 350,
      });
    },
    choose: (candidate) => candidates.choose(candidate),
    zoom(steps) {
      // A second press while the map still moves goes on from where the first one leads.
      zoomTo = view.getConstrainedZoom((zoomTo ?? view.getZoom() ?? 10) + steps) ?? null;
      view.cancelAnimations();
      if (zoomTo !== null) view.animate({ zoom: zoomTo, duration: still() ? 0 : 200 });
    },
    fit,
    dispose() {
      clearTimeout(settling);
      backdrop = null;
      map.setTarget(undefined);
      map.dispose();
    },
  };
}
