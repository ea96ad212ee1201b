// Generated from wasm/schema/*.json by scripts/generate_types.mjs. Do not edit.

/** What is applied for. A field that is left out or null is unknown, which is not the same as no. */
export interface ApplicationDocument {
  '$schema'?: string;
  schema: 'kkpr/application@1';
  applicant?: Applicant | null;
  letter?: {
    number?: string | null;
    date?: IsoDate | null;
    subject?: string | null;
    description?: string | null;
    link?: string | null;
    statementOfTruth?: boolean | null;
    position?: string | null;
    correction?: 0 | 1 | null;
  } | null;
  history?: {
    received?: IsoDate | null;
    letter1A?: {
      number?: string | null;
      date?: IsoDate | null;
    } | null;
    corrected?: IsoDate | null;
    validated?: IsoDate | null;
    ptpIssued?: IsoDate | null;
    ptpReceived?: IsoDate | null;
    meeting?: IsoDate | null;
  } | null;
  purpose?: 'nonberusaha' | 'berusaha' | 'stranas' | null;
  business?: {
    capitalRupiah?: number | null;
    kbli?: string | null;
    foreignInvestment?: boolean | null;
    form?: 'perseorangan' | 'badan-usaha' | 'kantor-perwakilan' | 'buln' | null;
    case?: 'kawasan-industri-kek' | 'perluasan' | 'sewa-pemegang-kkpr' | 'kawasan-otorita' | 'migas' | null;
    existingKkpr?: boolean | null;
    indexBusiness?: number | null;
    indexRegion?: number | null;
  } | null;
  activities?: Activity[];
  /** Groups of related polygons. */
  relations?: number[][] | null;
  house?: {
    forBusiness?: boolean | null;
    boarding?: boolean | null;
    dormitory?: boolean | null;
  } | null;
  location?: {
    /** Path of the location zip, relative to this document. */
    shapefile?: string | null;
    parcels?: {
      number?: string | null;
      certificate?: string | null;
      areaM2?: number | null;
    }[];
    stratum?: {
      position?: 'permukaan' | 'bawah-tanah' | 'atas-tanah' | null;
      minM?: number | null;
      maxM?: number | null;
      surfaceReferenceM?: number | null;
    } | null;
    strata?: {
      polygons?: number[];
      position?: 'permukaan' | 'bawah-tanah' | 'atas-tanah' | null;
      minM?: number | null;
      maxM?: number | null;
      surfaceReferenceM?: number | null;
    }[] | null;
    address?: string | null;
    village?: string | null;
    district?: string | null;
    regency?: string | null;
    province?: string | null;
    places?: {
      village?: string | null;
      district?: string | null;
      regency?: string | null;
      province?: string | null;
    }[];
  } | null;
  landNeed?: {
    value?: number | null;
    unit?: 'm2' | 'ha' | null;
  } | null;
  tenure?: {
    status?: 'belum' | 'sebagian' | 'seluruhnya' | null;
    evidence?: {
      kind?: 'sertipikat' | 'akta-ppat' | 'sewa' | 'pinjam' | 'pelepasan-hak' | 'lainnya' | null;
      number?: string | null;
      holder?: string | null;
      areaM2?: number | null;
      until?: string | null;
      file?: string | null;
    }[];
    shapefile?: string | null;
    until?: IsoDate | 'tanpa-batas' | null;
  } | null;
  building?: {
    floors?: number | null;
    floorAreaM2?: number | null;
    footprintM2?: number | null;
    work?: 'baru' | 'tambah-lantai' | 'perluasan' | 'lainnya' | 'tanpa-bangunan' | null;
  } | null;
  masterPlan?: {
    file?: string | null;
    polygonsRelated?: boolean | null;
    activitiesRelated?: boolean | null;
    elements?: {
      mapFace?: boolean | null;
      name?: boolean | null;
      northAndScale?: boolean | null;
      legend?: boolean | null;
      inset?: boolean | null;
      orientation?: boolean | null;
      shpLink?: boolean | null;
      description?: boolean | null;
    } | null;
  } | null;
  technicalPlan?: {
    file?: string | null;
  } | null;
  ptp?: Ptp | Ptp[] | null;
  minutes?: {
    kind?: 'rapat-koordinasi' | 'fpr' | null;
    number?: string | null;
    date?: IsoDate | null;
    subject?: string | null;
    applicantAgrees?: boolean | null;
    /** Whether the forum or the coordination meeting agrees to what the subject names */
    forumAgrees?: boolean | null;
  }[];
  authority?: Authority | null;
}

