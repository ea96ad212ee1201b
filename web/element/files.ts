// Sorts what was dropped or chosen: plans and layers with the files they name, an application, holidays, and the
// location itself (a zip, or the loose parts of one shapefile).
import type { HolidaysDocument } from 'kkpr';
import type { Texts } from '../text/id.ts';
import type { NamedFile } from './engine.ts';
import type { Application } from './results.ts';
import { storeZip } from './zip_store.ts';

const kMaxFiles = 64;
const kMaxBytes = 100 * 1024 * 1024; // the contract's limit of a plan file; the core refuses more anyway
const kJsonSchemas = new Set([
  'kkpr/application@1',
  'kkpr/plan@1',
  'kkpr/layer@1',
  'kkpr/holidays@1',
]);
const kLooseParts = new Set(['shp', 'shx', 'dbf', 'prj', 'cpg', 'qpj', 'sbn', 'sbx', 'xml']);

export interface DataSet {
  kind: 'plan' | 'layer';
  id: string;
  title: string;
  document: Record<string, unknown>;
  files: NamedFile[];
}

/** Days on which nobody works, by the file they came in. */
export interface Holidays {
  file: string;
  document: HolidaysDocument;
}

export interface Intake {
  location: { name: string; bytes: Uint8Array } | null;
  application: Application | null;
  /** What the application encloses beside its location: the shapes of PTP and of land that is held. */
  enclosed: NamedFile[];
  holidays: Holidays | null;
  data: DataSet[];
  problems: string[];
}

type FilesOf = (document: object) => Promise<string[]>;

const baseName = (path: string): string => path.split(/[\\/]/).pop() ?? path;
const extension = (name: string): string => name.split('.').pop()?.toLowerCase() ?? '';
const stem = (name: string): string => name.replace(/\.[^.]*$/, '');

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

export async function takeIn(files: readonly File[], filesOf: FilesOf, t: Texts): Promise<Intake> {
  const intake: Intake = {
    location: null,
    application: null,
    enclosed: [],
    holidays: null,
    data: [],
    problems: [],
  };
  if (files.length > kMaxFiles) {
    intake.problems.push(t.files.tooMany);
    return intake;
  }
  const large = files.filter((f) => f.size > kMaxBytes);
  for (const file of large) intake.problems.push(t.files.tooLarge(file.name));

  // A document of ours may claim other files; whatever nobody claims is the location.
  const rest: File[] = [];
  const documents: { file: File; document: Record<string, unknown> }[] = [];
  for (const file of files) {
    if (large.includes(file)) continue;
    if (extension(file.name) !== 'json') {
      rest.push(file);
      continue;
    }
    let document: unknown;
    try {
      document = JSON.parse(await file.text());
    } catch {
      intake.problems.push(t.plans.notJson(file.name));
      continue;
    }
    const schema = (document as { schema?: unknown } | null)?.schema;
    if (typeof schema === 'string' && kJsonSchemas.has(schema)) {
      documents.push({ file, document: document as Record<string, unknown> });
    } else {
      intake.problems.push(t.plans.unknownSchema(file.name));
    }
  }

  const claimed = new Set<File>();
  const own = new Set<File>(); // what the application names as its location
  // Names alone come with a drop. Of several files of one name nobody can tell which is meant: none is taken.
  const find = (path: string): File | undefined => {
    const wanted = baseName(path).toLowerCase();
    const same = rest.filter((f) => !own.has(f) && f.name.toLowerCase() === wanted);
    return same.length === 1 ? same[0] : undefined;
  };
  // The location first: a plan may name a file of another folder that is called the same.
  const isApplication = (schema: unknown): number => (schema === 'kkpr/application@1' ? 0 : 1);
  documents.sort((a, b) => isApplication(a.document.schema) - isApplication(b.document.schema));
  for (const { file, document } of documents) {
    if (document.schema === 'kkpr/application@1') {
      intake.application = document as Application;
      intake.enclosed = []; // the last application dropped counts, with its own shapes
      own.clear();
      const shapefile: unknown = intake.application.location?.shapefile;
      const location = typeof shapefile === 'string' ? find(shapefile) : undefined;
      // A PTP of another folder may be called like the location: that one is not the PTP.
      if (location) own.add(location);
      for (const path of await filesOf(document)) {
        const match = path === shapefile ? undefined : find(path);
        if (!match) continue; // the answer says what was not handed in
        claimed.add(match);
        intake.enclosed.push({ path, bytes: await bytesOf(match) });
      }
      continue;
    }
    if (document.schema === 'kkpr/holidays@1') {
      intake.holidays = { file: file.name, document: document as unknown as HolidaysDocument };
      continue;
    }
    const title = String(document.title ?? document.id ?? file.name);
    const named: NamedFile[] = [];
    let complete = true;
    for (const path of await filesOf(document)) {
      const match = find(path);
      if (!match) {
        intake.problems.push(t.plans.missing(baseName(path), title));
        complete = false;
        continue;
      }
      claimed.add(match);
      named.push({ path, bytes: await bytesOf(match) });
    }
    if (complete) {
      const kind = document.schema === 'kkpr/plan@1' ? 'plan' : 'layer';
      intake.data.push({
        kind,
        id: String(document.id ?? file.name),
        title,
        document,
        files: named,
      });
    }
  }

  const unclaimed = rest.filter((f) => !claimed.has(f));
  const loose = unclaimed.filter((f) => kLooseParts.has(extension(f.name)));
  const others = unclaimed.filter((f) => !loose.includes(f));
  // What the application calls its location is it; papers beside it are not read here.
  const named = others.filter((f) => own.has(f));
  const whole = named.length > 0 ? named : others;
  if (whole.length > 1) {
    intake.problems.push(t.files.several(whole.map((f) => f.name).join(', ')));
  } else if (whole.length === 1 && whole[0]) {
    intake.location = { name: whole[0].name, bytes: await bytesOf(whole[0]) };
  } else if (loose.length === 1 && loose[0] && extension(loose[0].name) === 'shp') {
    intake.problems.push(t.files.loneShp(loose[0].name));
  } else if (loose.length > 0) {
    const shp = loose.find((f) => extension(f.name) === 'shp') ?? loose[0];
    const members = await Promise.all(
      loose.map(async (f) => ({ name: f.name, bytes: await bytesOf(f) })),
    );
    intake.location = { name: `${stem(shp?.name ?? 'lokasi')}.zip`, bytes: storeZip(members) };
  }
  return intake;
}
