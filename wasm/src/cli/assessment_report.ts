// The preview of the outcome for people, the short first: what could be issued, what not and why, what would
// change it, what is not known. It prints the result and decides nothing; without a complete basis it never
// says "rejected".

import { activityInWords } from '../activities.ts';
import { citationInWords, ignoredSubject, subjectInWords, terms } from '../terms.ts';
import { stepInWords, type TraceReader } from '../trace_words.ts';
import type { Assessment, Citation, Intensity, Product, TraceStep, Unknown } from '../types.ts';
import { writeCheck } from './check_report.ts';
import { type Language, Numbers, Sheet, type Style, type Surface } from './terminal.ts';

const words = {
  id: {
    title: 'Pratinjau hasil penilaian KKPR',
    disclaimer: 'Pratinjau, bukan keputusan. Keputusan ada pada pejabat yang berwenang.',
    openExplained: 'Data yang diberikan belum cukup untuk menyimpulkan; lihat "Belum diketahui".',
    unfit: 'BELUM LAYAK DINILAI',
    unfitExplained: 'Tidak ada keputusan yang dapat dipratinjau untuk permohonan ini.',
    incomplete: 'Belum lengkap: data yang belum ada masih dapat mengubah hasil ini.',
    asOf: 'Tanggal',
    ruleSet: 'Aturan',
    authority: 'Kewenangan',
    location: 'Luas lokasi',
    approved: 'Disetujui',
    requested: 'Dimohon',
    conforming: 'Sesuai',
    basis: 'Dasar',
    activities: 'Kegiatan',
    polygons: 'Poligon',
    programs: 'Program',
    zone: 'Zona',
    name: 'Nama',
    plan: 'Rencana',
    permission: 'Ketentuan',
    area: 'Luas (m²)',
    share: '%',
    total: 'Jumlah',
    deductions: 'Pengurangan',
    overlapping:
      'Pengurangan yang bertampalan dihitung satu kali, sehingga jumlahnya dapat lebih besar.',
    addition: 'Penambahan',
    layer: 'Peta sektor',
    conditions: 'Ketentuan',
    intensity: 'Intensitas',
    noIntensity: '– (rencana yang menjadi dasar tidak menetapkannya)',
    intensities: {
      kdbMax: 'KDB maks.',
      klbMax: 'KLB maks.',
      kdhMin: 'KDH min.',
      ktbMax: 'KTB maks.',
      gsbMinM: 'GSB min.',
      freeDistanceMinM: 'jarak bebas min.',
    },
    utilities: 'utilitas',
    validity: 'Berlaku',
    until: 'sampai',
    unlimited: 'tanpa batas waktu',
    rejections: 'Bagian yang tidak disetujui',
    openRejections: 'Bagian yang belum dapat disetujui',
    examined: 'Rencana dan peta sektor yang diperiksa',
    meetings: 'Rapat dan peninjauan',
    required: 'wajib',
    held: 'berita acara terlampir, pastikan memuat hal ini',
    possible: 'dapat diadakan',
    flags: 'Catatan',
    ignored: 'Isian permohonan yang tidak dikenal dan tidak dibaca',
    unknown: 'Belum diketahui',
    ask: 'Tanyakan kepada',
    undeciding: 'Tidak menentukan keputusan menurut data yang ada.',
    alternatives: 'Yang dapat mengubah hasil',
    recap: 'Rekapitulasi per wilayah',
    ofLocation: 'dari lokasi',
    ofPart: 'sesuai dengan',
    readings: 'Tafsir yang mendasari hasil ini',
    trace: 'Jejak penilaian',
    check: 'Pemeriksaan berkas lokasi',
    reading: 'tafsir',
  },
  en: {
    title: 'Preview of the KKPR outcome',
    disclaimer: 'A preview, not a decision. The competent authority decides.',
    openExplained: 'The data given do not suffice for a conclusion; see "Not known".',
    unfit: 'NOT FIT TO BE ASSESSED',
    unfitExplained: 'No decision can be previewed for this application.',
    incomplete: 'Incomplete: data that are missing could still change this outcome.',
    asOf: 'As of',
    ruleSet: 'Rules',
    authority: 'Authority',
    location: 'Location',
    approved: 'Approved',
    requested: 'Requested',
    conforming: 'Conforming',
    basis: 'Basis',
    activities: 'Activities',
    polygons: 'Polygons',
    programs: 'Programmes',
    zone: 'Zone',
    name: 'Name',
    plan: 'Plan',
    permission: 'Permission',
    area: 'Area (m²)',
    share: '%',
    total: 'Total',
    deductions: 'Deductions',
    overlapping: 'Deductions that overlap count once, so their sum may be larger.',
    addition: 'Addition',
    layer: 'Layer',
    conditions: 'Conditions',
    intensity: 'Intensity',
    noIntensity: '– (the plan it rests on sets none)',
    intensities: {
      kdbMax: 'KDB at most',
      klbMax: 'KLB at most',
      kdhMin: 'KDH at least',
      ktbMax: 'KTB at most',
      gsbMinM: 'GSB at least',
      freeDistanceMinM: 'free distance at least',
    },
    utilities: 'utilities',
    validity: 'Valid',
    until: 'until',
    unlimited: 'without limit',
    rejections: 'Parts that are not approved',
    openRejections: 'Parts that cannot be approved yet',
    examined: 'Plans and layers examined',
    meetings: 'Meetings and visits',
    required: 'required',
    held: 'minutes enclosed, see that they cover this',
    possible: 'may be held',
    flags: 'Notes',
    ignored: 'Members of the application that are not known and were not read',
    unknown: 'Not known',
    ask: 'Ask',
    undeciding: 'Does not decide by the data at hand.',
    alternatives: 'What would change the outcome',
    recap: 'Summary by region',
    ofLocation: 'of the location',
    ofPart: 'conforms to',
    readings: 'Readings that this outcome rests on',
    trace: 'Trace of the assessment',
    check: 'Check of the location file',
    reading: 'reading',
  },
} as const;

