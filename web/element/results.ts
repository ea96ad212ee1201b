// What the page shows: the results as the schemas describe them (wasm/schema), under the page's names, and what
// only the page knows.

import type { RepairReport, RuleOutcome } from '../../wasm/src/types.ts';

export type {
  Alternative,
  Assessment,
  BilingualText as Bilingual,
  CheckResult,
  Citation,
  CrsCandidate as Candidate,
  Decision,
  Finding,
  KkprErrorDocument as ErrorEnvelope,
  LedgerValue,
  LocationFacts as LocationSummary,
  LonLat,
  MultiPolygon,
  Place,
  PlanShapes,
  Product,
  RecapRow,
  Rejection,
  RepairChange as Change,
  RepairReport,
  RuleOutcome,
  Severity,
  TraceStep,
  ZoneShare,
} from '../../wasm/src/types.ts';

export type Outcome = RuleOutcome['outcome'];

/** The report, and the repaired copy where there is one. */
export interface Repaired {
  report: RepairReport;
  zip: Uint8Array | null;
}

/** Only what the page writes or reads; the rest of a given application passes through untouched. */
export interface Application {
  schema: 'kkpr/application@1';
  applicant?: { citizenship?: 'wni' | 'wna'; [more: string]: unknown };
  activities?: { code?: string; name?: string; [more: string]: unknown }[];
  location?: { shapefile?: string | null; [more: string]: unknown };
  [more: string]: unknown;
}

/** How far the preview against the plans has come. */
export type PlanState = 'noPlan' | 'noActivity' | 'checkFirst' | 'working' | 'assessed';
