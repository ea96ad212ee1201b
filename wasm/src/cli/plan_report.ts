// The health of a plan or layer for people: what is wrong, worst first, where zones overlap or leave gaps,
// then what the document does not say. It prints the result and decides nothing.

import type { HealthPlace, PlanHealth } from '../types.ts';
import { writeFinding } from './check_report.ts';
import { Numbers, Sheet, type Surface } from './terminal.ts';

const words = {
  id: {
    plan: 'Rencana',
    layer: 'Lapisan',
    sound: 'TIDAK ADA CACAT',
    faulty: 'ADA CACAT',
    features: 'Fitur',
    vertices: 'titik',
    overlapsArea: 'Tumpang tindih',
    gapsArea: 'Celah',
    decides: 'Penentu',
    all: 'semua fitur diperhitungkan',
    counted: (n: string) => `${n} fitur diperhitungkan`,
    overlaps: 'Tumpang tindih terbesar',
    gaps: 'Celah terbesar',
    outside: 'Di luar batas wilayah rencana',
    missing: 'Belum disebut',
    unknown: 'belum diketahui',
  },
  en: {
    plan: 'Plan',
    layer: 'Layer',
    sound: 'NO DEFECTS',
    faulty: 'DEFECTS',
    features: 'Features',
    vertices: 'vertices',
    overlapsArea: 'Overlaps',
    gapsArea: 'Gaps',
    decides: 'Decided by',
    all: 'all features count',
    counted: (n: string) => `${n} features count`,
    overlaps: 'Largest overlaps',
    gaps: 'Largest gaps',
    outside: 'Beyond the boundary of the plan',
    missing: 'Not stated',
    unknown: 'not known',
  },
} as const;

/** How many places of a kind are printed; the JSON has up to a hundred. */
const placesShown = 5;

export function planReport(health: PlanHealth, surface: Surface): string {
  const sheet = new Sheet(surface);
  const { language } = surface;
  const w = words[language];
  const numbers = new Numbers(language);
  const faulty = health.findings.some(({ severity }) => severity !== 'info');

  sheet.heading(`${w[health.kind]} ${health.id}: ${health.title}`);
  sheet.heading(faulty ? `✘ ${w.faulty}` : `✔ ${w.sound}`, faulty ? 'red' : 'green');
  const layout = { labelWidth: 15 };
  sheet.pair(
    w.features,
    `${numbers.plain(health.features)} (${numbers.plain(health.vertices)} ${w.vertices})`,
    layout,
  );
  if (health.reading) {
    const { field, counted, note } = health.reading;
    const read = field === null ? w.all : `${field}: ${w.counted(numbers.plain(counted))}`;
    sheet.pair(w.decides, note ? `${read}. ${note[language]}` : read, layout);
  } else {
    const area = (m2: number | null) => (m2 === null ? w.unknown : numbers.area(m2));
    sheet.pair(w.overlapsArea, area(health.overlapsM2), layout);
    sheet.pair(w.gapsArea, area(health.gapsM2), layout);
  }
  for (const [i, finding] of health.findings.entries()) {
    writeFinding(sheet, finding, i + 1, numbers);
  }
  for (const kind of ['overlaps', 'gaps', 'outside'] as const) {
    const places = health[kind].filter(({ hairline }) => !hairline).slice(0, placesShown);
    if (places.length === 0) continue;
    sheet.heading(w[kind]);
    for (const place of places) sheet.text(placeText(place, numbers), { indent: 2, first: '– ' });
  }
  if (health.missing.length > 0) {
    sheet.heading(w.missing);
    for (const { field, text } of health.missing)
      sheet.text(`${field}: ${text[language]}`, { indent: 2, first: '– ' });
  }
  return sheet.toString();
}

function placeText({ codes, m2, at }: HealthPlace, numbers: Numbers): string {
  const which = codes.length > 0 ? `${codes.map((code) => code || '-').join(' × ')}: ` : '';
  return `${which}${numbers.area(m2)}, ${numbers.position(at)}`;
}