type Words = (typeof words)['id' | 'en'];

/** What every part of the report needs to put a result into words. */
interface Reader extends TraceReader {
  w: Words;
  numbers: Numbers;
  sheet: Sheet;
}

const item = { indent: 2, first: '– ' };

export function assessmentReport(result: Assessment, surface: Surface, explain: boolean): string {
  const sheet = new Sheet(surface);
  const { language } = surface;
  const w = words[language];
  const numbers = new Numbers(language);
  const titles = new Map(result.examined.map((e) => [e.plan ?? e.layer ?? '', e.title]));
  const reader: Reader = { language, titles, complete: result.complete, w, numbers, sheet };

  sheet.heading(w.title);
  sheet.text(w.disclaimer, { styles: ['dim'] });
  writeHeadline(reader, result);
  for (const product of result.products) writeProduct(reader, product);

  if (result.rejections.length > 0) {
    sheet.heading(result.complete ? w.rejections : w.openRejections);
    for (const { mechanism, m2, reason, citation, polygons, activities } of result.rejections) {
      const lead = [
        mechanism,
        polygons && `${w.polygons} ${polygons.join(', ')}`,
        activities?.map((code) => activityInWords(code, language)).join(', '),
        numbers.area(m2),
      ]
        .filter(Boolean)
        .join(' · ');
      sheet.text(`${lead}: ${reason[language]}${cited(citation)}`, item);
    }
  }
  if (result.alternatives.length > 0) {
    sheet.heading(w.alternatives);
    for (const { what } of result.alternatives) sheet.text(what[language], item);
  }
  if (result.unknown.length > 0) {
    sheet.heading(w.unknown);
    for (const one of result.unknown) sheet.text(unknownInWords(one, language), item);
  }
  if (result.meetings.length > 0) {
    const { bodies, reasons } = terms[language];
    sheet.heading(w.meetings);
    for (const { body, reason, required, held, citation } of result.meetings) {
      const duty = `${required ? w.required : w.possible}${held ? `; ${w.held}` : ''}`;
      const who = `${bodies[body] ?? body} (${duty})`;
      sheet.text(`${who}: ${reasons[reason] ?? reason}${cited(citation)}`, item);
    }
  }
  const flags = result.flags.filter(({ subject }) => subject !== ignoredSubject);
  if (flags.length > 0) {
    sheet.heading(w.flags);
    for (const { subject, text, m2, citation } of flags) {
      const area = m2 === null ? '' : ` (${numbers.area(m2)})`;
      const about = subjectInWords(subject, language);
      sheet.text(`${about}: ${text[language]}${area}${cited(citation)}`, item);
    }
  }
  if (result.ignored.length > 0) {
    sheet.heading(w.ignored);
    for (const member of result.ignored) sheet.text(member, item);
  }
  writeExamined(reader, result);
  writeRecap(reader, result);
  if (result.readingTexts.length > 0) {
    sheet.heading(w.readings);
    for (const { number, text, place } of result.readingTexts)
      sheet.text(`${text[language]} [${place}]`, { indent: 2, first: `${number}. ` });
  }
  if (result.check && (result.decision === null || result.check.verdict !== 'memenuhi')) {
    sheet.heading(w.check);
    writeCheck(sheet, result.check);
  }
  if (explain && result.trace.length > 0) {
    sheet.heading(w.trace);
    writeTrace(reader, result.trace, '');
  }
  return sheet.toString();
}

