// What users of the package see of the engine; client.ts carries it out.

import type {
  ApplicationDocument,
  Assessment,
  Bbox,
  CheckResult,
  Finding,
  HolidaysDocument,
  LayerDocument,
  PlanDocument,
  PlanHealth,
  PlanShapes,
  RepairReport,
  Route,
  Validation,
} from './types.ts';

/** File contents, as the platform has them. They are read when the call runs, and never changed. */
export type Bytes = Uint8Array | ArrayBuffer | ArrayBufferView | Blob;

/** Files that a document names: by path exactly as it stands there. */
export type Files = Record<string, Bytes> | Iterable<{ path: string; bytes: Bytes }>;

export interface CallOptions {
  /** Ends the call with a KkprError of code `cancelled`. */
  signal?: AbortSignal | undefined;
  /** Names of the stages as they begin: "container", "structure", "geometry" … */
  onProgress?: ((stage: string) => void) | undefined;
}

export interface CheckOptions extends CallOptions {
  /** Quoted in the result; a File brings its own. */
  name?: string | undefined;
  /** A house for a foreigner: the cap on its area applies. */
  foreignHouse?: boolean | undefined;
  /** False leaves the geometry out of the result. */
  geometry?: boolean | undefined;
  /** The area applied for in square metres, compared with the polygon's. */
  landNeedM2?: number | undefined;
  /** Where the location is said to lie: a name in a loaded layer of kind batas-administrasi. */
  regency?: string | undefined;
}

export interface RepairOptions extends CallOptions {
  /** Quoted in the report; a File brings its own. */
  name?: string | undefined;
  /** What holes leave out is applied for: they are filled. */
  fillHoles?: boolean | undefined;
  /** All polygons are one: they are united into one record. */
  dissolve?: boolean | undefined;
  /** The coordinate system to take, by the `id` of one of the check's candidates. */
  candidate?: string | undefined;
  /** How the new zip will be called; left out: after the old one. */
  out?: string | undefined;
  /** A house for a foreigner: the cap on its area applies when the new zip is checked. */
  foreignHouse?: boolean | undefined;
  /** False leaves the geometry out of the report's check. */
  geometry?: boolean | undefined;
}

/** What was mended, and the new zip; null where nothing could be written. */
export interface Repaired {
  report: RepairReport;
  zip: Uint8Array | null;
}

export interface ValidateOptions extends CallOptions {
  /** Day for which is asked, ISO 8601; left out: the letter's, else today's. */
  date?: string | undefined;
  /** Days on which nobody works; without them the last day to answer is known within bounds only. */
  holidays?: HolidaysDocument | object | undefined;
  /** False leaves the geometry out of the result's check. */
  geometry?: boolean | undefined;
}

export interface AssessOptions extends CallOptions {
  /**
   * Day of the assessment, ISO 8601; left out: the letter's, else today's. A day after the letter's leaves out, and
   * names, PTP and minutes that are dated later; up to the letter's day all of them count.
   */
  date?: string | undefined;
  /** Days on which nobody works, as with validate: for what is flagged of the application. */
  holidays?: HolidaysDocument | object | undefined;
  /** Go on where the location fails the check but can be read. */
  force?: boolean | undefined;
  /** False leaves geometries out of the result. */
  geometry?: boolean | undefined;
}

export interface RouteOptions extends CallOptions {
  /** Day for which is asked, ISO 8601; left out: the letter's, else today's. */
  date?: string | undefined;
}

export interface ShapesOptions extends CallOptions {
  /** Shapes of one plan or layer at most; left out: 4000. */
  most?: number | undefined;
  /** Vertices of all together at most, by dropping what lies too close to be seen; left out: 20 000. */
  mostVertices?: number | undefined;
}

/** What the core says about itself. */
export interface About {
  version: string;
  /** Date of the rules that apply now. */
  ruleSet: string;
  commands: string[];
  /** Rules in the order of the report; `judged` is false for those of a later version. */
  rules: { rule: string; judged: boolean; of: 'check' | 'validate' | 'plan' }[];
}

/** A plan or layer that was read. */
export interface Loaded {
  id: string;
  kind: 'plan' | 'layer';
  findings: Finding[];
}

/** The engine. All methods reject with KkprError; nothing leaves the device. */
export interface Engine {
  about(): Promise<About>;
  /** Paths that an application, plan or layer names; hand their contents over with the document. */
  filesOf(document: object | string): Promise<string[]>;
  /**
   * Paths of the papers that an application encloses (evidence, plans). `validate` looks at the
   * beginning of those that are handed over, and at the names of the others.
   */
  documentsOf(document: object | string): Promise<string[]>;
  /** Quality of a location shapefile in a zip. */
  check(zip: Bytes, options?: CheckOptions): Promise<CheckResult>;
  /** Mends what needs no guess, as a new zip; the bytes handed in are left alone. */
  repair(zip: Bytes, options?: RepairOptions): Promise<Repaired>;
  /** Reads and keeps a plan; another of the same id is refused. */
  loadPlan(
    plan: PlanDocument | object | string,
    files?: Files,
    options?: CallOptions,
  ): Promise<Loaded>;
  /** Reads and keeps a sector layer; another of the same id is refused. */
  loadLayer(
    layer: LayerDocument | object | string,
    files?: Files,
    options?: CallOptions,
  ): Promise<Loaded>;
  /** Forgets all plans and layers. */
  clearPlans(): Promise<void>;
  /**
   * Zones of the plans, and features of the layers that count, that lie in a box of degrees (west, south, east,
   * north), cut to it: to draw them. In WGS 84, whatever system their files are in.
   */
  shapesAround(box: Bbox, options?: ShapesOptions): Promise<PlanShapes>;
  /** Defects, overlaps, gaps, unknown codes and what is missing of a plan or layer; it is not kept. */
  planHealth(
    document: PlanDocument | LayerDocument | object | string,
    files?: Files,
    options?: CallOptions,
  ): Promise<PlanHealth>;
  /** Completeness and quality of the whole application, and which letter follows. */
  validate(
    application: ApplicationDocument | object | string,
    files?: Files,
    options?: ValidateOptions,
  ): Promise<Validation>;
  /** Preview of the outcome against the plans and layers that are loaded. */
  assess(
    application: ApplicationDocument | object | string,
    files?: Files,
    options?: AssessOptions,
  ): Promise<Assessment>;
  /** Which KKPR, by whom, with what, how long and at what fee; by the plans that are loaded. */
  route(
    application: ApplicationDocument | object | string,
    files?: Files,
    options?: RouteOptions,
  ): Promise<Route>;
  /** Ends the worker and frees its memory; calls under way are cancelled. */
  close(): void;
}
