// The command `kkpr`: reads files, calls the engine, prints. Exit codes are those of the contract.

import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { type Arguments, languageOf, parseArguments, usage, wantsJson } from './cli/arguments.ts';
import { assessmentReport } from './cli/assessment_report.ts';
import { checkReport } from './cli/check_report.ts';
import {
  beside,
  isFolder,
  type Path,
  pathOf,
  readBytes,
  readDocument,
  readHead,
  sameFile,
  writeBytes,
  zipsIn,
} from './cli/files.ts';
import { help } from './cli/help.ts';
import { planReport } from './cli/plan_report.ts';
import { Progress } from './cli/progress.ts';
import { repairReport } from './cli/repair_report.ts';
import { routeReport } from './cli/route_report.ts';
import { clean, type Surface, surfaceOf } from './cli/terminal.ts';
import { validationReport } from './cli/validation_report.ts';
import { internal, KkprError } from './errors.ts';
import { createEngine, type Engine } from './index.node.ts';
import type { CheckResult } from './types.ts';

declare const __VERSION__: string;

const exitCodes = { memenuhi: 0, 'tidak-memenuhi': 1, 'tidak-terbaca': 2 } as const;
const wrongUse = 2;

// A reader that has seen enough (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(128 + 13);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<number> {
  try {
    const given = parseArguments(words);
    switch (given.command) {
      case 'help':
        process.stdout.write(help(given.language));
        return 0;
      case 'version':
        process.stdout.write(`${__VERSION__}\n`);
        return 0;
      case 'check':
        return await check(given);
      case 'repair':
        return await repair(given);
      case 'validate':
        return await validate(given);
      case 'assess':
        return await assess(given);
      case 'route':
        return await route(given);
      case 'plan':
        return await plan(given);
    }
  } catch (cause) {
    const error = cause instanceof KkprError ? cause : internal(cause);
    if (wantsJson(words)) print(error.toJSON());
    else complain(error, languageOf(words));
    return wrongUse;
  }
}

function print(document: unknown): void {
  process.stdout.write(`${JSON.stringify(document)}\n`);
}

function complain(error: KkprError, language: 'id' | 'en'): void {
  const at = error.at && !error.text[language].includes(error.at) ? ` (${error.at})` : '';
  process.stderr.write(`kkpr: ${clean(error.text[language] + at)}\n`);
}

// ---- check --------------------------------------------------------------------------------------

async function check(given: Arguments): Promise<number> {
  const entries = await inputsOf(given);
  if (given.jsonLines) return checkLines(given, entries);
  if (given.json && entries.length > 1) {
    throw usage(
      'Untuk beberapa masukan, pakailah --json-lines.',
      'With several inputs, use --json-lines instead of --json.',
      '--json',
    );
  }
  const surface = surfaceOf(process.stdout, given.language);
  const engine = await createEngine({ inProcess: true });
  await loadLayers(engine, given);
  let worst = 0;
  for (const [i, entry] of entries.entries()) {
    const outcome = await checkOne(engine, entry, given);
    worst = Math.max(worst, outcome.code);
    if (outcome.error) {
      if (entries.length === 1) throw outcome.error;
      complain(outcome.error, given.language);
    } else if (given.json) {
      print(outcome.result);
    } else {
      if (i > 0) process.stdout.write(`\n${'─'.repeat(surface.width)}\n`);
      const several = entries.length > 1;
      process.stdout.write(
        checkReport(outcome.result, surface, several ? entry.path.shown : undefined),
      );
    }
  }
  return worst;
}

interface Entry {
  path: Path;
  /** The input could not even be listed. */
  error?: KkprError;
}

async function inputsOf(given: Arguments): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const path of given.inputs.map(pathOf)) {
    if (!(await isFolder(path))) {
      entries.push({ path });
      continue;
    }
    try {
      for (const zip of await zipsIn(path)) entries.push({ path: zip });
    } catch (cause) {
      if (given.inputs.length === 1 || !(cause instanceof KkprError)) throw cause;
      entries.push({ path, error: cause });
    }
  }
  return entries;
}

type Outcome =
  | { code: number; result: CheckResult; error?: never }
  | { code: number; error: KkprError };

async function checkOne(engine: Engine, entry: Entry, given: Arguments): Promise<Outcome> {
  try {
    if (entry.error) throw entry.error;
    const result = await engine.check(await readBytes(entry.path), {
      name: nameOf(entry.path),
      ...(given.foreignHouse && { foreignHouse: true }),
      ...(given.regency !== undefined && { regency: given.regency }),
      ...((given.noGeometry || given.jsonLines || !given.json) && { geometry: false }),
    });
    return { code: exitCodes[result.verdict], result };
  } catch (cause) {
    return { code: wrongUse, error: cause instanceof KkprError ? cause : internal(cause) };
  }
}

