// The route for people: what to apply for and where first, then fee, days, papers and steps, then what is
// not known and where the sources disagree. It prints the result and decides nothing.

import { citationInWords, terms } from '../terms.ts';
import type { BilingualText, Citation, Route, RouteFee, SourceConflict } from '../types.ts';
import { Numbers, Sheet, type Surface } from './terminal.ts';

const words = {
  id: {
    title: 'Jalur KKPR',
    disclaimer: 'Keterangan menurut sumber yang disebut, bukan keputusan pejabat yang berwenang.',
    open: 'BELUM DAPAT DITENTUKAN',
    openExplained: 'Skema bergantung pada hal yang belum diketahui; lihat "Belum diketahui".',
    none: 'TIDAK ADA SKEMA PENERBITAN',
    noneExplained: 'Untuk keadaan ini tabel skema tidak menyediakan KKPR.',
    declaration: 'PERNYATAAN MANDIRI',
    declarationExplained: 'Usaha mikro dan kecil menyatakan sendiri kesesuaian kegiatannya.',
    schemes: terms.id.schemes,
    kind: 'Kegiatan',
    scale: 'Skala usaha',
    system: 'Sistem',
    otherwise: 'bila tidak tersedia',
    addressee: 'Ditujukan',
    authority: 'Kewenangan',
    authorities: terms.id.authorities,
    asOf: 'Tanggal',
    ruleSet: 'Aturan',
    older: 'sebelumnya',
    newer: 'kemudian',
    branches: 'Skema menurut rencana di lokasi',
    applies: 'berlaku',
    possible: 'mungkin',
    pnbp: 'PNBP',
    free: 'tidak ada',
    notComputed: 'belum dapat dihitung',
    now: 'berlaku pada tanggal ini',
    notNow: 'tidak berlaku pada tanggal ini',
    hectares: 'ha',
    duration: 'Waktu',
    days: 'hari kerja',
    hours: 'jam',
    documents: 'Dokumen',
    mandatory: 'wajib',
    optional: 'bila ada',
    only: 'hanya',
    steps: 'Langkah',
    at: { pusat: 'pusat', daerah: 'daerah' },
    unknown: 'Belum diketahui',
    ask: 'tanyakan kepada',
    flags: 'Catatan',
    conflicts: 'Sumber yang berbeda',
    readings: 'Bacaan kami',
    reading: 'bacaan',
    sure: {
      certain: '',
      'one-source': 'satu sumber',
      conflicting: 'sumber berbeda',
      ours: 'pilihan kami',
    },
  },
  en: {
    title: 'The way to a KKPR',
    disclaimer: 'What the sources named say, not a decision of the competent authority.',
    open: 'NOT DECIDED YET',
    openExplained: 'The scheme depends on what is not known; see "Unknown".',
    none: 'NO SCHEME OF PUBLICATION',
    noneExplained: 'For this situation the table of schemes has no KKPR.',
    declaration: 'SELF-DECLARATION',
    declarationExplained: 'A micro or small business declares that its activity conforms.',
    schemes: terms.en.schemes,
    kind: 'Activity',
    scale: 'Scale',
    system: 'System',
    otherwise: 'where it is not available',
    addressee: 'Addressed to',
    authority: 'Authority',
    authorities: terms.en.authorities,
    asOf: 'As of',
    ruleSet: 'Rules',
    older: 'before',
    newer: 'after',
    branches: 'Scheme by the plans over the location',
    applies: 'applies',
    possible: 'possible',
    pnbp: 'Fee (PNBP)',
    free: 'none',
    notComputed: 'not computed',
    now: 'in force on this day',
    notNow: 'not in force on this day',
    hectares: 'ha',
    duration: 'Time',
    days: 'working days',
    hours: 'hours',
    documents: 'Documents',
    mandatory: 'required',
    optional: 'if any',
    only: 'only',
    steps: 'Steps',
    at: { pusat: 'centre', daerah: 'region' },
    unknown: 'Unknown',
    ask: 'ask',
    flags: 'Notes',
    conflicts: 'Where the sources disagree',
    readings: 'Our readings',
    reading: 'reading',
    sure: {
      certain: '',
      'one-source': 'one source',
      conflicting: 'sources disagree',
      ours: 'our choice',
    },
  },
} as const;

