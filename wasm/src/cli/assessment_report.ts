// The preview of the outcome for people. It prints the result and decides nothing; without a complete
// basis it never says "rejected".

import { terms } from '../terms.ts';
import type { Assessment, Citation, Product, TraceStep } from '../types.ts';
import { writeCheck } from './check_report.ts';
import { Numbers, Sheet, type Style, type Surface } from './terminal.ts';

const words = {
  id: {
    title: 'Pratinjau hasil penilaian KKPR',
    disclaimer: 'Pratinjau, bukan keputusan. Keputusan ada pada pejabat yang berwenang.',
    decisions: {
      'disetujui-seluruhnya': 'DISETUJUI SELURUHNYA',
      'disetujui-sebagian': 'DISETUJUI SEBAGIAN',
      ditolak: 'DITOLAK',
    },
    open: 'BELUM DAPAT DINILAI',
    openExplained: 'Data yang diberikan belum cukup untuk menyimpulkan; lihat "Belum diketahui".',
    unfit: 'BELUM LAYAK DINILAI',
    unfitExplained: 'Tidak ada keputusan yang dapat dipratinjau untuk permohonan ini.',
    incomplete: 'Belum lengkap: data yang belum ada masih dapat mengubah hasil ini.',
    asOf: 'Tanggal',
    ruleSet: 'Aturan',
    authority: 'Kewenangan',
    authorities: terms.id.authorities,
    location: 'Luas lokasi',
    approved: 'Disetujui',
    requested: 'Dimohon',
    conforming: 'Sesuai',
    basis: 'Dasar',
    activities: 'Kegiatan',
    zone: 'Zona',
    name: 'Nama',
    plan: 'Rencana',
    permission: 'Izin',
    area: 'Luas (m²)',
    share: '%',
    total: 'Jumlah',
    deductions: 'Pengurangan',
    additions: 'Penambahan',
    factor: 'Faktor',
    layer: 'Lapisan',
    conditions: 'Ketentuan',
    intensity: 'Intensitas',
    validity: 'Berlaku',
    validityBasis: { 'penguasaan-tanah': 'selama penguasaan tanah', '3-tahun': '3 tahun' },
    until: 'sampai',
    unlimited: 'tanpa batas waktu',
    rejections: 'Bagian yang tidak disetujui',
    examined: 'Rencana dan lapisan yang diperiksa',
    conclusions: {
      terakomodir: 'terakomodir',
      'terakomodir-sebagian': 'terakomodir sebagian',
      'tidak-terakomodir': 'tidak terakomodir',
    },
    notRegulated: 'tidak mengatur',
    meetings: 'Rapat dan peninjauan',
    required: 'wajib',
    possible: 'bila diperlukan',
    flags: 'Catatan',
    unknown: 'Belum diketahui',
    ask: 'tanyakan kepada',
    alternatives: 'Yang dapat mengubah hasil',
    trace: 'Jejak penilaian',
    check: 'Pemeriksaan berkas lokasi',
    reading: 'tafsir',
    product: 'Produk',
  },
  en: {
    title: 'Preview of the KKPR outcome',
    disclaimer: 'A preview, not a decision. The competent authority decides.',
    decisions: {
      'disetujui-seluruhnya': 'APPROVED IN FULL',
      'disetujui-sebagian': 'APPROVED IN PART',
      ditolak: 'REJECTED',
    },
    open: 'CANNOT BE ASSESSED YET',
    openExplained: 'The data given do not suffice for a conclusion; see "Unknown".',
    unfit: 'NOT FIT TO BE ASSESSED',
    unfitExplained: 'No decision can be previewed for this application.',
    incomplete: 'Incomplete: data that are missing could still change this outcome.',
    asOf: 'As of',
    ruleSet: 'Rules',
    authority: 'Authority',
    authorities: terms.en.authorities,
    location: 'Location',
    approved: 'Approved',
    requested: 'Requested',
    conforming: 'Conforming',
    basis: 'Basis',
    activities: 'Activities',
    zone: 'Zone',
    name: 'Name',
    plan: 'Plan',
    permission: 'Permission',
    area: 'Area (m²)',
    share: '%',
    total: 'Total',
    deductions: 'Deductions',
    additions: 'Additions',
    factor: 'Factor',
    layer: 'Layer',
    conditions: 'Conditions',
    intensity: 'Intensity',
    validity: 'Valid',
    validityBasis: { 'penguasaan-tanah': 'as long as the land is held', '3-tahun': '3 years' },
    until: 'until',
    unlimited: 'without limit',
    rejections: 'Parts that are not approved',
    examined: 'Plans and layers examined',
    conclusions: {
      terakomodir: 'accommodated',
      'terakomodir-sebagian': 'accommodated in part',
      'tidak-terakomodir': 'not accommodated',
    },
    notRegulated: 'does not regulate',
    meetings: 'Meetings and visits',
    required: 'required',
    possible: 'if needed',
    flags: 'Notes',
    unknown: 'Unknown',
    ask: 'ask',
    alternatives: 'What would change the outcome',
    trace: 'Trace of the assessment',
    check: 'Check of the location file',
    reading: 'reading',
    product: 'Product',
  },
} as const;

