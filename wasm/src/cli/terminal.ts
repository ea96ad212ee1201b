// Text for a terminal: cleaned, wrapped, coloured where a person is looking.

export type Language = 'id' | 'en';

/** C0 and C1 controls, the delete character, and marks that reorder text. */
const unprintable = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** What a file may say is shown, never obeyed: whatever could move the cursor becomes a visible mark. */
export function clean(text: string): string {
  return text.replace(unprintable, '\ufffd');
}

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34 } as const;
export type Style = keyof typeof codes;

export interface Surface {
  language: Language;
  width: number;
  coloured: boolean;
}

export function surfaceOf(stream: NodeJS.WriteStream, language: Language): Surface {
  const terminal = stream.isTTY === true;
  const { NO_COLOR, TERM } = process.env;
  return {
    language,
    width: Math.max(40, Math.min(100, terminal ? stream.columns || 80 : 80)),
    coloured: terminal && !NO_COLOR && TERM !== 'dumb',
  };
}

/** Columns that a text takes: combining marks none, wide East Asian characters and symbols two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (/\p{Mn}|\p{Me}|\u200d|\ufe0f/u.test(character)) continue;
    const code = character.codePointAt(0) ?? 0;
    const wide =
      (code >= 0x1100 && code <= 0x115f) ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe30 && code <= 0xfe6f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      (code >= 0x1f300 && code <= 0x1faff) ||
      (code >= 0x20000 && code <= 0x3fffd);
    columns += wide ? 2 : 1;
  }
  return columns;
}

/** Lines of at most `width` columns; a word longer than a line is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(/[ \t\r\n]+/).filter((part) => part !== '')) {
    let rest = word;
    let length = columnsOf(rest);
    if (used > 0 && used + 1 + length <= width) {
      line += ` ${rest}`;
      used += 1 + length;
      continue;
    }
    if (used > 0) lines.push(line);
    while (length > width) {
      const head = [...rest]
        .slice(0, Math.max(1, Math.floor(width / (length > [...rest].length ? 2 : 1))))
        .join('');
      lines.push(head);
      rest = rest.slice(head.length);
      length = columnsOf(rest);
    }
    line = rest;
    used = length;
  }
  if (used > 0) lines.push(line);
  return lines.map((one) => one.replaceAll('\u00a0', ' '));
}

/** Collects the lines of one report. */
export class Sheet {
  readonly #surface: Surface;
  readonly #lines: string[] = [];

  constructor(surface: Surface) {
    this.#surface = surface;
  }

  get language(): Language {
    return this.#surface.language;
  }

  get width(): number {
    return this.#surface.width;
  }

  paint(text: string, ...styles: Style[]): string {
    if (!this.#surface.coloured || styles.length === 0) return text;
    return `\u001b[${styles.map((style) => codes[style]).join(';')}m${text}\u001b[0m`;
  }

  blank(): void {
    if (this.#lines.length > 0 && this.#lines.at(-1) !== '') this.#lines.push('');
  }

  /** A heading with an empty line above it. */
  heading(text: string, ...styles: Style[]): void {
    this.blank();
    for (const line of wrap(clean(text), this.width))
      this.#lines.push(this.paint(line, 'bold', ...styles));
  }

  /** A paragraph, wrapped; `first` stands before its first line and counts into the indent. */
  text(text: string, { indent = 0, first = '', styles = [] as Style[] } = {}): void {
    const margin = indent + columnsOf(first);
    const lines = wrap(clean(text), Math.max(20, this.width - margin));
    for (const [i, line] of (lines.length > 0 ? lines : ['']).entries()) {
      const lead = i === 0 ? ' '.repeat(indent) + first : ' '.repeat(margin);
      this.#lines.push((lead + this.paint(line, ...styles)).trimEnd());
    }
  }

  /** `label  value`, values below each other. */
  pair(label: string, value: string, { indent = 2, labelWidth = 12 } = {}): void {
    const padded = label + ' '.repeat(Math.max(0, labelWidth - columnsOf(label)));
    this.text(value, { indent, first: `${padded}  ` });
  }

  /** Columns as wide as they need; the one marked `flex` gives way and wraps when the line is short. */
  table(
    columns: { title: string; align?: 'right'; flex?: boolean }[],
    rows: string[][],
    indent = 2,
  ): void {
    const cells = rows.map((row) => row.map(clean));
    const gap = 2;
    const widths = columns.map(({ title }, i) =>
      Math.max(columnsOf(title), ...cells.map((row) => columnsOf(row[i] ?? ''))),
    );
    const excess =
      indent + widths.reduce((sum, w) => sum + w, 0) + gap * (columns.length - 1) - this.width;
    const flex = columns.findIndex((column) => column.flex);
    if (excess > 0 && flex >= 0) widths[flex] = Math.max(8, (widths[flex] ?? 0) - excess);
    const print = (row: string[], ...styles: Style[]) => {
      const wrapped = row.map((cell, i) => wrap(cell, widths[i] ?? 8));
      const height = Math.max(1, ...wrapped.map((lines) => lines.length));
      for (let y = 0; y < height; y++) {
        const parts = columns.map(({ align }, i) => {
          const cell = wrapped[i]?.[y] ?? '';
          const padding = ' '.repeat(Math.max(0, (widths[i] ?? 0) - columnsOf(cell)));
          return align === 'right' ? padding + cell : cell + padding;
        });
        this.#lines.push(
          ' '.repeat(indent) + this.paint(parts.join(' '.repeat(gap)).trimEnd(), ...styles),
        );
      }
    };
    print(
      columns.map(({ title }) => title),
      'dim',
    );
    for (const row of cells) print(row);
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}

/** Numbers as the reader's language writes them. */
export class Numbers {
  readonly #locale: string;
  readonly #language: Language;

  constructor(language: Language) {
    this.#language = language;
    this.#locale = language === 'id' ? 'id-ID' : 'en-GB';
  }

  plain(value: number, digits = 0): string {
    return value.toLocaleString(this.#locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  }

  upTo(value: number, digits: number): string {
    return value.toLocaleString(this.#locale, { maximumFractionDigits: digits });
  }

  area(m2: number | null | undefined): string {
    return m2 === null || m2 === undefined ? '–' : `${this.plain(m2, 2)} m²`;
  }

  percent(value: number | null | undefined): string {
    return value === null || value === undefined ? '–' : `${this.plain(value, 2)}%`;
  }

  bytes(count: number): string {
    if (count < 1024) return `${this.plain(count)} B`;
    const kib = count / 1024;
    return kib < 1024 ? `${this.plain(kib, 1)} KiB` : `${this.plain(kib / 1024, 1)} MiB`;
  }

  /** Longitude and latitude with the letters of the hemisphere. */
  position([lon, lat]: readonly [number, number]): string {
    const [east, west, north, south] =
      this.#language === 'id' ? ['BT', 'BB', 'LU', 'LS'] : ['E', 'W', 'N', 'S'];
    // A position is not torn at the end of a line: the blank before the letter does not break.
    const x = `${this.plain(Math.abs(lon), 6)}°\u00a0${lon < 0 ? west : east}`;
    const y = `${this.plain(Math.abs(lat), 6)}°\u00a0${lat < 0 ? south : north}`;
    return `${x}, ${y}`;
  }

  date(iso: string): string {
    const [year, month, day] = iso.split('-').map(Number);
    if (!year || !month || !day) return iso;
    return new Date(Date.UTC(year, month - 1, day)).toLocaleDateString(this.#locale, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
  }
}
