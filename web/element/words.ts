// What every view needs to put a result into words.
import sources from '../../core/rules/sources.json' with { type: 'json' };
import type { Lang } from '../text/format.ts';
import * as format from '../text/format.ts';
import type { Texts } from '../text/id.ts';
import type { Bilingual, CitationLike, Place, Wording } from './results.ts';

export interface Words {
  lang: Lang;
  t: Texts;
  /** Titles of the plans and layers by their ids. */
  titles: ReadonlyMap<string, string>;
}

export const titleOf = (words: Words, id: string): string => words.titles.get(id) ?? id;

const sourceNames = new Map(sources.map((s) => [s.source, s.short]));

export const say = (words: Words, text: Bilingual): string => text[words.lang];

export function wording(words: Words, text: Wording | null | undefined): string {
  if (text === null || text === undefined) return '';
  return typeof text === 'string' ? text : text[words.lang];
}

export function citation(cited: CitationLike): string {
  if (!cited) return '';
  if (typeof cited === 'string') return cited;
  return [sourceNames.get(cited.source) ?? cited.source, cited.place].filter(Boolean).join(', ');
}

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
