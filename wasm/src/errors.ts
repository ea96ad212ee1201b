import type { BilingualText, ErrorCode, KkprErrorDocument } from './types.ts';

/** A failed call: the fields of kkpr/error@1 as an Error. An unreadable location is no error but a result. */
export class KkprError extends Error {
  override readonly name = 'KkprError';
  readonly code: ErrorCode;
  /** The sentence in both languages; `message` is the Indonesian one. */
  readonly text: BilingualText;
  /** A JSON pointer into the document, or a path; empty where neither applies. */
  readonly at: string;

  constructor(code: ErrorCode, text: BilingualText, at = '', options?: ErrorOptions) {
    super(text.id, options);
    this.code = code;
    this.text = text;
    this.at = at;
  }

  static from(document: KkprErrorDocument): KkprError {
    return new KkprError(document.code, document.message, document.at);
  }

  toJSON(): KkprErrorDocument {
    return { schema: 'kkpr/error@1', code: this.code, message: this.text, at: this.at };
  }
}

export function cancelled(): KkprError {
  return new KkprError('cancelled', {
    id: 'Pekerjaan dibatalkan.',
    en: 'The work was cancelled.',
  });
}

export function closed(): KkprError {
  return new KkprError('usage', {
    id: 'Mesin pemeriksa ini sudah ditutup.',
    en: 'This engine has been closed.',
  });
}

/** A bug or a trap of the module. Its state is unknown afterwards: the caller throws the instance away. */
export function internal(cause: unknown): KkprError {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new KkprError(
    'internal',
    {
      id: `Terjadi kesalahan di dalam mesin pemeriksa (${detail}).`,
      en: `Something went wrong inside the engine (${detail}).`,
    },
    '',
    { cause },
  );
}

/** The module could not be fetched, compiled or started; `blocked` tells a strict CSP apart. */
export function unavailable(cause: unknown): KkprError {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new KkprError(
    'internal',
    {
      id: `Mesin pemeriksa tidak dapat dijalankan di perangkat ini (${detail}).`,
      en: `The engine cannot be started on this device (${detail}).`,
    },
    '',
    { cause },
  );
}