/** The last part of a path: folders say nothing about the file, and may say much about its owner. */
function nameOf(path: Path): string {
  return path.shown.slice(path.shown.lastIndexOf('/') + 1);
}

/** How far a fast worker may run ahead of a slow file: what waits for its turn is kept in memory. */
const mostWaiting = 256;

/** Many at once: every core works on its own input, the lines come out in input order. */
async function checkLines(given: Arguments, entries: Entry[]): Promise<number> {
  const workers = Math.min(entries.length, given.jobs ?? availableParallelism());
  const finished: (Outcome | undefined)[] = [];
  const progress = new Progress(entries.length, given.language);
  let next = 0;
  let printed = 0;
  let worst = 0;
  let printing = Promise.resolve();
  let wake: (() => void)[] = [];

  const printFinished = async () => {
    for (let done = finished[printed]; done; done = finished[printed]) {
      const entry = entries[printed] as Entry;
      finished[printed++] = undefined;
      worst = Math.max(worst, done.code);
      // Names repeat across folders: a line also says which input it speaks of.
      await printDrained(
        done.error
          ? { ...done.error.toJSON(), at: done.error.at || entry.path.shown }
          : located(done.result, entry),
      );
    }
    for (const resume of wake) resume();
    wake = [];
  };
  const work = async () => {
    const engine = await createEngine({ inProcess: workers === 1 });
    await loadLayers(engine, given);
    for (let i = next++; i < entries.length; i = next++) {
      while (i - printed >= mostWaiting) await new Promise<void>((resume) => wake.push(resume));
      const outcome = await checkOne(engine, entries[i] as Entry, given);
      finished[i] = outcome;
      progress.count(outcome.code);
      printing = printing.then(printFinished);
      await printing;
    }
    engine.close();
  };
  await Promise.all(Array.from({ length: workers }, work));
  progress.end();
  return worst;
}

/** Prints a line and waits where the reader is slower than the check. */
async function printDrained(document: unknown): Promise<void> {
  if (process.stdout.write(`${JSON.stringify(document)}\n`)) return;
  await once(process.stdout, 'drain');
}

function located({ file, ...rest }: CheckResult, { path }: Entry): object {
  const { schema, tool, ...others } = rest;
  return { schema, tool, file: { ...file, path: path.shown }, ...others };
}

// ---- repair -------------------------------------------------------------------------------------

async function repair(given: Arguments): Promise<number> {
  const source = pathOf(given.inputs[0] as string);
  const target = pathOf(given.out as string);
  const bytes = await readBytes(source);
  if (await sameFile(source, target)) {
    throw usage(
      `${target.shown} adalah berkas asal; hasil perbaikan harus ditulis ke berkas lain.`,
      `${target.shown} is the original; the mended file has to be another one.`,
      '--out',
    );
  }
  const engine = await createEngine({ inProcess: true });
  const { report, zip } = await engine.repair(bytes, {
    name: nameOf(source),
    ...(target.real !== '-' && { out: nameOf(target) }),
    ...(given.fillHoles && { fillHoles: true }),
    ...(given.dissolve && { dissolve: true }),
    ...(given.candidate !== undefined && { candidate: given.candidate }),
    ...(given.foreignHouse && { foreignHouse: true }),
    ...((given.noGeometry || !given.json) && { geometry: false }),
  });
  if (zip) await writeBytes(target, zip);
  if (given.json) {
    print(report);
  } else {
    const stream = target.real === '-' ? process.stderr : process.stdout;
    stream.write(repairReport(report, target.shown, surfaceOf(stream, given.language)));
  }
  return exitCodes[report.check.verdict];
}

// ---- validate -----------------------------------------------------------------------------------

async function validate(given: Arguments): Promise<number> {
  const engine = await createEngine({ inProcess: true });
  const path = pathOf(given.inputs[0] as string);
  const application = await readNamed(engine, path);
  const papers = await speakingOf(path, engine.documentsOf(application.text));
  for (const paper of papers) {
    // Only how it begins is looked at. A paper that is not here yet is told by its name.
    const bytes = await readHead(beside(path, paper));
    if (bytes) application.files.push({ path: paper, bytes });
  }
  await loadPlans(engine, given);
  await loadLayers(engine, given);
  const result = await speakingOf(
    path,
    engine.validate(application.text, application.files, {
      ...(given.date !== undefined && { date: given.date }),
      ...(await holidaysOf(given)),
      ...((given.noGeometry || !given.json) && { geometry: false }),
    }),
    given.holidays,
  );
  if (given.json) print(result);
  else process.stdout.write(validationReport(result, surfaceOf(process.stdout, given.language)));
  if (result.check?.verdict === 'tidak-terbaca') return wrongUse;
  return result.complete && result.quality ? 0 : 1;
}