export interface Applicant {
  kind?: 'orang' | 'korporasi' | 'pemerintah-pusat' | 'pemerintah-daerah' | null;
  corporation?: 'pt' | 'yayasan' | 'koperasi' | 'perkumpulan' | null;
  name?: string | null;
  identity?: string | null;
  /** The number, or `tidak-ada`. */
  npwp?: string | null;
  phone?: string | null;
  address?: string | null;
  email?: string | null;
  citizenship?: 'wni' | 'wna' | null;
  representative?: {
    name?: string | null;
    identity?: string | null;
    powerOfAttorney?: string | null;
  } | null;
  office?: 'menteri' | 'kepala-lembaga' | 'kepala-badan' | 'kepala-daerah' | 'eselon-1-pusat' | 'eselon-1-daerah' | 'eselon-2' | 'lainnya' | null;
  fundingSources?: ('apbn' | 'apbd' | 'csr' | 'kpbu' | 'swasta' | 'pribadi' | 'lainnya')[];
  keepsRegister?: boolean | null;
}

export interface Activity {
  /** A known code or free text, matched against the plans' tables. */
  code: string;
  name?: string | null;
  component?: 'pola-ruang' | 'struktur-ruang' | null;
  publicInterest?: boolean | null;
  waterRelated?: boolean | null;
  strategic?: boolean | null;
  vitalObject?: boolean | null;
  /** Record numbers; left out: all. */
  polygons?: number[];
  rdtrZone?: {
    code?: string | null;
    name?: string | null;
  } | null;
}

export interface Ptp {
  shapefile?: string | null;
  number?: string | null;
  date?: IsoDate | null;
  receivedDate?: IsoDate | null;
  office?: string | null;
  regency?: string | null;
  result?: 'sesuai' | 'sesuai-bersyarat' | 'tidak-sesuai' | null;
  unfitGround?: 'p4t' | 'rtr' | null;
  resultField?: string | null;
  landUse?: string | null;
  conditions?: string[];
  disputes?: unknown;
  closed?: boolean | null;
}

/** Preview of the outcome. The decision speaks of the plans given. */
export interface Assessment {
  schema: 'kkpr/assessment@1';
  tool: Tool;
  ruleSet: IsoDate;
  decision: Decision | null;
  asOf: IsoDate | null;
  complete: boolean;
  authority: Authority | null;
  locationM2: number | null;
  approvedM2: number | null;
  products: Product[];
  rejections: Rejection[];
  examined: Examined[];
  meetings: Meeting[];
  flags: Flag[];
  unknown: Unknown[];
  /** What would change the outcome: the nearest step for each rejection or deduction. */
  alternatives: Alternative[];
  /** Numbers of the readings of the rules that this outcome rests on. */
  readings: number[];
  recap: RecapRow[];
  /** The readings in words, in the same order. */
  readingTexts: {
    number: number;
    text: BilingualText;
    place: string;
  }[];
  /** Members of the application that are not known and were not read, as JSON pointers. */
  ignored: string[];
  trace: TraceStep[];
  /** Where the location is not fit to be assessed. */
  check?: CheckResult | null;
}

export type Decision = 'disetujui-seluruhnya' | 'disetujui-sebagian' | 'ditolak';

export type Mechanism = 'KKKPR' | 'PKKPR';

export type PlanConclusion = 'terakomodir' | 'terakomodir-sebagian' | 'tidak-terakomodir';

export interface Product {
  mechanism: Mechanism;
  decision: Decision;
  /** Id of the plan with the largest conforming area. */
  basis: string;
  bases: ProductBasis[];
  activities: string[];
  requestedM2: number;
  conformingM2: number;
  /** What the union of the deductions leaves, plus the additions. */
  approvedM2: number;
  zones: ZoneShare[];
  deductions: Deduction[];
  additions: Addition[];
  conditions: Condition[];
  intensity: Intensity | null;
  /** Titles in the basis' main programme that hold the activities. */
  programs: string[];
  validity: Validity;
  /** Records of the location that it speaks of; left out: all. */
  polygons?: number[];
  approvedGeometry?: MultiPolygon;
}

export interface ProductBasis {
  plan: string;
  level: 'RDTR' | 'RDTR-KPN' | 'RTRWK' | 'RTRWP' | 'RTR-KSN' | 'RTR-PULAU' | 'RTRWN';
  region: string | null;
  requestedM2: number;
  conformingM2: number;
}

