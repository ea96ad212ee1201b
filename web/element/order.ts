// The order of findings on the page, and how many there are of each severity.
import type { CheckResult, Finding, LonLat, Place, Severity } from './results.ts';

const rank: Record<Severity, number> = { galat: 0, peringatan: 1, info: 2 };

/** Errors first; inside a severity the order of the contract, which is the order of repair. */
export const inOrder = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => rank[a.severity] - rank[b.severity]);

export const severityCount = (check: CheckResult, severity: Severity): number =>
  check.findings.filter((f) => f.severity === severity).length;

/** A place that a map in Web Mercator can show. */
export const onMap = (place: Place): place is Place & { at: LonLat } =>
  place.at !== undefined && Math.abs(place.at[0]) <= 180 && Math.abs(place.at[1]) <= 89;