async function holidaysOf({ holidays }: Arguments): Promise<{ holidays?: object }> {
  if (holidays === undefined) return {};
  const path = pathOf(holidays);
  const { value } = await readDocument(path);
  // To the engine null means that no list was handed in; a file that says so was.
  if (value === null) {
    throw new KkprError(
      'bad-document',
      {
        id: `${path.shown} bukan daftar hari libur (kkpr/holidays@1).`,
        en: `${path.shown} is no list of holidays (kkpr/holidays@1).`,
      },
      '/holidays',
    );
  }
  return { holidays: value as object };
}

// ---- assess -------------------------------------------------------------------------------------

async function assess(given: Arguments): Promise<number> {
  const engine = await createEngine({ inProcess: true });
  const application = await readNamed(engine, pathOf(given.inputs[0] as string));
  await loadPlans(engine, given);
  await loadLayers(engine, given);
  const result = await speakingOf(
    pathOf(given.inputs[0] as string),
    engine.assess(application.text, application.files, {
      ...(given.date !== undefined && { date: given.date }),
      ...(await holidaysOf(given)),
      ...(given.force && { force: true }),
      ...((given.noGeometry || !given.json) && { geometry: false }),
    }),
    given.holidays,
  );
  if (given.json) {
    print(result);
  } else {
    const surface: Surface = surfaceOf(process.stdout, given.language);
    process.stdout.write(assessmentReport(result, surface, given.explain === true));
  }
  return result.decision === null ? 1 : 0;
}

// ---- route --------------------------------------------------------------------------------------

async function route(given: Arguments): Promise<number> {
  const engine = await createEngine({ inProcess: true });
  const document = pathOf(given.inputs[0] as string);
  // Before a file is there one may ask which way to go; with plans the core says what it lacks.
  const { text, files } = await readNamed(engine, document, { absentIsFine: true });
  await loadPlans(engine, given);
  const result = await speakingOf(
    document,
    engine.route(text, files, { ...(given.date !== undefined && { date: given.date }) }),
  );
  if (given.json) print(result);
  else process.stdout.write(routeReport(result, surfaceOf(process.stdout, given.language)));
  return 0;
}

// ---- plan ---------------------------------------------------------------------------------------

async function plan(given: Arguments): Promise<number> {
  const engine = await createEngine({ inProcess: true });
  const document = pathOf(given.inputs[0] as string);
  const { text, files } = await readNamed(engine, document);
  const health = await speakingOf(document, engine.planHealth(text, files));
  if (given.json) print(health);
  else process.stdout.write(planReport(health, surfaceOf(process.stdout, given.language)));
  return health.findings.some(({ severity }) => severity !== 'info') ? 1 : 0;
}

async function loadPlans(engine: Engine, given: Arguments): Promise<void> {
  for (const path of given.plans.map(pathOf)) {
    const { text, files } = await readNamed(engine, path);
    await speakingOf(path, engine.loadPlan(text, files));
  }
}

async function loadLayers(engine: Engine, given: Arguments): Promise<void> {
  for (const path of given.layers.map(pathOf)) {
    const { text, files } = await readNamed(engine, path);
    await speakingOf(path, engine.loadLayer(text, files));
  }
}

/** A document with the files that it names. */
async function readNamed(
  engine: Engine,
  document: Path,
  { absentIsFine = false } = {},
): Promise<{ text: string; files: { path: string; bytes: Uint8Array }[] }> {
  const { text } = await readDocument(document);
  const names = await speakingOf(document, engine.filesOf(text));
  const files = [];
  for (const path of names) {
    try {
      files.push({ path, bytes: await readBytes(beside(document, path)) });
    } catch (cause) {
      const absent = cause instanceof KkprError && cause.code === 'file-not-found';
      if (!absent || !absentIsFine) throw cause;
    }
  }
  return { text, files };
}

/** Says which document a failure of the core speaks of: the one given, or the list of holidays beside it. */
async function speakingOf<T>(given: Path, call: Promise<T>, holidays?: string): Promise<T> {
  try {
    return await call;
  } catch (cause) {
    if (!(cause instanceof KkprError) || cause.code === 'internal') throw cause;
    const ofHolidays = holidays !== undefined && cause.at.startsWith('/holidays');
    const document = ofHolidays ? pathOf(holidays) : given;
    const where = (sentence: string) =>
      sentence.includes(document.shown) ? sentence : `${document.shown}: ${sentence}`;
    const text = { id: where(cause.text.id), en: where(cause.text.en) };
    throw new KkprError(cause.code, text, cause.at || document.shown, { cause });
  }
}
