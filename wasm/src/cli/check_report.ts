// The check for people: verdict first, then what to mend, then the facts.

import { citationInWords } from '../terms.ts';
import type { CheckResult, Finding, Place, Severity } from '../types.ts';
import { type Language, Numbers, Sheet, type Style, type Surface } from './terminal.ts';

const words = {
  id: {
    verdicts: {
      memenuhi: 'MEMENUHI',
      'tidak-memenuhi': 'TIDAK MEMENUHI',
      'tidak-terbaca': 'TIDAK TERBACA',
    },
    explained: {
      memenuhi: 'Berkas lokasi ini memenuhi semua aturan yang diperiksa.',
      'tidak-memenuhi': 'Berkas lokasi ini perlu diperbaiki sebelum diajukan.',
      'tidak-terbaca': 'Tidak ada poligon yang dapat dibaca dari berkas ini.',
    },
    severities: { galat: 'GALAT', peringatan: 'PERINGATAN', info: 'INFO' },
    counted: {
      galat: ['galat', 'galat'],
      peringatan: ['peringatan', 'peringatan'],
      info: ['info', 'info'],
    },
    where: 'Letak',
    remedy: 'Saran',
    citation: 'Dasar',
    record: 'rekaman',
    ring: 'cincin',
    vertex: 'titik',
    more: (n: string) => `dan ${n} tempat lain`,
    location: 'Lokasi',
    polygons: 'Poligon',
    vertices: 'Titik',
    areaMercator: 'Luas (Web Mercator)',
    areaGeodesic: 'Luas (geodesik)',
    perimeter: 'Keliling',
    centre: 'Titik tengah',
    decimals: 'Desimal terbanyak',
    crs: 'Sistem koordinat',
    companions: 'Lapisan pendamping',
    noCrs: 'tidak diketahui',
    records: 'rekaman',
    candidates:
      'Kemungkinan sistem koordinat, yang paling mungkin dahulu; lihat letaknya pada peta',
    shifted: (far: string) => `${far} dari letak angkanya sekarang`,
    moreCandidates: (n: string) => `dan ${n} yang kurang mungkin (--json memuat semuanya)`,
    later: (n: string) => `Belum diperiksa oleh versi ini: ${n} aturan`,
    stopped: (n: string) => `Tidak dapat diperiksa karena temuan lain: ${n} aturan`,
    person: 'Hanya dapat dinilai petugas',
    madeWith: 'Dibuat dengan',
    certainty: { probable: 'tampaknya', possible: 'mungkin' },
    help: 'Gambar, arti, dan langkah tiap temuan: docs/FINDINGS.md',
    because: 'karena',
    file: 'Berkas',
    rules: 'aturan per',
    incomplete: (n: string) => `${n} aturan belum diperiksa; lihat daftar di bawah.`,
  },
  en: {
    verdicts: {
      memenuhi: 'MEETS THE REQUIREMENTS',
      'tidak-memenuhi': 'DOES NOT MEET THE REQUIREMENTS',
      'tidak-terbaca': 'CANNOT BE READ',
    },
    explained: {
      memenuhi: 'This location file meets every rule that was checked.',
      'tidak-memenuhi': 'This location file needs mending before it is submitted.',
      'tidak-terbaca': 'No polygon could be read from this file.',
    },
    severities: { galat: 'ERROR', peringatan: 'WARNING', info: 'INFO' },
    counted: {
      galat: ['error', 'errors'],
      peringatan: ['warning', 'warnings'],
      info: ['note', 'notes'],
    },
    where: 'Where',
    remedy: 'Remedy',
    citation: 'Source',
    record: 'record',
    ring: 'ring',
    vertex: 'vertex',
    more: (n: string) => `and ${n} more places`,
    location: 'Location',
    polygons: 'Polygons',
    vertices: 'Vertices',
    areaMercator: 'Area (Web Mercator)',
    areaGeodesic: 'Area (geodesic)',
    perimeter: 'Perimeter',
    centre: 'Centroid',
    decimals: 'Most decimals',
    crs: 'Coordinate system',
    companions: 'Companion layers',
    noCrs: 'unknown',
    records: 'records',
    candidates: 'Possible coordinate systems, likeliest first; look where they lie on a map',
    shifted: (far: string) => `${far} from where the numbers stand now`,
    moreCandidates: (n: string) => `and ${n} less likely ones (--json lists all)`,
    later: (n: string) => `Not yet checked by this version: ${n} rules`,
    stopped: (n: string) => `Could not be checked because of other findings: ${n} rules`,
    person: 'Only an officer can judge',
    madeWith: 'Made with',
    certainty: { probable: 'probably', possible: 'possibly' },
    help: 'A picture, the meaning and the steps of each finding: docs/FINDINGS.md',
    because: 'because of',
    file: 'File',
    rules: 'rules of',
    incomplete: (n: string) => `${n} rules were not checked; see the list below.`,
  },
} as const;

