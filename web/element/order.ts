// The order of findings on the page, how many there are of each severity, and what fits on a map.
import type { CheckResult, Finding, LonLat, MultiPolygon, Place, Severity } from './results.ts';

const rank: Record<Severity, number> = { galat: 0, peringatan: 1, info: 2 };

/** Errors first; inside a severity the order of the contract, which is the order of repair. */
export const inOrder = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => rank[a.severity] - rank[b.severity]);

export const severityCount = (check: CheckResult, severity: Severity): number =>
  check.findings.filter((f) => f.severity === severity).length;

/** A place that a map in Web Mercator can show. */
export const onMap = (place: Place): place is Place & { at: LonLat } =>
  place.at !== undefined && Math.abs(place.at[0]) <= 180 && Math.abs(place.at[1]) <= 89;

/** West, south, east, north. */
export function boxOf(geometry: MultiPolygon): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of geometry.coordinates.flat(2)) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}
