// The words of the command line, by the grammar of the contract: the document comes first, `--plan`
// and `--layer` repeat and take all words up to the next option.

import { KkprError } from '../errors.ts';
import type { BilingualText } from '../types.ts';
import type { Language } from './terminal.ts';

export interface Arguments {
  command: Command | 'help' | 'version';
  inputs: string[];
  plans: string[];
  layers: string[];
  json: boolean;
  jsonLines: boolean;
  language: Language;
  /** Only what was asked for; the rest is the core's to decide. */
  foreignHouse?: true;
  noGeometry?: true;
  date?: string;
  regency?: string;
  /** A document of holidays. */
  holidays?: string;
  force?: true;
  explain?: true;
  /** Files at a time; left out: one per core. */
  jobs?: number;
  out?: string;
  candidate?: string;
  fillHoles?: true;
  dissolve?: true;
}

type Flag =
  | 'foreign-house'
  | 'no-geometry'
  | 'force'
  | 'explain'
  | 'json'
  | 'json-lines'
  | 'fill-holes'
  | 'dissolve';

const allowed: Record<string, string[]> = {
  check: [
    'foreign-house',
    'layer',
    'regency',
    'no-geometry',
    'json',
    'json-lines',
    'jobs',
    'lang',
    'help',
  ],
  repair: [
    'out',
    'fill-holes',
    'dissolve',
    'candidate',
    'foreign-house',
    'no-geometry',
    'json',
    'lang',
    'help',
  ],
  validate: ['plan', 'layer', 'date', 'holidays', 'no-geometry', 'json', 'lang', 'help'],
  assess: [
    'plan',
    'layer',
    'date',
    'holidays',
    'force',
    'explain',
    'no-geometry',
    'json',
    'lang',
    'help',
  ],
  route: ['plan', 'date', 'json', 'lang', 'help'],
  plan: ['json', 'lang', 'help'],
};
const flags = [
  'foreign-house',
  'no-geometry',
  'force',
  'explain',
  'json',
  'json-lines',
  'fill-holes',
  'dissolve',
  'help',
  'version',
];

/** Options with one value. */
const valued = ['lang', 'date', 'regency', 'jobs', 'out', 'candidate', 'holidays'] as const;
const isValued = (name: string): name is (typeof valued)[number] =>
  (valued as readonly string[]).includes(name);

/** Commands of the contract that this version does not have yet. */
const later = ['documents'];

export function usage(id: string, en: string, at = ''): KkprError {
  return new KkprError('usage', { id, en } satisfies BilingualText, at);
}

/** The language that the words ask for, also when the rest of them is wrong. */
export function languageOf(words: string[]): Language {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const value = at < 0 ? undefined : (words[at]?.split('=')[1] ?? words[at + 1]);
  return value === 'en' ? 'en' : 'id';
}

/** Whether errors belong on stdout as JSON. */
export function wantsJson(words: string[]): boolean {
  const end = words.indexOf('--');
  const options = end < 0 ? words : words.slice(0, end);
  return options.includes('--json') || options.includes('--json-lines');
}

export function parseArguments(words: string[]): Arguments {
  const given: Arguments = {
    command: 'help',
    inputs: [],
    plans: [],
    layers: [],
    json: false,
    jsonLines: false,
    language: 'id',
  };
  const seen: string[] = [];
  const free: string[] = [];
  let list = free;
  let optionsEnded = false;

  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (optionsEnded || word === '-' || !word.startsWith('-')) {
      list.push(word);
      continue;
    }
    if (word === '--') {
      optionsEnded = true;
      list = free;
      continue;
    }
    const [head = '', ...tail] = word.split('=');
    const inline = tail.length > 0 ? tail.join('=') : undefined;
    const name = head === '-h' ? 'help' : head.replace(/^--/, '');
    seen.push(name);
    list = free;
    if (flags.includes(name)) {
      if (inline !== undefined)
        throw usage(
          `Opsi --${name} tidak memakai nilai.`,
          `The option --${name} takes no value.`,
          word,
        );
      set(given, name as Flag);
    } else if (name === 'plan' || name === 'layer') {
      list = name === 'plan' ? given.plans : given.layers;
      if (inline !== undefined) list.push(inline);
      else if (isOption(words[i + 1])) {
        throw usage(
          `Opsi --${name} memerlukan sedikitnya satu berkas.`,
          `The option --${name} needs at least one file.`,
          word,
        );
      }
    } else if (isValued(name)) {
      const value = inline ?? words[++i];
      if (value === undefined)
        throw usage(
          `Opsi --${name} memerlukan nilai.`,
          `The option --${name} needs a value.`,
          word,
        );
      if (name === 'lang') given.language = languageNamed(value);
      else if (name === 'jobs') given.jobs = countOf(value);
      else if (name === 'date') given.date = dayNamed(value);
      else given[name] = value;
    } else {
      throw usage(`Opsi ${word} tidak dikenal.`, `The option ${word} is unknown.`, word);
    }
  }

  if (seen.includes('version')) return { ...given, command: 'version' };
  const command = free.shift();
  if (command !== undefined && later.includes(command)) {
    throw usage(
      `Perintah "${command}" baru ada di versi berikutnya.`,
      `The command "${command}" comes in a later version.`,
      command,
    );
  }
  if (seen.includes('help') || command === 'help') return { ...given, command: 'help' };
  if (command === undefined) {
    throw usage(
      'Perintah belum disebut. Lihat kkpr --help.',
      'No command was given. See kkpr --help --lang en.',
    );
  }
  if (!isCommand(command)) {
    throw usage(
      `Perintah "${command}" tidak dikenal. Lihat kkpr --help.`,
      `The command "${command}" is unknown. See kkpr --help --lang en.`,
      command,
    );
  }
  for (const name of seen) {
    if (!allowed[command]?.includes(name)) {
      throw usage(
        `Opsi --${name} tidak berlaku untuk perintah ${command}.`,
        `The option --${name} does not belong to the command ${command}.`,
        `--${name}`,
      );
    }
  }
  given.command = command;
  given.inputs = free;
  if (free.length === 0) {
    const { id, en } = firstWord(command);
    throw usage(`${id} belum disebut.`, `No ${en} was given.`);
  }
  if (command === 'check' && given.layers.length > 0 !== (given.regency !== undefined)) {
    throw usage(
      'Opsi --regency NAMA dan --layer LAPISAN.json (batas-administrasi) dipakai bersama.',
      'The options --regency NAME and --layer LAYER.json (batas-administrasi) belong together.',
      given.regency === undefined ? '--layer' : '--regency',
    );
  }
  if (takesDocument(command) && free.length > 1) {
    throw usage(
      command === 'plan'
        ? 'Perintah plan memakai satu rencana atau lapisan.'
        : `Perintah ${command} memakai satu permohonan.`,
      command === 'plan'
        ? 'The command plan takes one plan or layer.'
        : `The command ${command} takes one application.`,
      free[1],
    );
  }
  if (command === 'repair') checkRepair(given);
  if (
    [...given.inputs, ...given.plans, ...given.layers, given.holidays].filter(
      (path) => path === '-',
    ).length > 1
  ) {
    throw usage(
      'Masukan standar (-) hanya dapat dipakai sekali.',
      'Standard input (-) can be used only once.',
      '-',
    );
  }
  return given;
}

