// The validation for people: which letter follows, what to mend, what is there, what an officer still looks at.

import { terms } from '../terms.ts';
import type { ApplicationItem, Validation } from '../types.ts';
import { writeFinding } from './check_report.ts';
import { type Language, Numbers, Sheet, type Style, type Surface } from './terminal.ts';

const words = {
  id: {
    title: 'Validasi permohonan KKPR',
    before: (day: string) =>
      `Tanggal ini mendahului aturan tertua yang ada di sini (${day}); jawabannya menurut aturan itu.`,
    headlines: {
      ready: 'LENGKAP DAN BERMUTU',
      incomplete: 'BELUM LENGKAP',
      unfit: 'LENGKAP, BELUM BERMUTU',
      both: 'BELUM LENGKAP DAN BELUM BERMUTU',
    },
    letters: {
      '1A': 'Surat Tanggapan 1A: perbaiki yang tercantum di bawah; perbaikan hanya satu kali.',
      '1B': 'Surat Tanggapan 1B: permohonan dibatalkan dan dapat diajukan kembali.',
      '2': 'Surat Tanggapan 2: permohonan lengkap dan berlanjut ke penilaian.',
    },
    noLetter: {
      'menunggu-perbaikan': 'Surat Tanggapan 1A sudah dikirim: menunggu perbaikan dari pemohon.',
      'belum-pasti':
        'Belum pasti apakah berkas ini berhenti: lihat catatan tentang batas waktunya.',
      berhenti: 'Berkas ini berhenti tanpa surat: batas waktunya lewat; ajukan permohonan baru.',
    },
    ifInTime: 'Bila perbaikan masuk tepat waktu:',
    nothingToAnswer: 'tidak ada: hanya Surat Tanggapan 1A yang perlu dijawab',
    latest: (day: string) => `dengan hari libur paling lambat ${day}`,
    inTime: 'perbaikan masuk tepat waktu',
    signatory: 'Ditandatangani',
    signatories: terms.id.signatories,
    authority: 'Kewenangan',
    authorities: terms.id.authorities,
    unknownAuthority: 'belum diketahui (sebutkan rencana dengan --plan)',
    deadline: 'Batas jawaban',
    deadlineText: (days: string, until: string, from: string, basis: string) =>
      `${until}, ${days} hari kerja sesudah ${from} (${basis})`,
    bases: {
      'surat-tanggapan-1a': 'tanggal surat 1A',
      perbaikan: 'tanggal perbaikan diterima',
      permohonan: 'tanggal permohonan diterima',
      'tanggal-penilaian': 'tanggal pemeriksaan',
    },
    noHolidays: 'hari libur tahun itu belum diketahui: hanya akhir pekan yang dilewati',
    late: 'perbaikan terlambat',
    ptp: 'PTP',
    ptpNeeded: (to: string) => `perlu, untuk bagian di luar RDTR terintegrasi: ${to}`,
    ptpNeededBare: 'perlu, untuk bagian di luar RDTR yang terintegrasi dengan OSS',
    ptpNeedless: 'tidak perlu: seluruh lokasi dalam RDTR yang terintegrasi dengan OSS',
    send: 'Dikirim kepada',
    copies: 'tembusan',
    mend: (n: string) => `Yang harus diperbaiki: ${n}`,
    notes: 'Catatan',
    field: 'Isian',
    parts: {
      surat: 'Surat permohonan',
      kuasa: 'Kuasa',
      kelayakan: 'Pemohon',
      dokumen: 'Dokumen usulan',
      peta: 'Peta rencana induk',
    },
    states: {
      missing: 'belum ada',
      found: 'ada temuan',
      needsPerson: 'dilihat petugas',
      passed: 'ada',
      optional: 'tidak disertakan',
    },
    item: 'Butir',
    state: 'Keadaan',
    officer: 'Dinilai petugas',
    notSeen: 'Dokumen yang disebut tetapi berkasnya tidak ada',
    location: 'Berkas lokasi: lihat juga kkpr check.',
    noLocation: 'Berkas lokasi tidak diperiksa: tidak ada shapefile yang disebut.',
  },
  en: {
    title: 'Validation of a KKPR application',
    before: (day: string) =>
      `This day comes before the oldest rules at hand (${day}), by which it is answered.`,
    headlines: {
      ready: 'COMPLETE AND OF QUALITY',
      incomplete: 'NOT COMPLETE',
      unfit: 'COMPLETE, NOT OF QUALITY',
      both: 'NEITHER COMPLETE NOR OF QUALITY',
    },
    letters: {
      '1A': 'Letter 1A: mend what is listed below; there is one correction only.',
      '1B': 'Letter 1B: the application is cancelled and may be made anew.',
      '2': 'Letter 2: the application is complete and goes on to its assessment.',
    },
    noLetter: {
      'menunggu-perbaikan': 'Letter 1A is out: the correction of the applicant is waited for.',
      'belum-pasti': 'It is not certain whether this file has stopped: see the note on its days.',
      berhenti: 'This file has stopped without a letter: its days have passed; apply anew.',
    },
    ifInTime: 'If the correction came in time:',
    nothingToAnswer: 'nothing: only letter 1A is to be answered',
    latest: (day: string) => `with holidays ${day} at the latest`,
    inTime: 'the correction came in time',
    signatory: 'Signed by',
    signatories: terms.en.signatories,
    authority: 'Authority',
    authorities: terms.en.authorities,
    unknownAuthority: 'not known yet (name plans with --plan)',
    deadline: 'Answer by',
    deadlineText: (days: string, until: string, from: string, basis: string) =>
      `${until}, ${days} working days after ${from} (${basis})`,
    bases: {
      'surat-tanggapan-1a': 'day of letter 1A',
      perbaikan: 'day the correction came in',
      permohonan: 'day the application came in',
      'tanggal-penilaian': 'day for which is asked',
    },
    noHolidays: 'the holidays of that year are not known: only weekends are left out',
    late: 'the correction came too late',
    ptp: 'PTP',
    ptpNeeded: (to: string) => `needed for the part outside integrated RDTR: ${to}`,
    ptpNeededBare: 'needed for the part outside every RDTR integrated with OSS',
    ptpNeedless: 'not needed: all of the location lies in RDTR integrated with OSS',
    send: 'Goes to',
    copies: 'copy to',
    mend: (n: string) => `To be mended: ${n}`,
    notes: 'Notes',
    field: 'Field',
    parts: {
      surat: 'Application letter',
      kuasa: 'Power of attorney',
      kelayakan: 'Applicant',
      dokumen: 'Documents',
      peta: 'Map of the master plan',
    },
    states: {
      missing: 'missing',
      found: 'see the findings',
      needsPerson: 'for the officer',
      passed: 'there',
      optional: 'not enclosed',
    },
    item: 'Item',
    state: 'State',
    officer: 'For an officer to judge',
    notSeen: 'Documents that are named and whose file is not there',
    location: 'The location file: see also kkpr check.',
    noLocation: 'The location file was not checked: no shapefile is named.',
  },
} as const;