function writeHeadline({ sheet, w, numbers, language }: Reader, result: Assessment): void {
  const layout = { labelWidth: 11 };
  const [headline, explained, style] = verdictOf(result, w, language);
  sheet.heading(headline, style);
  if (explained) sheet.text(explained, { indent: 2 });
  sheet.blank();
  if (result.locationM2 !== null) sheet.pair(w.location, numbers.area(result.locationM2), layout);
  if (result.approvedM2 !== null && result.decision !== null) {
    const share = result.locationM2
      ? ` (${numbers.percent((100 * result.approvedM2) / result.locationM2)})`
      : '';
    sheet.pair(w.approved, numbers.area(result.approvedM2) + share, layout);
  }
  if (result.authority)
    sheet.pair(w.authority, terms[language].authorities[result.authority], layout);
  if (result.asOf) sheet.pair(w.asOf, numbers.date(result.asOf), layout);
  sheet.pair(w.ruleSet, `${numbers.date(result.ruleSet)} · kkpr ${result.tool.version}`, layout);
}

function verdictOf(result: Assessment, w: Words, language: Language): [string, string, Style] {
  const { decision, complete } = result;
  if (decision === null) return [`✘ ${w.unfit}`, w.unfitExplained, 'red'];
  if (decision === 'ditolak' && !complete)
    return [`? ${terms[language].open.toUpperCase()}`, w.openExplained, 'yellow'];
  const mark = { 'disetujui-seluruhnya': '✔', 'disetujui-sebagian': '◐', ditolak: '✘' }[decision];
  const style = {
    'disetujui-seluruhnya': 'green',
    'disetujui-sebagian': 'yellow',
    ditolak: 'red',
  } as const;
  const headline = `${mark} ${terms[language].decisions[decision].toUpperCase()}`;
  return [headline, complete ? '' : w.incomplete, style[decision]];
}

function writeProduct(reader: Reader, product: Product): void {
  const { sheet, w, numbers, language, titles } = reader;
  const layout = { indent: 2, labelWidth: 10 };
  sheet.heading(`${product.mechanism}: ${terms[language].decisions[product.decision]}`);
  for (const { plan, level, region, conformingM2 } of product.bases) {
    const share = product.bases.length > 1 ? `: ${numbers.area(conformingM2)}` : '';
    const about = [level, region].filter(Boolean).join(', ');
    sheet.pair(w.basis, `${titles.get(plan) ?? plan} (${about})${share}`, layout);
  }
  if (product.activities.length > 0)
    sheet.pair(
      w.activities,
      product.activities.map((code) => activityInWords(code, language)).join(', '),
      layout,
    );
  if (product.polygons) sheet.pair(w.polygons, product.polygons.join(', '), layout);
  sheet.pair(w.requested, numbers.area(product.requestedM2), layout);
  sheet.pair(w.conforming, numbers.area(product.conformingM2), layout);
  sheet.pair(w.approved, numbers.area(product.approvedM2), layout);
  for (const { factor, m2 } of product.additions) {
    const what = terms[language].factors[factor] ?? factor;
    sheet.pair(w.addition, `${numbers.area(m2)} (${what})`, layout);
  }
  sheet.pair(w.intensity, intensityInWords(product.intensity, reader), layout);
  if (product.programs.length > 0) sheet.pair(w.programs, product.programs.join('; '), layout);
  const { basis, until } = product.validity;
  const end = until === null ? '' : until === 'tanpa-batas' ? w.unlimited : numbers.date(until);
  const limit = until === null || until === 'tanpa-batas' ? end : `${w.until} ${end}`;
  sheet.pair(
    w.validity,
    [terms[language].validity[basis], limit].filter(Boolean).join(', '),
    layout,
  );

  writeZones(reader, product);
  if (product.deductions.length > 0) {
    sheet.blank();
    sheet.table(
      [{ title: w.deductions }, { title: w.layer, flex: true }, { title: w.area, align: 'right' }],
      product.deductions.map(({ factor, layer, m2 }) => [
        terms[language].factors[factor] ?? factor,
        layer === null ? '–' : (titles.get(layer) ?? layer),
        numbers.plain(m2, 2),
      ]),
    );
    if (product.deductions.length > 1) sheet.text(w.overlapping, { indent: 2, styles: ['dim'] });
  }
  if (product.conditions.length > 0) {
    sheet.blank();
    sheet.text(w.conditions, { indent: 2, styles: ['bold'] });
    for (const { subject, text } of product.conditions)
      sheet.text(`${subjectInWords(subject, language)}: ${text[language]}`, item);
  }
}