export interface ZoneShare {
  plan: string;
  /** Null inside the delineation of the plan but in none of its zones, or outside of it. */
  zone: string | null;
  name: string | null;
  permission: Permission | null;
  m2: number;
  /** 0 to 100, unrounded. */
  percent: number;
  /** False outside of the delineation of the plan. */
  inside: boolean;
  conforms: boolean;
  /** Why it conforms or not: `zonasi`, `indikasi-program`, `sk-kehutanan`, `batang-tubuh`, or `dilarang`, `sel-kosong`, `tidak-diatur`, `tidak-disebut-struktur`, `tanpa-zona`, `di-luar-rencana`. */
  ground: string;
}

export interface Deduction {
  factor: 'kawasan-hutan' | 'kkpr-terbit' | 'badan-air' | 'ptp' | 'tidak-sesuai-rtr' | 'tidak-sesuai-rdtr';
  /** Id of the layer; null where none is the cause. */
  layer: string | null;
  /** The factor's own overlap with the requested area. */
  m2: number;
  geometry?: MultiPolygon;
}

export interface Addition {
  factor: 'ptp';
  m2: number;
}

export interface Condition {
  subject: 'iup-op' | 'lsd' | 'badan-air' | 'akses-publik' | 'kepentingan-umum' | 'prasarana-umum' | 'zonasi' | 'intensitas' | 'ptp' | 'rencana-induk' | 'lainnya';
  text: BilingualText;
  /** Id of the plan or layer, number of the PTP, file of the master plan, or short name of the instrument. */
  source: string;
}

/** Coefficients in percent (KLB 2.4 = 240), distances in metres; null is a dash on the KKPR. */
export interface Intensity {
  kdbMax: number | null;
  klbMax: number | null;
  kdhMin: number | null;
  gsbMinM: number | null;
  ktbMax: number | null;
  freeDistanceMinM: number | null;
  utilities: string | null;
  source: string;
}

export interface Validity {
  basis: 'penguasaan-tanah' | '3-tahun';
  until: IsoDate | 'tanpa-batas' | null;
}

export interface Rejection {
  mechanism: Mechanism | null;
  m2: number;
  cause: 'tidak-diatur' | 'tidak-sesuai' | 'hanya-indikasi-program' | 'prosedur-pertanahan' | 'ptp-ditutup' | 'habis-terkurangi' | 'tidak-ada-rtr';
  reason: BilingualText;
  citation: Citation;
  /** Records that were judged together; left out: all of the location. */
  polygons?: number[];
  /** Activities that were judged together; left out: all of them. */
  activities?: string[];
}

/** One plan or layer that was looked at. */
export interface Examined {
  plan?: string;
  layer?: string;
  title: string;
  kind: 'RDTR' | 'RDTR-KPN' | 'RTRWK' | 'RTRWP' | 'RTR-KSN' | 'RTR-PULAU' | 'RTRWN' | 'kawasan-hutan' | 'pippib' | 'iup-op' | 'lsd' | 'badan-air' | 'kkpr-terbit' | 'izin-sektor' | 'batas-administrasi';
  mechanism: Mechanism | null;
  regulates: boolean | null;
  /** Of the location within it. */
  m2: number;
  conformingM2: number | null;
  percent: number | null;
  conclusion: PlanConclusion | null;
  /** Article of the structure plan that names the activity. */
  structure: string | null;
  /** Title of the main programme that holds it. */
  programs: string | null;
  remark: BilingualText;
  date: IsoDate | null;
  zones?: ZoneShare[];
  /** Records that were judged together; left out: all of the location. */
  polygons?: number[];
  /** Activities that were judged together; left out: all of them. */
  activities?: string[];
}

export interface Meeting {
  body: 'rapat-koordinasi' | 'peninjauan-lapangan' | 'fpr' | 'sekretariat-fpr';
  required: boolean;
  reason: 'batas-administrasi' | 'beda-ptp' | 'intensitas' | 'keterkaitan' | 'kepentingan-umum-bertampalan' | 'kawasan-hutan-berubah' | 'kebijakan-sektor' | 'risiko' | 'poligon-terpisah' | 'p4t' | 'kajian' | 'lainnya';
  /** The application encloses minutes of this body. */
  held: boolean;
  citation: Citation;
}

export interface FlagPlace {
  records: number[];
  /** Of zones, or what features say they are. */
  codes: string[];
  /** Of the location. */
  m2: number;
  at: LonLat | null;
}

export interface Flag {
  subject: string;
  text: BilingualText;
  m2: number | null;
  citation: Citation | null;
  /** The plan or layer whose drawing the flag speaks of. */
  source?: {
    plan?: string;
    layer?: string;
    /** Of its geometry, or the JSON pointer of one within the document. */
    file: string;
  };
  /** Of such a flag, the largest first, at most 100. */
  places?: FlagPlace[];
}