const severityStyle: Record<Severity, Style> = { galat: 'red', peringatan: 'yellow', info: 'blue' };

/** How many candidates are printed; the JSON has all. */
const candidatesShown = 5;

/** How many places are printed per finding; the JSON has up to a hundred. */
const placesShown = 3;

/** `shown`: how the input was named, where its name alone would not tell it from others. */
export function checkReport(result: CheckResult, surface: Surface, shown?: string): string {
  const sheet = new Sheet(surface);
  writeCheck(sheet, result, shown);
  return sheet.toString();
}

export function writeCheck(sheet: Sheet, result: CheckResult, shown = result.file.name): void {
  const { language } = sheet;
  const w = words[language];
  const numbers = new Numbers(language);
  const skipped = result.checks.filter(({ outcome }) => outcome === 'notRun');

  const style: Style = result.verdict === 'memenuhi' ? 'green' : 'red';
  const mark = result.verdict === 'memenuhi' ? '✔' : '✘';
  const counts = (['galat', 'peringatan', 'info'] as const)
    .map(
      (severity) =>
        [
          severity,
          result.findings.filter((finding) => finding.severity === severity).length,
        ] as const,
    )
    .filter(([, count]) => count > 0)
    .map(
      ([severity, count]) => `${numbers.plain(count)} ${w.counted[severity][count === 1 ? 0 : 1]}`,
    );
  const summary = counts.length > 0 ? ` (${counts.join(', ')})` : '';
  sheet.heading(`${mark} ${w.verdicts[result.verdict]}${summary}`, style);
  sheet.text(w.explained[result.verdict], { indent: 2 });
  if (skipped.length > 0)
    sheet.text(w.incomplete(numbers.plain(skipped.length)), { indent: 2, styles: ['yellow'] });
  sheet.blank();
  sheet.pair(w.file, `${shown || '-'} · ${numbers.bytes(result.file.bytes)}`, {
    labelWidth: 8,
  });
  sheet.pair('SHA-256', result.file.sha256, { labelWidth: 8 });
  sheet.pair('kkpr', `${result.tool.version} · ${w.rules} ${numbers.date(result.tool.ruleSet)}`, {
    labelWidth: 8,
  });

  const { madeWith } = result;
  if (madeWith) {
    const because = madeWith.because.map((sign) => sign[language]).join('; ');
    const program = programs[madeWith.program] ?? madeWith.program;
    sheet.text(`${w.madeWith}: ${w.certainty[madeWith.certainty]} ${program} (${because})`, {
      indent: 2,
    });
  }

  for (const [i, finding] of result.findings.entries())
    writeFinding(sheet, finding, i + 1, numbers);
  writeLocation(sheet, result, numbers);
  writeCandidates(sheet, result, numbers);

  const list = (title: string, rules: string[]) => {
    if (rules.length === 0) return;
    sheet.heading(title);
    sheet.text(rules.join(', '), { indent: 2 });
  };
  const later = skipped.filter(({ because }) => !because?.length);
  list(
    w.later(numbers.plain(later.length)),
    later.map(({ rule }) => rule),
  );
  const stopped = skipped.filter(({ because }) => because?.length);
  if (stopped.length > 0) {
    sheet.heading(w.stopped(numbers.plain(stopped.length)));
    const causes = new Map<string, string[]>();
    for (const { rule, because } of stopped) {
      const cause = (because ?? []).join(', ');
      causes.set(cause, [...(causes.get(cause) ?? []), rule]);
    }
    for (const [cause, rules] of causes) {
      sheet.text(`${w.because} ${cause}: ${families(rules, numbers)}`, { indent: 2 });
    }
  }
  const person = result.checks.filter(({ outcome }) => outcome === 'needsPerson');
  if (person.length > 0) sheet.heading(w.person);
  for (const { rule, question } of person)
    sheet.text(question ? question[language] : rule, { indent: 2, first: '- ' });
  if (result.findings.length > 0) {
    sheet.blank();
    sheet.text(w.help, { styles: ['dim'] });
  }
}

/** Programs by the names that their makers give them. */
const programs: Record<string, string> = {
  qgis: 'QGIS',
  arcgis: 'ArcGIS',
  'autocad-map': 'AutoCAD Map',
  'google-earth': 'Google Earth',
  geoserver: 'GeoServer',
  gdal: 'GDAL',
  avenza: 'Avenza',
};