type Command = 'check' | 'repair' | 'validate' | 'assess' | 'route' | 'plan';

function isCommand(word: string): word is Command {
  return Object.hasOwn(allowed, word);
}

/** Commands whose first word is a document, not a location zip. */
function takesDocument(command: Command): boolean {
  return command !== 'check' && command !== 'repair';
}

function firstWord(command: Command): BilingualText {
  if (command === 'plan') {
    return { id: 'Dokumen rencana atau lapisan (.json)', en: 'plan or layer document (.json)' };
  }
  return takesDocument(command)
    ? { id: 'Dokumen permohonan (.json)', en: 'application document (.json)' }
    : { id: 'Berkas lokasi (.zip)', en: 'location file (.zip)' };
}

function checkRepair(given: Arguments): void {
  if (given.inputs.length > 1) {
    throw usage(
      'Perintah repair memperbaiki satu berkas.',
      'The command repair takes one file.',
      given.inputs[1],
    );
  }
  if (given.out === undefined || given.out === '') {
    throw usage(
      'Berkas hasil belum disebut: --out HASIL.zip.',
      'The new file was not named: --out FIXED.zip.',
      '--out',
    );
  }
  if (given.out === '-' && given.json) {
    throw usage(
      'Zip dan JSON tidak dapat sama-sama ditulis ke keluaran standar; sebutkan berkas untuk --out.',
      'The zip and the JSON cannot both go to standard output; name a file for --out.',
      '--out',
    );
  }
}

function isOption(word: string | undefined): boolean {
  return word === undefined || (word.startsWith('-') && word !== '-');
}

function set(given: Arguments, flag: Flag | 'help' | 'version'): void {
  if (flag === 'foreign-house') given.foreignHouse = true;
  else if (flag === 'no-geometry') given.noGeometry = true;
  else if (flag === 'force') given.force = true;
  else if (flag === 'explain') given.explain = true;
  else if (flag === 'fill-holes') given.fillHoles = true;
  else if (flag === 'dissolve') given.dissolve = true;
  else if (flag === 'json') given.json = true;
  else if (flag === 'json-lines') given.jsonLines = true;
}

function languageNamed(value: string): Language {
  if (value === 'id' || value === 'en') return value;
  throw usage(
    `Bahasa "${value}" tidak ada; pilih id atau en.`,
    `There is no language "${value}"; choose id or en.`,
    '--lang',
  );
}

function countOf(value: string): number {
  if (/^[1-9][0-9]{0,2}$/.test(value)) return Number(value);
  throw usage(
    `"${value}" bukan jumlah; tuliskan bilangan dari 1 sampai 999.`,
    `"${value}" is no count; write a number from 1 to 999.`,
    '--jobs',
  );
}

function dayNamed(value: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (parts) {
    const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
    const date = new Date(Date.UTC(year, month - 1, day));
    if (year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day) return value;
  }
  throw usage(
    `"${value}" bukan tanggal; tuliskan seperti 2026-03-31.`,
    `"${value}" is no date; write it like 2026-03-31.`,
    '--date',
  );
}
