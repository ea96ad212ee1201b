// Colours of zones: the official ones as the core's rules hold them, else one of ours that stays the same for
// the same code.
import table from '../../core/rules/zone_codes.json' with { type: 'json' };

export interface ZoneColour {
  css: string;
  rgb: readonly [number, number, number];
  /** False where no official colour is known. */
  official: boolean;
}

interface Row {
  code?: string;
  name: string;
  rgb?: number[] | null;
  certainty: string;
}
const rows = Object.values(table).flat() as unknown as Row[];
const byCode = new Map(rows.filter((r) => r.code && r.rgb).map((r) => [r.code as string, r]));
const byName = new Map(rows.filter((r) => r.rgb).map((r) => [r.name.toLowerCase(), r]));

const canonical = (code: string): string =>
  code
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '-');

// Muted tints that no official colour comes near.
const own: [number, number, number][] = [
  [188, 200, 214],
  [214, 200, 188],
  [200, 214, 188],
  [206, 190, 212],
  [188, 212, 210],
  [218, 206, 180],
];

export function zoneColour(code: string | null, name?: string | null): ZoneColour {
  const key = canonical(code ?? '');
  // Codes of sub-zones are finer than the table ("R-4.1.0", "SPU-1.2"): the text before the first . or _ counts.
  const row =
    byCode.get(key) ??
    byCode.get(key.split(/[._]/)[0] ?? '') ??
    (name ? byName.get(name.trim().toLowerCase()) : undefined);
  if (row?.rgb) {
    const rgb = row.rgb as unknown as [number, number, number];
    return { rgb, css: `rgb(${rgb.join(', ')})`, official: row.certainty !== 'ours' };
  }
  let sum = 0;
  for (const letter of key || (name ?? '')) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  const rgb = own[sum % own.length] as [number, number, number];
  return { rgb, css: `rgb(${rgb.join(', ')})`, official: false };
}

/** Sector layers lie over the zones as an outline; the colours are ours. */
export function layerColour(kind: string): readonly [number, number, number] {
  return layers[kind] ?? [90, 90, 110];
}
const layers: Record<string, readonly [number, number, number]> = {
  'kawasan-hutan': [0, 92, 38],
  pippib: [60, 110, 20],
  'badan-air': [0, 104, 170],
  'iup-op': [95, 70, 40],
  lsd: [140, 120, 0],
  'kkpr-terbit': [122, 30, 120],
};

/** What is deducted is hatched in the colour of its cause. */
export const factorColour = (factor: string): string =>
  `rgb(${(factors[factor] ?? layerColour(factor)).join(', ')})`;
const factors: Record<string, readonly [number, number, number]> = {
  'tidak-sesuai-rdtr': [138, 31, 17],
  'tidak-sesuai-rtr': [138, 31, 17],
  ptp: [60, 60, 66],
};
