// What every view needs to put a result into words.
import { citationInWords } from '../../wasm/src/terms.ts';
import type { Lang } from '../text/format.ts';
import * as format from '../text/format.ts';
import { en } from '../text/report_en.ts';
import { id, type ReportTexts } from '../text/report_id.ts';
import type { Bilingual, Citation, Place } from './results.ts';

export interface Words {
  lang: Lang;
  t: ReportTexts;
  /** Titles of the plans and layers by their ids. */
  titles: ReadonlyMap<string, string>;
}

export const wordsOf = (lang: Lang, titles: ReadonlyMap<string, string> = new Map()): Words => ({
  lang,
  t: { id, en }[lang],
  titles,
});

export const titleOf = (words: Words, id: string): string => words.titles.get(id) ?? id;

export const say = (words: Words, text: Bilingual): string => text[words.lang];

export const citation = (cited: Citation | null | undefined): string =>
  cited ? citationInWords(cited) : '';

/** "poligon 1, titik 4 — 106,816800° BT / 6,199800° LS": counted from 1 for people. */
export function placeName(words: Words, place: Place): string {
  const names = words.t.findings.place;
  const parts: string[] = [];
  if (place.record !== undefined) parts.push(names.record(place.record));
  if (place.ring !== undefined && place.ring > 0) parts.push(names.ring(place.ring));
  if (place.vertex !== undefined) parts.push(names.vertex(place.vertex));
  if (parts.length === 0 && place.file) parts.push(place.file);
  if (place.at) parts.push(position(words, place.at[0], place.at[1]));
  return parts.join(', ');
}

export function position(words: Words, lon: number, lat: number): string {
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) {
    return `${format.decimal(lon, 2, words.lang)} / ${format.decimal(lat, 2, words.lang)}`;
  }
  return `${format.degrees(lon, 'lon', words.lang)} / ${format.degrees(lat, 'lat', words.lang)}`;
}

export const programName = (words: Words, program: string): string =>
  words.t.steps.programs[program] ?? program;

/** A position with all its digits, x and y apart: the table of a repair shows what a sixth decimal hides. */
export function exactPosition(words: Words, x: number, y: number): [string, string] {
  const decimals = (value: number) => `${value}`.split('.')[1]?.length ?? 0;
  if (Math.abs(x) > 180 || Math.abs(y) > 90) {
    const plain = (value: number) =>
      format.decimal(value, Math.min(4, Math.max(2, decimals(value))), words.lang);
    return [plain(x), plain(y)];
  }
  const degrees = (value: number, axis: format.Axis) =>
    format.degrees(value, axis, words.lang, Math.min(15, Math.max(6, decimals(value))));
  return [degrees(x, 'lon'), degrees(y, 'lat')];
}

/** A reason as it stands, less the options in brackets: those are for the command line. */
export const reasonFor = (words: Words, reason: Bilingual): string =>
  say(words, reason).replace(/ \((?:--[a-z-]+ ?)+\)/g, '');

/** Metres moved: what is not nothing is never shown as nothing. */
export function moved(words: Words, metres: number): string {
  const { lang } = words;
  if (metres > 0 && metres < 0.01) return `< ${format.decimal(0.01, 2, lang)} m`;
  return format.metres(metres, lang);
}
