// The parts of kkpr/check@1, kkpr/assessment@1 and kkpr/application@1 that the page shows.

export interface Bilingual {
  id: string;
  en: string;
}
export type LonLat = [number, number];
export type Severity = 'galat' | 'peringatan' | 'info';

export interface Place {
  file?: string;
  record?: number;
  ring?: number;
  vertex?: number;
  at?: LonLat;
}

export interface Citation {
  source: string;
  place: string;
}

export interface Finding {
  rule: string;
  severity: Severity;
  message: Bilingual;
  remedy: Bilingual;
  repairable: boolean;
  citation: Citation | null;
  count: number;
  where: Place[];
  /** How to mend it in the programs people draw with; the likely one first. */
  remedySteps?: { program: string; text: Bilingual }[];
}

export interface MultiPolygon {
  type: 'MultiPolygon';
  coordinates: LonLat[][][];
}

export interface LocationSummary {
  polygons: number;
  rings: number;
  vertices: number;
  bbox: [number, number, number, number] | null;
  centroid: LonLat | null;
  area: { webMercatorM2: number; geodesicM2: number } | null;
  perimeterM: number | null;
  maxDecimals: number;
  crs: { name: string; epsg: number | null; isWgs84: boolean } | null;
  companions: { name: string; geometry: string; records: number }[];
  geometry?: MultiPolygon | null;
}

export type Outcome = 'passed' | 'found' | 'notRun' | 'notApplicable' | 'needsPerson';

export interface RuleOutcome {
  rule: string;
  outcome: Outcome;
  because?: string[];
  /** What a person has to look at, where the outcome is needsPerson. */
  question?: Bilingual;
  citation?: Citation | null;
}

/** A system that the numbers may be in. */
export interface Candidate {
  id: string;
  crs: string;
  epsg: number | null;
  reason: Bilingual;
  centroid: LonLat | null;
  bbox: [number, number, number, number] | null;
  areaM2: number | null;
  shiftM: number | null;
}

export interface CheckResult {
  schema: 'kkpr/check@1';
  tool: { version: string; ruleSet: string };
  file: { name: string; bytes: number; sha256: string | null };
  verdict: 'memenuhi' | 'tidak-memenuhi' | 'tidak-terbaca';
  findings: Finding[];
  location: LocationSummary | null;
  checks: RuleOutcome[];
  candidates: Candidate[];
  madeWith?: { program: string; certainty: 'probable' | 'possible'; because: Bilingual[] } | null;
}

/** One thing that the repair did; a side file has no place. */
export interface Change {
  rule: string;
  record: number | null;
  ring: number | null;
  vertex: number | null;
  from: LedgerValue;
  to: LedgerValue;
  movedM: number;
}
/** A position, a number, a name; null where there was or is nothing. */
export type LedgerValue = LonLat | number | string | null;

export interface RepairReport {
  schema: 'kkpr/repair@1';
  tool: { version: string; ruleSet: string };
  /** At most 5 000 rows; changeCount and summary are exact. */
  changes: Change[];
  changeCount: number;
  summary: { rule: string; count: number; maxMovedM: number }[];
  maxMovedM: number;
  areaBeforeM2: number | null;
  areaAfterM2: number | null;
  refused: { rule: string; reason: Bilingual }[];
  /** What else differs from the original. */
  notes: Bilingual[];
  candidate: string | null;
  out: { name: string; bytes: number; files: { name: string; bytes: number }[] } | null;
  check: CheckResult;
}

/** The report, and the repaired copy where there is one. */
export interface Repaired {
  report: RepairReport;
  zip: Uint8Array | null;
}

export type {
  Alternative,
  Assessment,
  Decision,
  Product,
  RecapRow,
  Rejection,
  TraceStep,
  ZoneShare,
} from '../../wasm/src/types.ts';

/** Only what the page writes or reads; the rest of a given application passes through untouched. */
export interface Application {
  schema: 'kkpr/application@1';
  applicant?: { citizenship?: 'wni' | 'wna'; [more: string]: unknown };
  activities?: { code?: string; name?: string; [more: string]: unknown }[];
  location?: { shapefile?: string | null; [more: string]: unknown };
  [more: string]: unknown;
}

export interface ErrorEnvelope {
  schema: 'kkpr/error@1';
  code: string;
  message: Bilingual;
  at?: string;
}

/** How far the preview against the plans has come. */
export type PlanState = 'noPlan' | 'noActivity' | 'checkFirst' | 'working' | 'assessed';