type Words = (typeof words)['id' | 'en'];

export function assessmentReport(result: Assessment, surface: Surface, explain: boolean): string {
  const sheet = new Sheet(surface);
  const { language } = surface;
  const w = words[language];
  const numbers = new Numbers(language);
  const layout = { labelWidth: 11 };

  sheet.heading(w.title);
  sheet.text(w.disclaimer, { styles: ['dim'] });

  const [headline, explained, style] = verdictOf(result, w);
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
  if (result.authority) sheet.pair(w.authority, w.authorities[result.authority], layout);
  if (result.asOf) sheet.pair(w.asOf, numbers.date(result.asOf), layout);
  sheet.pair(w.ruleSet, `${result.ruleSet} · kkpr ${result.tool.version}`, layout);

  for (const [i, product] of result.products.entries())
    writeProduct(sheet, product, i + 1, w, numbers);

  if (result.rejections.length > 0) {
    sheet.heading(w.rejections);
    for (const rejection of result.rejections) {
      const lead = [rejection.mechanism, numbers.area(rejection.m2)].filter(Boolean).join(' · ');
      sheet.text(`${lead}: ${rejection.reason[language]}${cited(rejection.citation)}`, {
        indent: 2,
        first: '– ',
      });
    }
  }
  if (result.examined.length > 0) {
    sheet.heading(w.examined);
    for (const row of result.examined) {
      const share =
        row.percent === null
          ? ''
          : ` · ${numbers.area(row.conformingM2)} (${numbers.percent(row.percent)})`;
      const conclusion = row.conclusion
        ? w.conclusions[row.conclusion]
        : row.regulates === false
          ? w.notRegulated
          : '';
      const remark =
        row.remark && typeof row.remark === 'object' ? row.remark[language] : row.remark;
      const said = conclusion + share || remark || '–';
      sheet.text(`${row.plan ?? row.layer ?? ''}: ${said}`, { indent: 2, first: '– ' });
    }
  }
  const required = result.meetings.filter((meeting) => meeting.required);
  if (required.length > 0) {
    sheet.heading(w.meetings);
    for (const { body, reason, citation } of required) {
      const { bodies, reasons } = terms[language];
      const who = bodies[body] ?? body;
      sheet.text(`${who}: ${reasons[reason] ?? reason}${cited(citation)}`, {
        indent: 2,
        first: '– ',
      });
    }
  }
  if (result.flags.length > 0) {
    sheet.heading(w.flags);
    for (const { text, m2, citation } of result.flags) {
      const area = m2 === null || m2 === undefined ? '' : ` (${numbers.area(m2)})`;
      sheet.text(text[language] + area + cited(citation), { indent: 2, first: '– ' });
    }
  }
  if (result.unknown.length > 0) {
    sheet.heading(w.unknown);
    for (const { what, who, citation, message } of result.unknown) {
      const source = typeof who === 'string' ? who : who[language];
      const ask = source ? ` (${w.ask} ${source})` : '';
      const why = message?.[language];
      sheet.text(`${what[language]}${ask}. ${why ?? ''}${cited(citation)}`, {
        indent: 2,
        first: '– ',
      });
    }
  }
  if (result.alternatives.length > 0) {
    sheet.heading(w.alternatives);
    for (const { what } of result.alternatives)
      sheet.text(what[language], { indent: 2, first: '– ' });
  }
  if (result.check && (result.decision === null || result.check.verdict !== 'memenuhi')) {
    sheet.heading(w.check);
    writeCheck(sheet, result.check);
  }
  if (explain && result.trace.length > 0) {
    sheet.heading(w.trace);
    writeTrace(sheet, result.trace, w, numbers, 1);
  }
  return sheet.toString();
}

function verdictOf(result: Assessment, w: Words): [string, string, Style] {
  if (result.decision === null) return [`✘ ${w.unfit}`, w.unfitExplained, 'red'];
  if (result.decision === 'ditolak' && !result.complete)
    return [`? ${w.open}`, w.openExplained, 'yellow'];
  const mark = { 'disetujui-seluruhnya': '✔', 'disetujui-sebagian': '◐', ditolak: '✘' }[
    result.decision
  ];
  const style = {
    'disetujui-seluruhnya': 'green',
    'disetujui-sebagian': 'yellow',
    ditolak: 'red',
  } as const;
  return [
    `${mark} ${w.decisions[result.decision]}`,
    result.complete ? '' : w.incomplete,
    style[result.decision],
  ];
}