export interface Unknown {
  what: BilingualText;
  who: BilingualText;
  message: BilingualText;
  citation: Citation;
  /** Knowing it could change the decision: then the result is not complete. */
  decides: boolean;
}

export interface Alternative {
  what: BilingualText;
  /** What then follows: `disetujui-seluruhnya`, or `sesuai-seluruhnya` with the plans, land and sectors still to be looked at, or `dapat-dinilai`: it can be assessed again. */
  effect: string;
  m2: number | null;
  mechanism: Mechanism;
  /** Records it speaks of; left out: all of the location. */
  polygons?: number[];
  geometry?: MultiPolygon | null;
}

export interface RecapRow {
  region: string | null;
  areaM2: number;
  shareOfLocation: number;
  shareConforming: number;
  /** Ids of the plans, with commas. */
  reference: string;
  conclusion: PlanConclusion;
  mechanism: Mechanism;
  /** Records that were judged together; left out: all of the location. */
  polygons?: number[];
  /** Activities that were judged together; left out: all of them. */
  activities?: string[];
}

export interface TraceStep {
  rule: string;
  citation: Citation | null;
  /** Areas in m² end in M2, shares in percent, dates in ISO 8601. */
  inputs: Record<string, string | number | boolean>;
  result: string;
  reading: number | null;
  children: TraceStep[];
}

/** Quality of a location shapefile. */
export interface CheckResult {
  schema: 'kkpr/check@1';
  tool: Tool;
  file: {
    name: string;
    bytes: number;
    sha256: string;
  };
  verdict: Verdict;
  findings: Finding[];
  location: LocationFacts | null;
  checks: RuleOutcome[];
  candidates: CrsCandidate[];
  /** The program that the file was probably made with; null where it shows no sign of any. */
  madeWith?: MadeWith | null;
}

export type Verdict = 'memenuhi' | 'tidak-memenuhi' | 'tidak-terbaca';

export interface LocationFacts {
  /** Records with geometry. */
  polygons: number;
  rings: number;
  /** The closing ones included. */
  vertices: number;
  bbox: Bbox | null;
  centroid: LonLat | null;
  /** Of the union of all polygons. */
  area: {
    webMercatorM2: number;
    geodesicM2: number;
  } | null;
  perimeterM: number | null;
  /** Digits after the point, storage noise taken off. */
  maxDecimals: number | null;
  crs: {
    name: string;
    epsg: number | null;
    isWgs84: boolean;
  } | null;
  companions: {
    name: string;
    geometry: string;
    records: number;
  }[];
  geometry?: MultiPolygon | null;
}

export interface RuleOutcome {
  rule: string;
  outcome: 'passed' | 'found' | 'notRun' | 'notApplicable' | 'needsPerson';
  because?: string[];
  question?: BilingualText;
  citation?: Citation;
}

export interface CrsCandidate {
  /** Stable name of this reading, such as "utm-48s", "swapped" or "as-declared". */
  id: string;
  crs: string;
  epsg: number | null;
  reason: BilingualText;
  centroid: LonLat;
  bbox: Bbox;
  /** In Web Mercator, outer rings less holes. */
  areaM2: number | null;
  /** Distance of the centroid from that of the numbers as stored and declared; null where that is no place on earth. */
  shiftM: number | null;
}

export interface MadeWith {
  program: 'google-earth' | 'autocad-map' | 'qgis' | 'arcgis' | 'geoserver' | 'gdal' | 'avenza';
  certainty: 'probable' | 'possible';
  /** The signs seen. */
  because: BilingualText[];
}

/** One sentence or more in Indonesian and in English. */
export interface BilingualText {
  id: string;
  en: string;
}

/** What made this result. */
export interface Tool {
  version: string;
  /** Date of the rules, ISO 8601. */
  ruleSet: string;
  /** There only where the day asked for lies before the oldest rules at hand, by which it is answered. */
  ruleSetInForce?: false;
}

export interface Citation {
  /** Short name of the instrument. */
  source: string;
  /** Where in it, e.g. `2.1.2 angka 1 huruf f`. */
  place: string;
}

export type Severity = 'galat' | 'peringatan' | 'info';

/** Longitude and latitude in degrees. */
export type LonLat = [number, number];

/** West, south, east, north in degrees. */
export type Bbox = [number, number, number, number];

/** ISO 8601 day. */
export type IsoDate = string;

