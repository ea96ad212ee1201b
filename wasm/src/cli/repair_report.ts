// The repair for people: what was changed and by how much, what is left, then the check of the new file.

import type { LedgerValue, RepairReport } from '../types.ts';
import { writeCheck } from './check_report.ts';
import { type Language, Numbers, Sheet, type Surface } from './terminal.ts';

const words = {
  id: {
    changed: (n: string) => `Perbaikan: ${n} perubahan`,
    nothing: 'Perbaikan: tidak ada yang perlu diubah',
    undecided: 'Perbaikan: tidak ada yang dapat diubah tanpa Anda',
    notWritten: 'Tidak ada berkas yang ditulis',
    written: 'Ditulis',
    copied: 'Disalin tanpa perubahan',
    rule: 'Aturan',
    count: 'Jumlah',
    moved: 'Pergeseran terbesar',
    area: 'Luas',
    unchanged: 'berkas asal tidak diubah',
    rows: 'Contoh perubahan',
    more: (n: string) => `dan ${n} perubahan lain (lihat --json)`,
    notes: 'Catatan',
    refused: 'Perlu keputusan Anda',
    check: 'Pemeriksaan ulang',
    places: { record: 'rekaman', ring: 'cincin', vertex: 'titik' },
    none: 'tidak ada',
    values: {
      clockwise: 'searah jarum jam',
      'counter-clockwise': 'berlawanan arah jarum jam',
    } as Record<string, string>,
  },
  en: {
    changed: (n: string) => (n === '1' ? 'Repair: 1 change' : `Repair: ${n} changes`),
    nothing: 'Repair: nothing had to be changed',
    undecided: 'Repair: nothing could be changed without you',
    notWritten: 'No file was written',
    written: 'Written',
    copied: 'Copied unchanged',
    rule: 'Rule',
    count: 'Count',
    moved: 'Largest move',
    area: 'Area',
    unchanged: 'the original was left as it is',
    rows: 'Some of the changes',
    more: (n: string) => `and ${n} more (see --json)`,
    notes: 'Notes',
    refused: 'For you to decide',
    check: 'Checked again',
    places: { record: 'record', ring: 'ring', vertex: 'vertex' },
    none: 'nothing',
    values: {} as Record<string, string>,
  },
} as const;

/** How many rows of the ledger are printed; the JSON has thousands. */
const rowsShown = 5;

export function repairReport(report: RepairReport, target: string, surface: Surface): string {
  const sheet = new Sheet(surface);
  const { language } = sheet;
  const w = words[language];
  const numbers = new Numbers(language);

  const unchanged = report.refused.length > 0 ? w.undecided : w.nothing;
  const title = report.changeCount > 0 ? w.changed(numbers.plain(report.changeCount)) : unchanged;
  sheet.heading(title);
  if (report.out) {
    const size = numbers.bytes(report.out.bytes);
    const done = report.changeCount > 0 ? w.written : w.copied;
    sheet.text(`${done}: ${target} · ${size}; ${w.unchanged}.`, { indent: 2 });
  } else {
    sheet.text(`${w.notWritten}; ${w.unchanged}.`, { indent: 2 });
  }
  if (report.summary.length > 0) {
    sheet.blank();
    sheet.table(
      [
        { title: w.rule, flex: true },
        { title: w.count, align: 'right' },
        { title: w.moved, align: 'right' },
      ],
      report.summary.map(({ rule, count, maxMovedM }) => [
        rule,
        numbers.plain(count),
        maxMovedM > 0 ? `${numbers.plain(maxMovedM, 3)} m` : '–',
      ]),
    );
  }
  if (report.areaBeforeM2 !== null || report.areaAfterM2 !== null) {
    sheet.blank();
    const before = numbers.area(report.areaBeforeM2);
    sheet.pair(w.area, `${before} → ${numbers.area(report.areaAfterM2)}`, { labelWidth: 4 });
  }
  if (report.changes.length > 0) {
    sheet.heading(w.rows);
    for (const change of report.changes.slice(0, rowsShown)) {
      const place = (['record', 'ring', 'vertex'] as const)
        .filter((part) => change[part] !== null)
        .map((part) => `${w.places[part]} ${change[part]}`)
        .join(' · ');
      const from = valueText(change.from, language, numbers);
      const to = valueText(change.to, language, numbers);
      const parts = [change.rule, place, `${from} → ${to}`].filter((part) => part !== '');
      sheet.text(parts.join(' · '), { indent: 2, first: '– ' });
    }
    const rest = report.changeCount - Math.min(rowsShown, report.changes.length);
    if (rest > 0) sheet.text(w.more(numbers.plain(rest)), { indent: 4 });
  }
  if (report.notes.length > 0) {
    sheet.heading(w.notes);
    for (const note of report.notes) sheet.text(note[language], { indent: 2, first: '– ' });
  }
  if (report.refused.length > 0) {
    sheet.heading(w.refused, 'yellow');
    for (const { rule, reason } of report.refused)
      sheet.text(`${rule}: ${reason[language]}`, { indent: 2, first: '– ' });
  }
  sheet.heading(w.check);
  writeCheck(sheet, report.check);
  return sheet.toString();
}

function valueText(value: LedgerValue, language: Language, numbers: Numbers): string {
  if (value === null) return words[language].none;
  if (typeof value === 'number') return numbers.plain(value);
  if (typeof value === 'string') return words[language].values[value] ?? value;
  return value.map((ordinate) => String(ordinate)).join(', ');
}
