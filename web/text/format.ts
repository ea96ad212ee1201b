// Numbers, areas and coordinates as people of each language write them.

export type Lang = 'id' | 'en';

const locale = { id: 'id-ID', en: 'en-GB' } as const;
const cache = new Map<string, Intl.NumberFormat>();

function formatter(lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = lang + JSON.stringify(options);
  let found = cache.get(key);
  if (!found) {
    found = new Intl.NumberFormat(locale[lang], options);
    cache.set(key, found);
  }
  return found;
}

export const count = (value: number, lang: Lang): string => formatter(lang, {}).format(value);

export const decimal = (value: number, digits: number, lang: Lang): string =>
  formatter(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

/** Square metres with two digits while a square metre counts, with hectares beside from 1 ha on. */
export function area(m2: number, lang: Lang): string {
  const main = `${decimal(m2, m2 < 1e5 ? 2 : 0, lang)} m²`;
  return m2 < 1e4 ? main : `${main} (${decimal(m2 / 1e4, 2, lang)} ha)`;
}

export function metres(value: number, lang: Lang): string {
  return value < 1e4 ? `${decimal(value, 2, lang)} m` : `${decimal(value / 1000, 2, lang)} km`;
}

/** `percent` runs 0–100. */
export const percent = (value: number, lang: Lang, least = 2): string =>
  formatter(lang, {
    style: 'percent',
    minimumFractionDigits: least,
    maximumFractionDigits: 2,
  }).format(value / 100);

export const list = (items: readonly string[], lang: Lang): string =>
  new Intl.ListFormat(locale[lang], { type: 'conjunction' }).format(items);

export function bytes(value: number, lang: Lang): string {
  if (value < 1000) return `${count(value, lang)} B`;
  if (value < 1e6) return `${decimal(value / 1000, 1, lang)} kB`;
  return `${decimal(value / 1e6, 1, lang)} MB`;
}

export function date(iso: string, lang: Lang): string {
  const parsed = new Date(`${iso}T12:00:00Z`);
  if (Number.isNaN(parsed.getTime())) return iso;
  return new Intl.DateTimeFormat(locale[lang], { dateStyle: 'long', timeZone: 'UTC' }).format(
    parsed,
  );
}

const hemisphere = {
  id: { lon: ['BT', 'BB'], lat: ['LU', 'LS'] },
  en: { lon: ['E', 'W'], lat: ['N', 'S'] },
} as const;

export type Axis = 'lon' | 'lat';

function side(value: number, axis: Axis, lang: Lang): string {
  return hemisphere[lang][axis][value < 0 ? 1 : 0];
}

/** 107,612000° BT: six digits are a tenth of a metre. */
export const degrees = (value: number, axis: Axis, lang: Lang, digits = 6): string =>
  `${decimal(Math.abs(value), digits, lang)}° ${side(value, axis, lang)}`;

/** 107°36′43,20″ BT. Rounded in hundredths of a second first, so that 59,999″ carries over. */
export function dms(value: number, axis: Axis, lang: Lang): string {
  const hundredths = Math.round(Math.abs(value) * 360_000);
  const whole = Math.floor(hundredths / 360_000);
  const minutes = Math.floor(hundredths / 6000) % 60;
  const seconds = decimal((hundredths % 6000) / 100, 2, lang).padStart(5, '0');
  return `${whole}°${String(minutes).padStart(2, '0')}′${seconds}″ ${side(value, axis, lang)}`;
}
