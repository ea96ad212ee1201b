// The counter that somebody sees who waits for many files: one line on a terminal, gone at the end.

import type { Language } from './terminal.ts';

/** Milliseconds between two lines: more often is only flicker. */
const pause = 100;

export class Progress {
  readonly #shown: boolean;
  readonly #total: number;
  readonly #language: Language;
  #done = 0;
  readonly #codes = [0, 0, 0];
  #last = 0;

  /** Nothing is shown where the lines themselves go to the terminal, nor into a pipe or a file. */
  constructor(total: number, language: Language) {
    this.#shown = process.stderr.isTTY === true && process.stdout.isTTY !== true;
    this.#total = total;
    this.#language = language;
  }

  /** One more file is done, with this exit code. */
  count(code: number): void {
    this.#done++;
    this.#codes[code] = (this.#codes[code] ?? 0) + 1;
    const now = Date.now();
    if (!this.#shown || now - this.#last < pause) return;
    this.#last = now;
    process.stderr.write(`\r\u001b[K${this.#line()}`);
  }

  /** Leaves the sum behind. */
  end(): void {
    if (this.#shown) process.stderr.write(`\r\u001b[K${this.#line()}\n`);
  }

  #line(): string {
    const [good, bad, unread] = this.#codes;
    return this.#language === 'id'
      ? `kkpr: ${this.#done}/${this.#total} · ${good} memenuhi, ${bad} tidak memenuhi, ${unread} tidak terbaca`
      : `kkpr: ${this.#done}/${this.#total} · ${good} meet the requirements, ${bad} do not, ${unread} unreadable`;
  }
}
