// Reading what the command line names. Names of files are bytes and need not be UTF-8.

import { createReadStream } from 'node:fs';
import { open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { KkprError } from '../errors.ts';

/** A path as the system knows it, and as it may be shown and quoted. */
export interface Path {
  real: string | Buffer;
  shown: string;
}

/** The module's memory ends at 2 GiB; a file of half that cannot be worked on and is not even read. */
const largestFile = 2 ** 30;
/** A stream is gathered in memory before it is handed on. */
const largestStream = 2 ** 29;

export function pathOf(word: string): Path {
  return { real: word, shown: word };
}

/** All of a stream, as far as the limit goes. */
async function drained(stream: AsyncIterable<Buffer>, shown: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > largestStream) throw tooLarge(shown);
  }
  return Buffer.concat(chunks);
}

function noFile(shown: string): KkprError {
  return new KkprError(
    'file-not-found',
    {
      id: `"${shown}" bukan berkas yang dapat dibaca.`,
      en: `"${shown}" is no file that can be read.`,
    },
    shown,
  );
}

export async function readBytes(path: Path): Promise<Uint8Array> {
  if (path.real === '-') {
    return await drained(process.stdin, path.shown);
  }
  try {
    if (path.real.length === 0 || path.real.includes('\0')) {
      throw noFile(path.shown);
    }
    const real = await existing(path.real);
    const about = await stat(real);
    // A pipe or a device says that its size is 0; some devices have no end.
    if (!about.isFile() && !about.isDirectory()) {
      return await drained(createReadStream(real), path.shown);
    }
    if (about.size > largestFile) throw tooLarge(path.shown);
    return await readFile(real);
  } catch (cause) {
    if (cause instanceof KkprError) throw cause;
    throw unreadable(path.shown, cause);
  }
}

/** How a file begins, enough to tell its kind; undefined where there is no such file. */
export async function readHead(path: Path): Promise<Uint8Array | undefined> {
  const enough = 4096;
  if (path.real === '-') return undefined;
  try {
    const file = await open(await existing(path.real), 'r');
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(enough), 0, enough, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

/** Whether two paths lead to one file, by whatever links. */
export async function sameFile(a: Path, b: Path): Promise<boolean> {
  if (a.real === '-' || b.real === '-') return false;
  try {
    const [one, other] = await Promise.all(
      [a, b].map(async ({ real }) => stat(await existing(real), { bigint: true })),
    );
    return one?.dev === other?.dev && one?.ino === other?.ino;
  } catch {
    return false; // one of them is not there yet
  }
}

/** Writes a whole file or none: it appears under its name when it is complete. `-` is standard output. */
export async function writeBytes(path: Path, bytes: Uint8Array): Promise<void> {
  if (path.real === '-') {
    await new Promise<void>((done, failed) => {
      process.stdout.write(bytes, (cause) => (cause ? failed(cause) : done()));
    });
    return;
  }
  try {
    const about = await stat(path.real).catch(() => undefined);
    if (about && !about.isFile()) {
      const device = await open(path.real, 'w');
      await device.writeFile(bytes).finally(() => device.close());
      return;
    }
    // Through a link the file behind it is replaced, not the link.
    const target = about ? await realpath(path.real) : String(path.real);
    const part = `${target}.${process.pid}.part`;
    try {
      const file = await open(part, 'wx');
      await file.writeFile(bytes).finally(() => file.close());
      await rename(part, target);
    } catch (cause) {
      await rm(part, { force: true });
      throw cause;
    }
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new KkprError(
      'file-not-found',
      {
        id: `${path.shown} tidak dapat ditulis (${code}).`,
        en: `${path.shown} cannot be written (${code}).`,
      },
      path.shown,
      { cause },
    );
  }
}

/** Text of a JSON document. */
export async function readDocument(path: Path): Promise<{ text: string; value: unknown }> {
  const bytes = await readBytes(path);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, value: JSON.parse(text) };
  } catch (cause) {
    const detail = cause instanceof SyntaxError ? cause.message : 'UTF-8';
    throw new KkprError(
      'bad-json',
      {
        id: `${path.shown} bukan dokumen JSON yang dapat dibaca (${detail}).`,
        en: `${path.shown} is no JSON document that can be read (${detail}).`,
      },
      path.shown,
      { cause },
    );
  }
}