type Words = (typeof words)[Language];

const layout = { labelWidth: 14 };

export function validationReport(result: Validation, surface: Surface): string {
  const sheet = new Sheet(surface);
  const w = words[surface.language];
  const numbers = new Numbers(surface.language);
  sheet.heading(w.title);
  if (result.tool.ruleSetInForce === false) sheet.text(w.before(numbers.date(result.tool.ruleSet)));
  writeHead(sheet, result, w, numbers);
  writeFindings(sheet, result, w, numbers);
  writeItems(sheet, result.items, w);
  writeQuestions(sheet, result.items, w);
  if (result.notSeen.length > 0) {
    sheet.heading(w.notSeen);
    for (const { path, field } of result.notSeen)
      sheet.text(`${path} (${field})`, { indent: 2, first: '- ' });
  }
  sheet.blank();
  sheet.text(result.check ? w.location : w.noLocation, { styles: ['dim'] });
  return sheet.toString();
}

function writeHead(sheet: Sheet, result: Validation, w: Words, numbers: Numbers): void {
  const { language } = sheet;
  const { complete, quality } = result;
  const state = complete ? (quality ? 'ready' : 'unfit') : quality ? 'incomplete' : 'both';
  const style: Style = state === 'ready' ? 'green' : 'red';
  sheet.heading(`${state === 'ready' ? '✔' : '✘'} ${w.headlines[state]}`, style);
  if (result.progress !== 'surat') sheet.text(w.noLetter[result.progress], { indent: 2 });
  if (result.letter) sheet.text(w.letters[result.letter], { indent: 2 });
  if (result.letterIfInTime)
    sheet.text(`${w.ifInTime} ${w.letters[result.letterIfInTime]}`, { indent: 2 });
  sheet.blank();
  sheet.pair(
    w.authority,
    result.authority ? w.authorities[result.authority] : w.unknownAuthority,
    layout,
  );
  if (result.signatory) sheet.pair(w.signatory, w.signatories[result.signatory], layout);
  const { correspondence, deadline } = result;
  if (correspondence && result.letter !== '2') {
    const { to, copies } =
      result.letter === '1A' ? correspondence.correction : correspondence.application;
    const more = copies.map((copy) => copy[language]).join(', ');
    sheet.pair(w.send, to[language] + (more ? `; ${w.copies} ${more}` : ''), layout);
  }
  // Of the letters, 1A alone is to be answered.
  const answered = result.letter === '1A' || deadline?.basis === 'surat-tanggapan-1a';
  if (deadline && answered) {
    const { from, until, latest, workingDays, basis, holidaysKnown, calendar, met } = deadline;
    const text = w.deadlineText(
      numbers.plain(workingDays),
      numbers.date(until),
      numbers.date(from),
      w.bases[basis],
    );
    const remarks = holidaysKnown
      ? calendar.map(({ year, source }) => `${year}: ${source}`)
      : [w.noHolidays, w.latest(numbers.date(latest))];
    if (met !== null) remarks.push(met ? w.inTime : w.late);
    sheet.pair(w.deadline, [text, ...remarks].join('; '), layout);
  } else if (result.letter !== null) {
    sheet.pair(w.deadline, w.nothingToAnswer, layout);
  }
  if (result.ptpNotice !== null) {
    const to = correspondence?.ptp.to[language];
    const needed = to ? w.ptpNeeded(to) : w.ptpNeededBare;
    sheet.pair(w.ptp, result.ptpNotice ? needed : w.ptpNeedless, layout);
  }
}