export function writeFinding(
  sheet: Sheet,
  finding: Finding,
  number: number,
  numbers: Numbers,
): void {
  const { language } = sheet;
  const w = words[language];
  const style = severityStyle[finding.severity];
  sheet.heading(`${number}. ${w.severities[finding.severity]} · ${finding.rule}`, style);
  sheet.text(finding.message[language], { indent: 3 });
  const layout = { indent: 3, labelWidth: 6 };
  const places = finding.where
    .slice(0, placesShown)
    .map((place) => placeText(place, language, numbers))
    .filter(Boolean);
  for (const [i, place] of places.entries()) sheet.pair(i === 0 ? w.where : '', place, layout);
  const more = finding.count - places.length;
  if (places.length > 0 && more > 0) sheet.pair('', w.more(numbers.plain(more)), layout);
  if (finding.remedy[language]) sheet.pair(w.remedy, finding.remedy[language], layout);
  // One program is enough on a terminal: the one the file was probably made with comes first.
  const steps = finding.remedySteps?.[0];
  if (steps) sheet.pair('', `${programs[steps.program]}: ${steps.text[language]}`, layout);
  if (finding.citation) sheet.pair(w.citation, citationInWords(finding.citation), layout);
}

function placeText(place: Place, language: Language, numbers: Numbers): string {
  const w = words[language];
  const parts = [
    place.file,
    place.record === undefined ? undefined : `${w.record} ${place.record}`,
    place.ring === undefined ? undefined : `${w.ring} ${place.ring}`,
    place.vertex === undefined ? undefined : `${w.vertex} ${place.vertex}`,
    place.at ? numbers.position(place.at) : undefined,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

function writeLocation(sheet: Sheet, { location }: CheckResult, numbers: Numbers): void {
  if (!location) return;
  const w = words[sheet.language];
  const layout = { labelWidth: 20 };
  sheet.heading(w.location);
  sheet.pair(w.polygons, numbers.plain(location.polygons), layout);
  sheet.pair(w.vertices, numbers.plain(location.vertices), layout);
  if (location.area) {
    sheet.pair(w.areaMercator, numbers.area(location.area.webMercatorM2), layout);
    sheet.pair(w.areaGeodesic, numbers.area(location.area.geodesicM2), layout);
  }
  if (location.perimeterM !== null)
    sheet.pair(w.perimeter, `${numbers.plain(location.perimeterM, 2)} m`, layout);
  if (location.centroid) sheet.pair(w.centre, numbers.position(location.centroid), layout);
  if (location.maxDecimals !== null)
    sheet.pair(w.decimals, numbers.plain(location.maxDecimals), layout);
  const crs = location.crs;
  sheet.pair(w.crs, crs ? `${crs.name}${crs.epsg ? ` (EPSG:${crs.epsg})` : ''}` : w.noCrs, layout);
  if (location.companions.length > 0) {
    const companions = location.companions.map(
      ({ name, geometry, records }) =>
        `${name} (${geometry}, ${numbers.plain(records)} ${w.records})`,
    );
    sheet.pair(w.companions, companions.join('; '), layout);
  }
}

function writeCandidates(sheet: Sheet, { candidates }: CheckResult, numbers: Numbers): void {
  if (candidates.length === 0) return;
  sheet.heading(words[sheet.language].candidates);
  const w = words[sheet.language];
  for (const [i, candidate] of candidates.slice(0, candidatesShown).entries()) {
    const code = candidate.epsg ? ` (EPSG:${candidate.epsg})` : '';
    const facts = [
      `${w.centre} ${numbers.position(candidate.centroid)}`,
      candidate.areaM2 === null ? undefined : numbers.area(candidate.areaM2),
      candidate.shiftM === null ? undefined : w.shifted(distance(candidate.shiftM, numbers)),
      `--candidate ${candidate.id}`,
    ].filter((fact) => fact !== undefined);
    sheet.text(`${candidate.crs}${code}: ${candidate.reason[sheet.language]}`, {
      indent: 2,
      first: `${i + 1}. `,
    });
    sheet.text(facts.join(' · '), { indent: 5 });
  }
  const more = candidates.length - candidatesShown;
  if (more > 0) sheet.text(w.moreCandidates(numbers.plain(more)), { indent: 5 });
}

function distance(metres: number, numbers: Numbers): string {
  return metres < 10000
    ? `${numbers.plain(metres, metres < 10 ? 2 : 0)} m`
    : `${numbers.plain(metres / 1000, 0)} km`;
}

/** Rules by name, or by family where they are many. */
function families(rules: string[], numbers: Numbers): string {
  if (rules.length <= 8) return rules.join(', ');
  const counts = new Map<string, number>();
  for (const rule of rules) {
    const family = rule.slice(0, rule.indexOf('.'));
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  return [...counts].map(([family, count]) => `${family}.* (${numbers.plain(count)})`).join(', ');
}