/** Where a finding is; only what applies is present. */
export interface Place {
  file?: string;
  /** Counts from 1. */
  record?: number;
  /** Counts from 0. */
  ring?: number;
  /** Counts from 0. */
  vertex?: number;
  at?: LonLat;
  /** JSON pointer into the application, plan or layer. */
  field?: string;
}

export interface RemedyStep {
  program: 'qgis' | 'arcgis' | 'autocad-map' | 'google-earth';
  text: BilingualText;
}

export interface Finding {
  /** Name of the rule, e.g. `geometry.hole`. */
  rule: string;
  severity: Severity;
  message: BilingualText;
  remedy: BilingualText;
  /** How to mend it, program by program; the one the file was probably made with comes first. Empty where no program has its own way. */
  remedySteps?: RemedyStep[];
  repairable: boolean;
  citation: Citation | null;
  /** Exact, also where `where` is cut off. */
  count: number;
  where: Place[];
  /** JSON pointer into the application; in a validation only. */
  field?: string | null;
  /** In the list of what to mend of letters 1A and 1B; in a validation only. */
  number?: number | null;
}

/** GeoJSON MultiPolygon in WGS 84 degrees. */
export interface MultiPolygon {
  type: 'MultiPolygon';
  coordinates: LonLat[][][];
}

export type Authority = 'menteri' | 'gubernur' | 'bupati-wali-kota';

export type Permission = 'I' | 'T' | 'B' | 'T,B' | 'X';

/** GeoJSON FeatureCollection in WGS 84 degrees. */
export interface FeatureCollection {
  type: 'FeatureCollection';
  features: {
    type: 'Feature';
    properties?: Record<string, unknown> | null;
    geometry: Record<string, unknown> | null;
  }[];
}

/** Path of a .zip (shapefile), .geojson or .fgb file, or inline GeoJSON. */
export type GeometrySource = string | FeatureCollection;

/** A call that failed. An unreadable location is no error but a check result. */
export interface KkprErrorDocument {
  schema: 'kkpr/error@1';
  code: ErrorCode;
  message: BilingualText;
  /** JSON pointer or path; empty where neither applies. */
  at: string;
}

export type ErrorCode = 'usage' | 'file-not-found' | 'bad-json' | 'bad-document' | 'too-large' | 'cancelled' | 'internal';

/** Days on which nobody works, year by year, each with where the list comes from. */
export interface HolidaysDocument {
  schema: 'kkpr/holidays@1';
  years: HolidaysOfYear[];
}

export interface HolidaysOfYear {
  year: number;
  /** Where the list comes from, quoted in the result. */
  source: string;
  /** All of the year, weekends left out or not. */
  days: IsoDate[];
}

/** A layer of another sector. */
export interface LayerDocument {
  '$schema'?: string;
  schema: 'kkpr/layer@1';
  id: string;
  title: string;
  kind: LayerKind;
  source?: string | null;
  date?: IsoDate | null;
  decree?: {
    form?: string | null;
    number?: string | null;
    date?: IsoDate | null;
    period?: string | null;
  } | null;
  features: GeometrySource;
  filter?: {
    field: string;
    values: string[];
  } | null;
  /** Our name (function for the column that tells what a feature is; number, holder, until, …) → column of the layer, where it is not one of the usual ones. */
  fields?: Record<string, string | null> | null;
}

export type LayerKind = 'kawasan-hutan' | 'pippib' | 'iup-op' | 'lsd' | 'badan-air' | 'kkpr-terbit' | 'izin-sektor' | 'batas-administrasi';