type Words = (typeof words)['id' | 'en'];
type Listed = { schemes: string[]; status: keyof Words['sure']; citation: Citation };

export function routeReport(route: Route, surface: Surface): string {
  const sheet = new Sheet(surface);
  const { language } = surface;
  const w = words[language];
  const numbers = new Numbers(language);
  const say = (text: BilingualText) => text[language];
  const list = (text: string) => sheet.text(text, { indent: 2, first: '– ' });

  sheet.heading(w.title);
  sheet.text(w.disclaimer, { styles: ['dim'] });
  writeHeadline(sheet, route, w);
  writeFacts(sheet, route, w, numbers);
  writeBranches(sheet, route, w, numbers);

  if (route.pnbp.length > 0) {
    sheet.heading(w.pnbp);
    for (const fee of route.pnbp) list(feeLine(fee, w, numbers, language));
  }
  if (route.duration.length > 0) {
    sheet.heading(w.duration);
    for (const one of route.duration) {
      const amount = one.workingDays ?? one.hours ?? null;
      const unit = one.hours === undefined ? w.days : w.hours;
      const upTo = one.upTo === null ? '' : `–${numbers.plain(one.upTo)}`;
      const text = say(one.text);
      // Most texts name the number themselves.
      const named = amount === null || text.includes(String(amount));
      const lead = named ? '' : `${numbers.plain(amount)}${upTo} ${unit}: `;
      list(lead + text + about(one, route, w));
    }
  }
  if (route.documents.length > 0) {
    sheet.heading(w.documents);
    for (const one of route.documents) {
      const need = one.mandatory ? w.mandatory : one.condition ? say(one.condition) : w.optional;
      list(`${say(one.name)} (${need})${about(one, route, w)}`);
    }
  }
  if (route.steps.length > 0) {
    sheet.heading(w.steps);
    for (const [i, one] of route.steps.entries()) {
      const at = one.at === null || route.authority !== null ? '' : ` (${w.at[one.at]})`;
      sheet.text(`${say(one.who)}${at}: ${say(one.what)}${about(one, route, w)}`, {
        indent: 2,
        first: `${String(i + 1).padStart(2)}. `,
      });
    }
  }
  if (route.unknown.length > 0) {
    sheet.heading(w.unknown);
    for (const { what, who, message, citation } of route.unknown)
      list(`${say(what)} (${w.ask} ${say(who)}). ${say(message)}${cited(citation)}`);
  }
  if (route.flags.length > 0) {
    sheet.heading(w.flags);
    for (const { text, citation } of route.flags) list(say(text) + cited(citation));
  }
  if (route.conflicts.length > 0) {
    sheet.heading(w.conflicts);
    for (const conflict of route.conflicts) list(conflictLine(conflict, w, language));
  }
  if (route.readingTexts.length > 0) {
    sheet.heading(w.readings);
    for (const { number, text } of route.readingTexts)
      sheet.text(say(text), { indent: 2, first: `${number}. ` });
  }
  return sheet.toString();
}

function writeHeadline(sheet: Sheet, route: Route, w: Words): void {
  if (route.selfDeclaration) {
    sheet.heading(`✔ ${w.declaration}`, 'green');
    sheet.text(w.declarationExplained, { indent: 2 });
  } else if (route.scheme === null) {
    sheet.heading(`? ${w.open}`, 'yellow');
    sheet.text(w.openExplained, { indent: 2 });
  } else if (route.mechanism === null) {
    sheet.heading(`✘ ${w.none}`, 'red');
    sheet.text(w.noneExplained, { indent: 2 });
  } else {
    const all = route.mechanisms.join(' + ') || route.mechanism;
    sheet.heading(`✔ ${all} – ${w.schemes[route.scheme]}`, 'green');
  }
  sheet.blank();
}