function writeZones({ sheet, w, numbers, language, titles }: Reader, product: Product): void {
  if (product.zones.length === 0) return;
  sheet.blank();
  const several = new Set(product.zones.map(({ plan }) => plan)).size > 1;
  const rows = product.zones.map(({ plan, zone, name, permission, m2, percent }) => [
    ...(several ? [titles.get(plan) ?? plan] : []),
    zone ?? '–',
    name ?? '',
    permission ? `${permission} ${terms[language].permissions[permission] ?? ''}` : '–',
    numbers.plain(m2, 2),
    numbers.plain(percent, 2),
  ]);
  const total = (of: 'm2' | 'percent') => product.zones.reduce((sum, row) => sum + row[of], 0);
  // Zones of one plan partition the requested area; those of several plans may lie on each other.
  if (!several)
    rows.push([w.total, '', '', numbers.plain(total('m2'), 2), numbers.plain(total('percent'), 2)]);
  sheet.table(
    [
      ...(several ? [{ title: w.plan }] : []),
      { title: w.zone },
      { title: w.name, flex: true },
      { title: w.permission },
      { title: w.area, align: 'right' as const },
      { title: w.share, align: 'right' as const },
    ],
    rows,
  );
}

/** As the KKPR prints it: a dash where no rule sets a value. */
function intensityInWords(intensity: Intensity | null, { w, numbers }: Reader): string {
  if (!intensity) return w.noIntensity;
  const value = (key: keyof Words['intensities'], unit: string) => {
    const given = intensity[key];
    return `${w.intensities[key]} ${given === null ? '–' : numbers.upTo(given, 2) + unit}`;
  };
  const parts = [
    ...(['kdbMax', 'klbMax', 'kdhMin', 'ktbMax'] as const).map((key) => value(key, '%')),
    ...(['gsbMinM', 'freeDistanceMinM'] as const).map((key) => value(key, ' m')),
    `${w.utilities}: ${intensity.utilities ?? '–'}`,
  ];
  return parts.join(' · ');
}

function writeExamined({ sheet, w, numbers, language }: Reader, result: Assessment): void {
  if (result.examined.length === 0) return;
  sheet.heading(w.examined);
  for (const { title, conclusion, percent, conformingM2, remark, date } of result.examined) {
    const day = date ? ` (${numbers.date(date)})` : '';
    const share =
      conclusion && percent !== null
        ? ` ${numbers.area(conformingM2)} (${numbers.percent(percent)}).`
        : '';
    sheet.text(`${title}${day}: ${remark[language]}${share}`, item);
  }
}

/** Annex XV: only where there is more than one row to compare. */
function writeRecap({ sheet, w, numbers, language, titles }: Reader, result: Assessment): void {
  if (result.recap.length < 2) return;
  sheet.heading(w.recap);
  for (const row of result.recap) {
    const plans = row.reference.split(', ').map((id) => titles.get(id) ?? id);
    const parts = [
      `${numbers.area(row.areaM2)} (${numbers.percent(row.shareOfLocation)} ${w.ofLocation})`,
      `${numbers.percent(row.shareConforming)} ${w.ofPart} ${plans.join('; ')}`.trim(),
      `${terms[language].conclusions[row.conclusion]}, ${row.mechanism}`,
    ];
    sheet.text(`${row.region ?? '–'}: ${parts.join(' · ')}`, item);
  }
}

function unknownInWords({ what, who, message, decides, citation }: Unknown, language: Language) {
  const w = words[language];
  const parts = [`${what[language]}.`, message[language], `${w.ask}: ${who[language]}.`];
  if (!decides) parts.push(w.undeciding);
  return parts.join(' ') + cited(citation);
}

/** Steps are numbered as they nest, so that one can be spoken of. */
function writeTrace(reader: Reader, steps: TraceStep[], above: string): void {
  const { sheet, w } = reader;
  for (const [i, step] of steps.entries()) {
    const number = `${above}${i + 1}`;
    const depth = number.split('.').length;
    const indent = Math.min(2 * depth, 14);
    const { label, outcome, inputs } = stepInWords(step, reader);
    sheet.text(label + cited(step.citation), { indent, first: `${number}  ` });
    const margin = indent + number.length + 2;
    if (inputs.length > 0)
      sheet.text(inputs.map((one) => `${one.label}: ${one.value}`).join(' · '), {
        indent: margin,
        styles: ['dim'],
      });
    const reading = step.reading === null ? '' : ` (${w.reading} ${step.reading})`;
    if (outcome) sheet.text(outcome + reading, { indent: margin, first: '→ ', styles: ['bold'] });
    writeTrace(reader, step.children, `${number}.`);
  }
}

const cited = (citation: Citation | null): string =>
  citation ? ` [${citationInWords(citation)}]` : '';