/** The file that a document names: relative to the document, or to the working folder for `-`. */
export function beside(document: Path, reference: string): Path {
  if (document.real === '-') return { real: reference, shown: reference };
  return { real: resolve(dirname(String(document.real)), reference), shown: reference };
}

export async function isFolder(path: Path): Promise<boolean> {
  if (path.real === '-') return false;
  try {
    return (await stat(await existing(path.real))).isDirectory();
  } catch {
    return false; // reading it will say what is wrong
  }
}

/** Every *.zip below a folder, in any case, in the byte order of their paths. Links to folders are not followed. */
export async function zipsIn(folder: Path): Promise<Path[]> {
  const found: Buffer[] = [];
  const walk = async (at: Buffer): Promise<void> => {
    const entries = await readdir(at, { withFileTypes: true, encoding: 'buffer' });
    for (const entry of entries) {
      const name = entry.name as unknown as Buffer;
      const path = Buffer.concat([at, slash, name]);
      if (entry.isDirectory()) await walk(path);
      else if (
        /\.zip$/i.test(name.toString('latin1')) &&
        (await stat(path).catch(() => undefined))?.isDirectory() !== true
      ) {
        found.push(path);
      }
    }
  };
  try {
    const real = await existing(folder.real);
    await walk(trimmed(typeof real === 'string' ? Buffer.from(real) : real));
  } catch (cause) {
    throw unreadable(folder.shown, cause);
  }
  if (found.length === 0) {
    throw new KkprError(
      'file-not-found',
      {
        id: `Folder ${folder.shown} tidak berisi berkas .zip.`,
        en: `The folder ${folder.shown} holds no .zip file.`,
      },
      folder.shown,
    );
  }
  return found.sort(Buffer.compare).map((path) => ({ real: path, shown: path.toString('utf8') }));
}

const slash = Buffer.from('/');

function trimmed(path: Buffer): Buffer {
  let end = path.length;
  while (end > 1 && path[end - 1] === slash[0]) end--;
  return path.subarray(0, end);
}

/**
 * Node hands words over as UTF-8, with a replacement character for what is none. Such a word stands
 * for the one entry of its folder that reads the same.
 */
async function existing(path: string | Buffer): Promise<string | Buffer> {
  if (typeof path !== 'string' || !path.includes('\ufffd')) return path;
  const folder = dirname(path);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const entries = (await readdir(folder, { encoding: 'buffer' }).catch(() => [])) as Buffer[];
  const same = entries.filter((entry) => entry.toString('utf8') === name);
  return same.length === 1 && same[0] ? Buffer.concat([Buffer.from(`${folder}/`), same[0]]) : path;
}

function tooLarge(shown: string): KkprError {
  return new KkprError(
    'too-large',
    {
      id: `${shown} terlalu besar untuk dibaca (lebih dari 1 GiB).`,
      en: `${shown} is too large to be read (more than 1 GiB).`,
    },
    shown,
  );
}

function unreadable(shown: string, cause: unknown): KkprError {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  const text =
    code === 'ENOENT' || code === 'ENOTDIR'
      ? { id: `${shown} tidak ditemukan.`, en: `${shown} was not found.` }
      : code === 'EISDIR'
        ? { id: `${shown} adalah folder, bukan berkas.`, en: `${shown} is a folder, not a file.` }
        : code === 'EACCES' || code === 'EPERM'
          ? {
              id: `${shown} tidak boleh dibaca oleh pengguna ini.`,
              en: `This user may not read ${shown}.`,
            }
          : {
              id: `${shown} tidak dapat dibaca (${code ?? cause}).`,
              en: `${shown} cannot be read (${code ?? cause}).`,
            };
  return new KkprError('file-not-found', text, shown, { cause });
}