function writeFacts(sheet: Sheet, route: Route, w: Words, numbers: Numbers): void {
  const layout = { labelWidth: 12 };
  const told = (question: string) => {
    const answer = route.basis.find((one) => one.question === question);
    return answer ? answer.text[sheet.language] + cited(answer.citation) : null;
  };
  const pair = (label: string, value: string | null) => {
    if (value !== null) sheet.pair(label, value, layout);
  };
  pair(w.kind, told('kind'));
  pair(w.scale, told('scale'));
  pair(w.system, told('system'));
  pair(w.addressee, told('addressee'));
  if (route.authority) {
    const name = w.authorities[route.authority];
    pair(w.authority, `${name}${cited(basisOf(route, 'authority'))}`);
  }
  pair(w.asOf, numbers.date(route.asOf));
  const others = [
    route.olderRuleSet && `${w.older} ${numbers.date(route.olderRuleSet)}`,
    route.newerRuleSet && `${w.newer} ${numbers.date(route.newerRuleSet)}`,
  ].filter(Boolean);
  const aside = others.length > 0 ? ` (${others.join(', ')})` : '';
  pair(w.ruleSet, `${numbers.date(route.ruleSet)}${aside} · kkpr ${route.tool.version}`);
}

function writeBranches(sheet: Sheet, route: Route, w: Words, numbers: Numbers): void {
  const shown = route.branches.filter(({ applies }) => applies !== false);
  if (shown.length === 0) return;
  sheet.heading(w.branches);
  for (const { label, scheme, mechanism, applies, m2, plans } of shown) {
    const what = mechanism ? `${mechanism}, ${w.schemes[scheme]}` : w.schemes[scheme];
    const area = m2 === null ? '' : `, ${numbers.area(m2)}`;
    const by = plans.length > 0 ? ` (${plans.join(', ')})` : '';
    const mark = applies ? w.applies : w.possible;
    sheet.text(`${label[sheet.language]} → ${what} – ${mark}${area}${by}`, {
      indent: 2,
      first: '– ',
    });
  }
}

function feeLine(fee: RouteFee, w: Words, numbers: Numbers, language: 'id' | 'en'): string {
  const amount =
    fee.rupiah === null
      ? w.notComputed
      : fee.rupiah === 0
        ? w.free
        : `Rp${language === 'en' ? ' ' : ''}${numbers.plain(fee.rupiah)}`;
  const area = fee.rupiah && fee.areaHa ? ` (${numbers.upTo(fee.areaHa, 4)} ${w.hectares})` : '';
  const lead = fee.mechanism ? `${fee.mechanism}: ` : '';
  const reading = fee.readingNumber === null ? '' : ` {${w.reading} ${fee.readingNumber}}`;
  // What was computed needs no further words; what was not says what it lacks.
  const why = fee.rupiah === null ? `. ${fee.message[language]}` : '';
  return `${lead}${amount}${area} – ${fee.reading[language]}; ${fee.inForce ? w.now : w.notNow}${why}${cited(fee.citation)}${reading}`;
}

function conflictLine(conflict: SourceConflict, w: Words, language: 'id' | 'en'): string {
  const positions = conflict.positions.map(
    ({ text, citation }, i) => `(${i + 1}) ${text[language]}${cited(citation)}`,
  );
  const reading = conflict.reading === null ? '' : ` {${w.reading} ${conflict.reading}}`;
  return `${conflict.text[language]} ${positions.join('; ')}${reading}`;
}

/** What a row belongs to, where several schemes are possible; how sure it is; where it stands. */
function about({ schemes, status, citation }: Listed, route: Route, w: Words): string {
  const open = route.branches.filter(({ applies }) => applies !== false).length > 1;
  const scheme =
    open && schemes.length === 1
      ? ` {${w.only} ${w.schemes[schemes[0] as keyof Words['schemes']]}}`
      : '';
  const sure = w.sure[status];
  return `${scheme}${cited(citation)}${sure && ` – ${sure}`}`;
}

function basisOf(route: Route, question: string): Citation | undefined {
  return route.basis.find((one) => one.question === question)?.citation;
}

function cited(citation: Citation | null | undefined): string {
  return citation ? ` [${citationInWords(citation)}]` : '';
}