function writeFindings(sheet: Sheet, result: Validation, w: Words, numbers: Numbers): void {
  const mend = result.findings.filter(({ number }) => typeof number === 'number');
  const notes = result.findings.filter(({ number }) => typeof number !== 'number');
  const write = (list: typeof mend) => {
    for (const [i, finding] of list.entries()) {
      writeFinding(sheet, finding, i + 1, numbers);
      if (finding.field) sheet.pair(w.field, finding.field, { indent: 3, labelWidth: 6 });
    }
  };
  if (mend.length > 0) sheet.heading(w.mend(numbers.plain(mend.length)), 'red');
  write(mend);
  if (notes.length > 0) sheet.heading(w.notes, 'yellow');
  write(notes);
}

function stateOf(item: ApplicationItem): keyof Words['states'] {
  if (item.present === false) return item.required ? 'missing' : 'optional';
  return item.quality;
}

function writeItems(sheet: Sheet, items: ApplicationItem[], w: Words): void {
  for (const part of Object.keys(w.parts) as (keyof Words['parts'])[]) {
    const own = items.filter((item) => item.part === part);
    if (own.length === 0) continue;
    sheet.heading(w.parts[part]);
    sheet.table(
      [{ title: w.item, flex: true }, { title: w.state }],
      own.map((item) => [item.label[sheet.language], w.states[stateOf(item)]]),
    );
  }
}

function writeQuestions(sheet: Sheet, items: ApplicationItem[], w: Words): void {
  const questions = new Map<string, string>();
  for (const item of items) {
    for (const { rule, question } of item.questions) questions.set(rule, question[sheet.language]);
  }
  if (questions.size === 0) return;
  sheet.heading(w.officer);
  for (const question of questions.values()) sheet.text(question, { indent: 2, first: '- ' });
}