function writeProduct(
  sheet: Sheet,
  product: Product,
  number: number,
  w: Words,
  numbers: Numbers,
): void {
  const { language } = sheet;
  const layout = { indent: 2, labelWidth: 10 };
  sheet.heading(
    `${w.product} ${number}: ${product.mechanism} – ${w.decisions[product.decision].toLowerCase()}`,
  );
  if (product.basis) sheet.pair(w.basis, product.basis, layout);
  if (product.activities.length > 0)
    sheet.pair(w.activities, product.activities.join(', '), layout);
  sheet.pair(w.requested, numbers.area(product.requestedM2), layout);
  sheet.pair(w.conforming, numbers.area(product.conformingM2), layout);
  sheet.pair(w.approved, numbers.area(product.approvedM2), layout);

  if (product.zones.length > 0) {
    sheet.blank();
    const plans = new Set(product.zones.map(({ plan }) => plan));
    const several = plans.size > 1;
    const rows = product.zones.map(({ plan, zone, name, permission, m2, percent }) => [
      ...(several ? [plan] : []),
      zone ?? '–',
      name ?? '',
      permission ?? '–',
      numbers.plain(m2, 2),
      numbers.plain(percent, 2),
    ]);
    const total = (of: 'm2' | 'percent') => product.zones.reduce((sum, row) => sum + row[of], 0);
    // Zones of one plan partition the requested area; those of several plans may lie on each other.
    if (!several)
      rows.push([
        w.total,
        '',
        '',
        numbers.plain(total('m2'), 2),
        numbers.plain(total('percent'), 2),
      ]);
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
  if (product.deductions.length > 0) {
    sheet.blank();
    sheet.table(
      [{ title: w.deductions }, { title: w.layer, flex: true }, { title: w.area, align: 'right' }],
      product.deductions.map(({ factor, layer, m2 }) => [
        terms[language].factors[factor] ?? factor,
        layer ?? '–',
        numbers.plain(m2, 2),
      ]),
    );
  }
  for (const { factor, m2 } of product.additions)
    sheet.pair(
      w.additions,
      `${terms[language].factors[factor] ?? factor}: ${numbers.area(m2)}`,
      layout,
    );
  if (product.intensity) {
    const { intensity } = product;
    const parts = [
      percentOf('KDB ≤', intensity.kdbMax, numbers),
      percentOf('KLB ≤', intensity.klbMax, numbers),
      percentOf('KDH ≥', intensity.kdhMin, numbers),
      percentOf('KTB ≤', intensity.ktbMax, numbers),
      metresOf('GSB ≥', intensity.gsbMinM, numbers),
      metresOf('JBB ≥', intensity.freeDistanceMinM, numbers),
    ].filter((part) => part !== '');
    if (parts.length > 0) {
      sheet.blank();
      sheet.pair(w.intensity, parts.join(' · '), layout);
    }
  }
  if (product.validity) {
    const { basis, until } = product.validity;
    const end =
      until === null
        ? ''
        : until === 'tanpa-batas'
          ? ` (${w.unlimited})`
          : `, ${w.until} ${numbers.date(until)}`;
    sheet.pair(w.validity, w.validityBasis[basis] + end, layout);
  }
  if (product.conditions.length > 0) {
    sheet.blank();
    sheet.text(w.conditions, { indent: 2, styles: ['bold'] });
    for (const { text } of product.conditions)
      sheet.text(text[language], { indent: 2, first: '– ' });
  }
}

function writeTrace(
  sheet: Sheet,
  steps: TraceStep[],
  w: Words,
  numbers: Numbers,
  depth: number,
): void {
  for (const step of steps) {
    const inputs = Object.entries(step.inputs ?? {})
      .map(([name, value]) => `${name}=${short(value, numbers)}`)
      .join(', ');
    const reading =
      step.reading === null || step.reading === undefined ? '' : ` {${w.reading} ${step.reading}}`;
    const result = short(step.result, numbers);
    const line = `${step.rule}${result && `: ${result}`}${inputs && ` (${inputs})`}`;
    sheet.text(line + cited(step.citation) + reading, {
      indent: Math.min(2 * depth, 20),
      first: '· ',
    });
    writeTrace(sheet, step.children ?? [], w, numbers, depth + 1);
  }
}

/** A value of the trace on one line; the JSON has it in full. */
function short(value: unknown, numbers: Numbers): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numbers.upTo(value, 2);
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

function cited(citation: Citation | null | undefined): string {
  return citation ? ` [${citation.source}, ${citation.place}]` : '';
}

function percentOf(label: string, value: number | null | undefined, numbers: Numbers): string {
  return value === null || value === undefined ? '' : `${label} ${numbers.upTo(value, 2)}%`;
}

function metresOf(label: string, value: number | null | undefined, numbers: Numbers): string {
  return value === null || value === undefined ? '' : `${label} ${numbers.upTo(value, 2)} m`;
}