/** A spatial plan that the application is compared with. */
export interface PlanDocument {
  '$schema'?: string;
  schema: 'kkpr/plan@1';
  id: string;
  title: string;
  level: PlanLevel;
  regulation?: {
    form?: string | null;
    number?: string | number | null;
    year?: string | number | null;
    articles?: string[];
  } | null;
  enacted?: IsoDate | null;
  ossIntegrated?: boolean | null;
  scale?: number | null;
  region?: {
    province?: string | null;
    regency?: string | null;
    isCity?: boolean | null;
  } | null;
  /** Left out or null: the union of the zones. */
  boundary?: GeometrySource | null;
  zones: GeometrySource;
  /** Left out or null: the first of the usual names. */
  zoneField?: string | null;
  nameField?: string | null;
  /** Activity code → zone → permission; zone `*` is every zone. */
  activities?: Record<string, Record<string, Permission>>;
  /** Activity × zone as CSV, beside or instead of `activities`. */
  activityTable?: string | null;
  /** Activity code → zone → the texts of its T or B. */
  limits?: Record<string, Record<string, string[]>>;
  /** Zone → intensity, coefficients in percent. */
  provisions?: Record<string, {
    kdbMax?: number | null;
    klbMax?: number | null;
    kdhMin?: number | null;
    ktbMax?: number | null;
    gsbMinM?: number | null;
    freeDistanceMinM?: number | null;
    utilities?: unknown;
    conditions?: string[];
    source?: string | null;
  }>;
  special?: {
    title: string;
    where: GeometrySource;
    effect: 'syarat' | 'X';
    text?: string | null;
  }[];
  space?: {
    below?: string | null;
    above?: string | null;
  } | null;
  structure?: {
    activity: string;
    article?: string | null;
    where: GeometrySource | '*';
  }[];
  programs?: {
    activity: string;
    title?: string | null;
    where: GeometrySource | '*';
  }[];
  /** Our name (zone, name, kdbMax, klbMax, ktbMax, kdhMin, KKOP_1, …) → column of the zone layer, where it is not one of the usual ones. */
  fields?: Record<string, string | null> | null;
}

export type PlanLevel = 'RDTR' | 'RDTR-KPN' | 'RTRWK' | 'RTRWP' | 'RTR-KSN' | 'RTR-PULAU' | 'RTRWN';

/** What is wrong with a plan or layer, and what its document does not say. */
export interface PlanHealth {
  schema: 'kkpr/plan-health@1';
  tool: Tool;
  id: string;
  title: string;
  kind: 'plan' | 'layer';
  /** Features with a polygon. */
  features: number;
  vertices: number;
  /** Worst first. */
  findings: Finding[];
  /** Area where zones overlap, hairlines included; null for a layer, and where it is not known. */
  overlapsM2: number | null;
  /** Area within the plan that no zone covers, hairlines included; null as above. */
  gapsM2: number | null;
  /** Largest first, at most 100. */
  overlaps: HealthPlace[];
  gaps: HealthPlace[];
  /** Zones beyond the plan's boundary. */
  outside: HealthPlace[];
  /** Codes that neither the activity table nor the list of known codes has. */
  unknownCodes: string[];
  missing: {
    /** As the document names it. */
    field: string;
    text: BilingualText;
  }[];
  /** How a layer was read; null for a plan. */
  reading: {
    /** Column that tells which features count; null: all do. */
    field: string | null;
    counted: number;
    note: BilingualText | null;
  } | null;
}

export interface HealthPlace {
  /** Of the zones there; none in a gap. */
  codes: string[];
  records: number[];
  m2: number;
  /** About. */
  widthM: number;
  /** Under 1 m² or not wider than 0.5 m. */
  hairline: boolean;
  at: LonLat;
}

/** What was mended of a location shapefile, what is left for a person, and the check of the new zip. */
export interface RepairReport {
  schema: 'kkpr/repair@1';
  tool: Tool;
  /** At most 5000 rows; changeCount is exact. */
  changes: RepairChange[];
  changeCount: number;
  /** The changes of each rule together, in the order of the rules. */
  summary: {
    rule: string;
    count: number;
    maxMovedM: number;
  }[];
  /** Largest displacement of a vertex on the ground. */
  maxMovedM: number;
  /** Web Mercator, of the union, in WGS 84 degrees and otherwise as it was. */
  areaBeforeM2: number | null;
  areaAfterM2: number | null;
  refused: {
    rule: string;
    reason: BilingualText;
  }[];
  /** What else differs from the original. */
  notes: BilingualText[];
  /** The coordinate system that was taken because the caller chose it. */
  candidate: string | null;
  /** The new zip; null where nothing could be written. */
  out: {
    name: string;
    bytes: number;
    files: {
      name: string;
      bytes: number;
    }[];
  } | null;
  check: CheckResult;
}

