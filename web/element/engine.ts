// What the element needs of the package `kkpr`; its Engine fits this interface. Portals and tests may bring
// their own (`KkprCheck.engine = …`).
import type { HolidaysDocument, PlanShapes, Route, Validation } from 'kkpr';
import type {
  Application,
  Assessment,
  Bilingual,
  CheckResult,
  Finding,
  Repaired,
} from './results.ts';

export interface NamedFile {
  path: string;
  bytes: Uint8Array;
}

export interface Loaded {
  id: string;
  kind: 'plan' | 'layer';
  findings: Finding[];
}

export interface Run {
  signal?: AbortSignal;
  onProgress?: (stage: string) => void;
}

export interface RepairOptions {
  foreignHouse: boolean;
  /** Id of the candidate that the applicant named. */
  candidate?: string;
  /** What changes the application itself, and is therefore done only when asked. */
  fillHoles: boolean;
  dissolve: boolean;
}

export interface Engine {
  check(
    zip: Uint8Array,
    options: { name: string; foreignHouse: boolean } & Run,
  ): Promise<CheckResult>;
  /** An engine without it offers no repair. */
  repair?(zip: Uint8Array, options: RepairOptions & { name: string } & Run): Promise<Repaired>;
  filesOf(document: object): Promise<string[]>;
  loadPlan(document: object, files: NamedFile[]): Promise<Loaded>;
  loadLayer(document: object, files: NamedFile[]): Promise<Loaded>;
  clearPlans(): Promise<void>;
  /** An engine without it shows no plans on the map. */
  shapesAround?(
    box: [number, number, number, number],
    options: { mostVertices: number },
  ): Promise<PlanShapes>;
  assess(
    application: Application,
    files: NamedFile[],
    options: Run & { holidays?: HolidaysDocument },
  ): Promise<Assessment>;
  /** An engine without these two shows nothing of the dossier itself. */
  validate?(
    application: Application,
    files: NamedFile[],
    options: Run & { holidays?: HolidaysDocument },
  ): Promise<Validation>;
  route?(application: Application, files: NamedFile[], options: Run): Promise<Route>;
  close(): void;
}

/** The fields of the package's KkprError that are shown; read by shape, so that any copy of it fits. */
export interface EngineFailure {
  code: string;
  text: Bilingual;
}

export function engineFailure(cause: unknown): EngineFailure | null {
  const candidate = cause as Partial<EngineFailure> | null;
  return candidate && typeof candidate.code === 'string' && candidate.text
    ? (candidate as EngineFailure)
    : null;
}