/** One change; record, ring and vertex are those of the original file. */
export interface RepairChange {
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

/** Which way an application goes: which KKPR, by whom, with what, how long and at what fee. What is not known is null and named in `unknown`. */
export interface Route {
  schema: 'kkpr/route@1';
  tool: Tool;
  asOf: IsoDate;
  ruleSet: IsoDate;
  olderRuleSet: IsoDate | null;
  newerRuleSet: IsoDate | null;
  kind: 'berusaha' | 'nonberusaha' | 'stranas' | null;
  /** Null: none is issued, or not known yet; `scheme` tells which. Of a divided location the one with the longest way. */
  mechanism: 'KKKPR' | 'PKKPR' | 'RKKPR' | null;
  /** All, where the location is divided. */
  mechanisms: ('KKKPR' | 'PKKPR' | 'RKKPR')[];
  /** Null: not known yet. */
  scheme: RouteScheme | null;
  /** Table 1.1 asks for an assessment (PKKPR dengan penilaian), or a study decides (RKKPR). */
  assessed: boolean;
  selfDeclaration: boolean;
  scale: 'umk' | 'menengah' | 'besar' | 'kantor-perwakilan' | 'buln' | null;
  system: 'OSS' | 'sistem-menteri' | 'non-elektronik' | null;
  /** Where the system cannot serve. */
  systemOtherwise: 'OSS' | 'sistem-menteri' | 'non-elektronik' | null;
  authority: Authority | null;
  addressee: BilingualText | null;
  /** The columns of table 1.1 for this kind. */
  branches: RouteBranch[];
  documents: RouteDocument[];
  duration: RouteDuration[];
  /** What is in force on the day first. */
  pnbp: RouteFee[];
  steps: RouteStep[];
  conflicts: SourceConflict[];
  unknown: RouteUnknown[];
  flags: {
    subject: string;
    text: BilingualText;
    citation: Citation | null;
  }[];
  /** What each answer rests on. */
  basis: {
    question: string;
    answer: string;
    text: BilingualText;
    citation: Citation;
  }[];
  /** Numbers of core/rules/readings.json. */
  readings: number[];
  readingTexts: {
    number: number;
    text: BilingualText;
    place: string;
  }[];
  /** Members of the application that are not known and were not read, as JSON pointers. */
  ignored: string[];
}

/** How sure a value of the rules is. */
export type RuleStatus = 'certain' | 'one-source' | 'conflicting' | 'ours';

export type RouteScheme = 'konfirmasi' | 'persetujuan-dengan-penilaian' | 'persetujuan-tanpa-penilaian' | 'rekomendasi' | 'pernyataan-mandiri' | 'tidak-ada';

export interface RouteBranch {
  column: 'rdtr-terintegrasi' | 'rdtr-belum-terintegrasi' | 'tanpa-penilaian' | 'rtrw' | 'tanpa-rtr';
  label: BilingualText;
  scheme: RouteScheme;
  mechanism: 'KKKPR' | 'PKKPR' | 'RKKPR' | null;
  assessed: boolean;
  /** Null: not known. */
  applies: boolean | null;
  /** Of the location, Web Mercator. */
  m2: number | null;
  plans: string[];
}

export interface RouteDocument {
  document: string;
  name: BilingualText;
  mandatory: boolean;
  /** Needed only then. */
  condition: BilingualText | null;
  /** The schemes that this belongs to. */
  schemes: RouteScheme[];
  citation: Citation;
  since: IsoDate;
  until: IsoDate | null;
  status: RuleStatus;
}

export interface RouteDuration {
  text: BilingualText;
  workingDays?: number | null;
  /** Null: the source names none. */
  hours?: number | null;
  upTo: number | null;
  /** The schemes that this belongs to. */
  schemes: RouteScheme[];
  citation: Citation;
  since: IsoDate;
  until: IsoDate | null;
  status: RuleStatus;
}

export interface RouteFee {
  /** Whole rupiah, halves up; null where something is missing. */
  rupiah: number | null;
  reading: BilingualText;
  citation: Citation;
  /** Fields of the application. */
  missing: string[];
  message: BilingualText;
  mechanism: 'KKKPR' | 'PKKPR' | null;
  tariff: string;
  variant: string;
  /** Of core/rules/readings.json. */
  readingNumber: number | null;
  areaHa: number | null;
  inForce: boolean;
  since: IsoDate;
  until: IsoDate | null;
  status: RuleStatus;
}

export interface RouteStep {
  who: BilingualText;
  what: BilingualText;
  /** Only of the centre, or of the region. */
  at: 'pusat' | 'daerah' | null;
  /** The schemes that this belongs to. */
  schemes: RouteScheme[];
  citation: Citation;
  since: IsoDate;
  until: IsoDate | null;
  status: RuleStatus;
}

export interface SourceConflict {
  subject: string;
  text: BilingualText;
  reading: number | null;
  /** What holds on the day first. */
  positions: {
    text: BilingualText;
    citation: Citation;
    since: IsoDate;
    until: IsoDate | null;
    status: RuleStatus;
  }[];
}

export interface RouteUnknown {
  what: BilingualText;
  who: BilingualText;
  message: BilingualText;
  /** JSON pointer into the application; null where no field would tell. */
  field: string | null;
  citation: Citation;
}

/** What of the loaded plans and layers lies in a box, cut to it: to be drawn, not to be judged. */
export interface PlanShapes {
  schema: 'kkpr/shapes@1';
  tool: Tool;
  box: Bbox;
  /** Vertices nearer to each other than this were dropped, so that `mostVertices` is kept; 0: none. */
  toleranceDegrees: number;
  /** One for each plan by id, then one for each layer by id. */
  sets: ShapeSet[];
}

export interface ShapeSet {
  id: string;
  title: string;
  kind: 'plan' | 'layer';
  /** Of a plan. */
  level?: 'RDTR' | 'RDTR-KPN' | 'RTRWK' | 'RTRWP' | 'RTR-KSN' | 'RTR-PULAU' | 'RTRWN';
  /** Of a layer. */
  layerKind?: 'kawasan-hutan' | 'pippib' | 'iup-op' | 'lsd' | 'badan-air' | 'kkpr-terbit' | 'izin-sektor' | 'batas-administrasi';
  /** Shapes in the box beyond `most`, or too small to be seen. */
  leftOut: number;
  /** Zones, or features that count, in the order of the file. */
  shapes: DrawnShape[];
}

export interface DrawnShape {
  /** Canonical code of a zone. */
  code: string | null;
  /** Name of the zone; of a feature what its layer says it is. */
  name: string | null;
  record: number;
  geometry: MultiPolygon;
}

/** Completeness and quality of a whole application, and which letter follows. */
export interface Validation {
  schema: 'kkpr/validation@1';
  tool: Tool;
  asOf: IsoDate | null;
  /** Every required item is there. */
  complete: boolean;
  /** What is there passes every rule; what only a person can judge is left to the officer. */
  quality: boolean;
  /** Null unless a letter follows now; `progress` and the finding application.deadline say why. */
  letter: '1A' | '1B' | '2' | null;
  /** A letter follows; letter 1A is out and within its days; it is past the earliest last day, and holidays or a day that is not known decide; it is past the latest, and the file has stopped. */
  progress: 'surat' | 'menunggu-perbaikan' | 'belum-pasti' | 'berhenti';
  /** Which letter follows if the correction came in time; null unless that is not certain. */
  letterIfInTime: '1A' | '1B' | '2' | null;
  /** Who signs the letter; null while the authority is not known. */
  signatory: 'dirjen' | 'direktur' | 'kepala-opd-penanaman-modal' | null;
  authority: 'menteri' | 'gubernur' | 'bupati-wali-kota' | null;
  correspondence: Correspondences | null;
  deadline: Deadline | null;
  /** Whether part of the location lies outside every RDTR integrated with OSS; null without plans. */
  ptpNotice: boolean | null;
  items: ApplicationItem[];
  /** Of the application, then of its location. */
  findings: Finding[];
  checks: RuleOutcome[];
  /** Papers that are named and were not handed in: only their names were looked at. */
  notSeen: NotSeen[];
  /** Members of the application that are not known and were not read, as JSON pointers. */
  ignored: string[];
  check: CheckResult | null;
}

/** The last day to answer. */
export interface Deadline {
  workingDays: number;
  from: IsoDate;
  /** Which day `from` is. */
  basis: 'surat-tanggapan-1a' | 'perbaikan' | 'permohonan' | 'tanggal-penilaian';
  until: IsoDate;
  latest: IsoDate;
  /** False where a year has no list of holidays: then only weekends are counted out. */
  holidaysKnown: boolean;
  /** Lists of holidays that were counted by. */
  calendar: CalendarYear[];
  /** Whether a correction came in time; null without one, and where unknown holidays could decide it. */
  met: boolean | null;
}

/** Where what is sent. */
export interface Correspondences {
  application: Correspondence;
  correction: Correspondence;
  ptp: Correspondence;
}

export interface Correspondence {
  to: BilingualText;
  copies: BilingualText[];
  citation: Citation;
}

/** One of what an application consists of. */
export interface ApplicationItem {
  item: string;
  part: 'surat' | 'kuasa' | 'kelayakan' | 'dokumen' | 'peta';
  label: BilingualText;
  required: boolean;
  /** Null where only a person can tell. */
  present: boolean | null;
  quality: 'passed' | 'found' | 'needsPerson';
  citation: Citation;
  questions: OfficerQuestion[];
}

/** What an officer looks at. */
export interface OfficerQuestion {
  rule: string;
  question: BilingualText;
  citation: Citation;
}

export interface CalendarYear {
  year: number;
  source: string;
}

export interface NotSeen {
  path: string;
  /** JSON pointer into the application. */
  field: string;
}
