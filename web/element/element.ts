// <kkpr-check>: drop or choose a location, read what is wrong with it, preview the outcome.
// The class only; `define.ts` registers it.
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Coastline } from '../map/coastline.ts';
import type { DrawnZone, MapView, Scene } from '../map/map_view.ts';
import { en } from '../text/en.ts';
import type { Lang } from '../text/format.ts';
import * as format from '../text/format.ts';
import { id, type Texts } from '../text/id.ts';
import type { ApplicationAnswer } from './application_view.ts';
import { capApplies, dossier, type Intent, intentOf } from './dossier.ts';
import {
  type Engine,
  type EngineFailure,
  engineFailure,
  type Loaded,
  type NamedFile,
} from './engine.ts';
import { type DataSet, type Holidays, takeIn } from './files.ts';
import { icons } from './icons.ts';
import { kkprEngine } from './kkpr_engine.ts';
import { boxOf, inOrder, onMap, severityCount } from './order.ts';
import type { RepairDesk, RepairHost } from './repair_desk.ts';
import type {
  Application,
  Assessment,
  CheckResult,
  Finding,
  MultiPolygon,
  Place,
  PlanState,
} from './results.ts';
import { styles } from './styles.ts';

const texts: Record<Lang, Texts> = { id, en };
const kProgressAfterMs = 400; // shorter work shows no progress: a flicker tells nobody anything
const kMostDrawn = 20_000; // vertices of the backdrop: what is drawn at a steady frame rate
const stages = ['container', 'structure', 'geometry', 'overlay'] as const;
type Stage = (typeof stages)[number];
/** Stage names of the core that are shown under a neighbour's heading. */
const stageOf: Record<string, Stage> = {
  container: 'container',
  files: 'container',
  archive: 'container',
  structure: 'structure',
  crs: 'structure',
  coordinate: 'structure',
  coordinates: 'structure',
  geometry: 'geometry',
  topology: 'geometry',
  area: 'geometry',
  overlay: 'overlay',
  plan: 'overlay',
  assess: 'overlay',
  assessment: 'overlay',
};

interface Example {
  id: string;
  title: { id: string; en: string };
  application: string;
  plans: string[];
  layers: string[];
}

interface LocationFile {
  name: string;
  bytes: Uint8Array;
}

/** The report with all its views: needed from the first verdict on, and loaded while the file is checked. */
type ReportModule = typeof import('./report.js');

/** The report could not be fetched. */
class NotLoaded extends Error {}

/** A plan or layer that the engine holds; its files are not kept here as well. */
interface LoadedSet {
  kind: 'plan' | 'layer';
  id: string;
  title: string;
  level: string | null;
  findings: Loaded['findings'];
}

export class KkprCheck extends LitElement {
  static override styles = styles;
  static override properties = {
    lang: { type: String, reflect: true },
    examples: { type: String },
    phase: { state: true },
    stage: { state: true },
    checkResult: { state: true },
    assessment: { state: true },
    applicationAnswer: { state: true },
    planState: { state: true },
    problems: { state: true },
    failure: { state: true },
    exampleList: { state: true },
    data: { state: true },
    holidays: { state: true },
    intent: { state: true },
    otherActivity: { state: true },
    selected: { state: true },
    dms: { state: true },
    allRows: { state: true },
    dragging: { state: true },
    mapState: { state: true },
    said: { state: true },
    drawn: { state: true },
  };

  /** Makes the engine when it is first needed; a portal may put its own here before the first use. */
  static engine: () => Promise<Engine> = kkprEngine;
  /** A coastline for the map's background; left out, the map has only its graticule. */
  static coastline: (() => Promise<Coastline>) | null = null;

  declare lang: string;
  /** URL of an index of examples; left out, no example is offered. */
  declare examples: string | null;

  declare private phase: 'idle' | 'busy' | 'result' | 'failed';
  declare private stage: Stage | null;
  declare private checkResult: CheckResult | null;
  declare private assessment: Assessment | null;
  declare private applicationAnswer: ApplicationAnswer | null;
  declare private planState: PlanState;
  declare private problems: string[];
  declare private failure: {
    kind: 'start' | 'memory' | 'load' | 'broken' | 'told';
    detail: string;
    told: EngineFailure | null;
  } | null;
  declare private exampleList: Example[];
  declare private data: LoadedSet[];
  declare private holidays: Holidays | null;
  declare private intent: Intent;
  declare private otherActivity: boolean;
  declare private selected: Finding | null;
  declare private dms: boolean;
  declare private allRows: boolean;
  declare private dragging: boolean;
  declare private mapState: 'loading' | 'ready' | 'failed' | 'none';
  declare private said: string;
  declare private drawn: DrawnZone[];

  #engine: Promise<Engine> | null = null;
  #loading: Promise<ReportModule> | null = null;
  #report: ReportModule | null = null;
  #desk: RepairDesk | null = null;
  #repairs = false;
  #original: LocationFile | null = null; // what a repaired copy was made from
  #location: LocationFile | null = null;
  #application: Application | null = null;
  #enclosed: NamedFile[] = []; // by the application, beside its location
  #turn = 0; // results of an older turn are not shown
  #abort: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #map: MapView | null = null;
  #mapHost: Element | null = null;
  #wanted: { finding: Finding; place: Place } | null = null;
  #again: (() => void) | null = null;

  constructor() {
    super();
    this.lang = '';
    this.examples = null;
    this.phase = 'idle';
    this.stage = null;
    this.checkResult = null;
    this.assessment = null;
    this.applicationAnswer = null;
    this.planState = 'noPlan';
    this.problems = [];
    this.failure = null;
    this.exampleList = [];
    this.data = [];
    this.holidays = null;
    this.intent = { activity: '', foreignHouse: false };
    this.otherActivity = false;
    this.selected = null;
    this.dms = false;
    this.allRows = false;
    this.dragging = false;
    this.mapState = 'none';
    this.said = '';
    this.drawn = [];
  }

  /** The latest results, null before the first. */
  get result(): CheckResult | null {
    return this.checkResult;
  }
  get preview(): Assessment | null {
    return this.assessment;
  }

  /** Checks a location zip. Resolves when its verdict stands, or undefined when it was cancelled or refused. */
  async check(file: File): Promise<CheckResult | undefined> {
    await this.take([file]);
    return this.checkResult ?? undefined;
  }

  /** Takes what a person dropped: a location, an application, plans, layers and holidays, in any mixture. */
  async take(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    const turn = ++this.#turn;
    this.problems = [];
    this.said = '';
    this.#again = () => void this.take(files);
    await this.#work(turn, async (run) => {
      let intake: Awaited<ReturnType<typeof takeIn>>;
      try {
        intake = await takeIn(
          files,
          async (document) => (await this.#start()).filesOf(document),
          this.#t,
        );
      } catch (cause) {
        if (engineFailure(cause)) throw cause;
        this.problems = [this.#t.failed.read(files.map((f) => f.name).join(', '))];
        return;
      }
      this.problems = intake.problems;
      if (intake.application) this.#adopt(intake.application, intake.enclosed);
      if (intake.holidays) await this.#keepHolidays(intake.holidays);
      await this.#load(intake.data);
      if (intake.location) {
        this.#location = intake.location;
        this.#original = null;
        await this.#check(turn, run, true);
      } else if (intake.data.length > 0 || intake.application || intake.holidays) {
        await this.#check(turn, run, false);
      }
    });
  }

  /** Loads an example of the index by its id: location, application, plans and layers. */
  async tryExample(exampleId: string): Promise<void> {
    const example = this.exampleList.find((e) => e.id === exampleId);
    if (!example || !this.examples) return;
    const turn = ++this.#turn;
    this.problems = [];
    this.said = '';
    this.#again = () => void this.tryExample(exampleId);
    await this.#work(turn, async (run) => {
      const index = new URL(this.examples ?? '', document.baseURI);
      const engine = await this.#start();
      let application: Application;
      let location: LocationFile;
      const enclosed: NamedFile[] = [];
      const sets: DataSet[] = [];
      try {
        const applicationUrl = new URL(example.application, index);
        application = (await this.#fetch(applicationUrl, run.signal).then((r) =>
          r.json(),
        )) as Application;
        const path = application.location?.shapefile ?? '';
        location = {
          name: path.split('/').pop() ?? path,
          bytes: await this.#bytes(new URL(path, applicationUrl), run.signal),
        };
        for (const named of await engine.filesOf(application)) {
          if (named === path) continue;
          const bytes = await this.#bytes(new URL(named, applicationUrl), run.signal);
          enclosed.push({ path: named, bytes });
        }
        const documents = [
          ...example.plans.map((p) => ['plan', p] as const),
          ...example.layers.map((p) => ['layer', p] as const),
        ];
        for (const [kind, path] of documents) {
          const url = new URL(path, index);
          const document = (await this.#fetch(url, run.signal).then((r) => r.json())) as Record<
            string,
            unknown
          >;
          const files: NamedFile[] = [];
          for (const named of await engine.filesOf(document)) {
            files.push({ path: named, bytes: await this.#bytes(new URL(named, url), run.signal) });
          }
          sets.push({
            kind,
            id: String(document.id),
            title: String(document.title ?? document.id),
            document,
            files,
          });
        }
      } catch (cause) {
        if (run.signal.aborted || engineFailure(cause)) throw cause;
        this.problems = [this.#t.failed.example];
        return;
      }
      if (turn !== this.#turn) return;
      await engine.clearPlans();
      this.data = [];
      this.#adopt(application, enclosed);
      this.#location = location;
      this.#original = null;
      await this.#load(sets);
      await this.#check(turn, run, true);
    });
  }

  cancel(): void {
    this.#abort?.abort();
  }

  // ---- work -------------------------------------------------------------------------------------

  get #t(): Texts {
    return texts[this.#lang];
  }
  get #lang(): Lang {
    return this.lang.toLowerCase().startsWith('en') ? 'en' : 'id';
  }

  #start(): Promise<Engine> {
    if (!this.#engine) {
      const engine = (this.constructor as typeof KkprCheck).engine();
      this.#engine = engine;
      engine.catch(() => {
        if (this.#engine === engine) this.#engine = null; // the next use tries again
      });
    }
    return this.#engine;
  }

  #loadReport(): Promise<ReportModule> {
    this.#loading ??= import('./report.js').catch((cause: unknown) => {
      this.#loading = null; // the next use tries again
      throw new NotLoaded(String(cause));
    });
    return this.#loading;
  }

  async #fetch(url: URL, signal: AbortSignal): Promise<Response> {
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(`${response.status} ${url.pathname}`);
    return response;
  }
  async #bytes(url: URL, signal: AbortSignal): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#fetch(url, signal)).arrayBuffer());
  }

  async #work(
    turn: number,
    work: (run: { signal: AbortSignal; onProgress: (stage: string) => void }) => Promise<void>,
  ) {
    this.#abort?.abort();
    this.#desk?.stop();
    const controller = new AbortController();
    this.#abort = controller;
    const before = this.checkResult ? 'result' : 'idle';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (turn !== this.#turn) return;
      this.stage ??= 'container';
      this.phase = 'busy';
      void this.updateComplete.then(() => this.#focus('#busy'));
    }, kProgressAfterMs);
    const onProgress = (stage: string) => {
      const known = stageOf[stage];
      if (turn === this.#turn && known && known !== this.stage) {
        this.stage = known;
        if (this.phase === 'busy') this.said = this.#t.progress.stages[known];
      }
    };
    try {
      await work({ signal: controller.signal, onProgress });
      if (turn === this.#turn && this.phase === 'busy')
        this.phase = this.checkResult ? 'result' : 'idle';
    } catch (cause) {
      if (turn !== this.#turn) return;
      if (controller.signal.aborted || engineFailure(cause)?.code === 'cancelled') {
        this.phase = before;
        this.said = this.#t.progress.cancelled;
        void this.updateComplete.then(() => this.#focus('#choose'));
      } else {
        this.#fail(cause);
      }
    } finally {
      if (this.#abort === controller) this.#abort = null;
      if (turn === this.#turn) {
        clearTimeout(this.#timer);
        this.stage = null;
      }
    }
  }

  #fail(cause: unknown): void {
    const told = engineFailure(cause);
    const detail = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    const kind = /out of memory|enlarge memory|allocation failed|RangeError/i.test(detail)
      ? 'memory'
      : cause instanceof NotLoaded
        ? 'load'
        : told && told.code !== 'internal'
          ? 'told'
          : this.#engine === null // it never started: a failed start is not kept
            ? 'start'
            : 'broken';
    this.failure = { kind, detail, told };
    this.phase = 'failed';
    void this.updateComplete.then(() => this.#focus('#failed'));
  }

  #adopt(application: Application, enclosed: NamedFile[]): void {
    this.#application = application;
    this.#enclosed = enclosed;
    this.intent = intentOf(application);
    this.otherActivity =
      this.intent.activity !== '' && !(this.intent.activity in this.#t.activities);
  }

  async #load(sets: readonly DataSet[]): Promise<void> {
    if (sets.length === 0) return;
    const engine = await this.#start();
    for (const set of sets) {
      try {
        const loaded =
          set.kind === 'plan'
            ? await engine.loadPlan(set.document, set.files)
            : await engine.loadLayer(set.document, set.files);
        const others = this.data.filter((d) => d.kind !== set.kind || d.id !== loaded.id);
        const level = typeof set.document.level === 'string' ? set.document.level : null;
        const { kind, title } = set;
        this.data = [
          ...others,
          { kind, id: loaded.id, title, level, findings: loaded.findings ?? [] },
        ];
      } catch (cause) {
        const told = engineFailure(cause);
        if (!told || told.code === 'internal' || told.code === 'cancelled') throw cause;
        this.problems = [...this.problems, `${set.title}: ${told.text[this.#lang]}`];
      }
    }
  }

  /** A list that the core cannot read is refused here, before an application is judged by it. */
  async #keepHolidays(holidays: Holidays): Promise<void> {
    const engine = await this.#start();
    const empty: Application = { schema: 'kkpr/application@1' };
    try {
      await engine.validate?.(empty, [], { holidays: holidays.document });
      this.holidays = holidays;
      this.said = this.#t.holidays.loaded;
    } catch (cause) {
      const told = engineFailure(cause);
      if (!told || told.code === 'internal' || told.code === 'cancelled') throw cause;
      this.problems = [...this.problems, `${holidays.file}: ${told.text[this.#lang]}`];
    }
  }

  async #check(
    turn: number,
    run: { signal: AbortSignal; onProgress: (stage: string) => void },
    fresh: boolean,
  ) {
    if (!this.#location) return;
    const { name, bytes } = this.#location;
    const [engine, report] = await Promise.all([this.#start(), this.#loadReport()]);
    const result = await engine.check(bytes, {
      ...run,
      name,
      foreignHouse: capApplies(this.intent),
    });
    if (turn !== this.#turn) return;
    this.#report = report;
    this.#repairs = typeof engine.repair === 'function';
    this.#desk ??= new report.RepairDesk(this.#repairHost());
    this.#desk.begin(result, fresh);
    clearTimeout(this.#timer); // from here on the result itself is on the page
    this.checkResult = result;
    this.assessment = null;
    this.applicationAnswer = null;
    this.selected = null;
    this.failure = null;
    this.planState = this.#planStateBefore(result);
    if (fresh) this.allRows = false;
    this.phase = 'result';
    this.dispatchEvent(
      new CustomEvent('kkpr-checked', { detail: result, bubbles: true, composed: true }),
    );
    await this.updateComplete;
    if (fresh) this.#focus(severityCount(result, 'galat') > 0 ? '#summary' : '#verdict');
    await this.#answerApplication(turn, run);
    if (turn !== this.#turn) return;
    if (this.planState === 'working') await this.#assess(turn, run);
    else await this.#draw();
  }

  /** Of an application that was given, whether it is complete, which letter follows, and which way it goes. */
  async #answerApplication(
    turn: number,
    run: { signal: AbortSignal; onProgress: (stage: string) => void },
  ): Promise<void> {
    if (!this.#application || !this.#location) return;
    const engine = await this.#start();
    const path = this.#location.name;
    const application = dossier(this.#application, this.intent, path);
    const files = [{ path, bytes: this.#location.bytes }, ...this.#enclosed];
    const validation =
      (await engine.validate?.(application, files, {
        ...run,
        ...this.#calendar(),
      })) ?? null;
    const route = (await engine.route?.(application, files, run)) ?? null;
    if (turn === this.#turn) this.applicationAnswer = { validation, route };
  }

  #calendar() {
    return this.holidays ? { holidays: this.holidays.document } : {};
  }

  // ---- repair -----------------------------------------------------------------------------------

  #repairHost(): RepairHost {
    const element = this;
    return {
      get lang() {
        return element.#lang;
      },
      get canRepair() {
        return element.#repairs;
      },
      get coastline() {
        return (element.constructor as typeof KkprCheck).coastline;
      },
      update: () => this.requestUpdate(),
      updated: () => this.updateComplete,
      find: (selector) => this.renderRoot.querySelector<HTMLElement>(selector),
      say: (text) => {
        this.said = text;
        this.requestUpdate();
      },
      repair: async (options, signal) => {
        const engine = await this.#start();
        if (!engine.repair || !this.#location) throw new TypeError('nothing to repair');
        const { name, bytes } = this.#location;
        const foreignHouse = capApplies(this.intent);
        return engine.repair(bytes, { ...options, name, foreignHouse, signal });
      },
      repaired: (detail) => {
        this.dispatchEvent(
          new CustomEvent('kkpr-repaired', { detail, bubbles: true, composed: true }),
        );
      },
      take: (name, bytes) => this.#go({ name, bytes }, this.#original ?? this.#location),
    };
  }

  /** Shows another file that is at hand already. */
  #go(location: LocationFile, original: LocationFile | null): void {
    const turn = ++this.#turn;
    this.problems = [];
    this.said = original ? this.#t.drop.copy : '';
    this.#location = location;
    this.#original = original;
    this.#again = () => this.#go(location, original);
    void this.#work(turn, (run) => this.#check(turn, run, true));
  }

  #planStateBefore(result: CheckResult): PlanState {
    if (result.verdict !== 'memenuhi') return 'checkFirst';
    if (!this.data.some((d) => d.kind === 'plan')) return 'noPlan';
    return this.intent.activity === '' ? 'noActivity' : 'working';
  }

  async #assess(
    turn: number,
    run: { signal: AbortSignal; onProgress: (stage: string) => void },
  ): Promise<void> {
    if (!this.#location) return;
    const engine = await this.#start();
    const path = this.#location.name;
    const application = dossier(this.#application, this.intent, path);
    const assessment = await engine.assess(
      application,
      [{ path, bytes: this.#location.bytes }, ...this.#enclosed],
      { ...run, ...this.#calendar() },
    );
    if (turn !== this.#turn) return;
    this.assessment = assessment;
    this.planState = 'assessed';
    this.dispatchEvent(
      new CustomEvent('kkpr-assessed', { detail: assessment, bubbles: true, composed: true }),
    );
    await this.#draw();
  }

  /** After a change of the activity: the same file, at once. */
  #rerun(): void {
    if (!this.#location || !this.checkResult) return;
    const turn = ++this.#turn;
    void this.#work(turn, (run) => this.#check(turn, run, false));
  }

  async #clearData(): Promise<void> {
    await (await this.#start()).clearPlans();
    this.data = [];
    this.#rerun();
    this.#focus('#settings-title'); // the button that was pressed is gone
  }

  #dropHolidays = (): void => {
    this.holidays = null;
    this.#rerun();
    this.#focus('#settings-title');
  };

  // ---- map --------------------------------------------------------------------------------------

  async #draw(): Promise<void> {
    const check = this.checkResult;
    if (!check || this.phase !== 'result') return;
    const places = inOrder(check.findings).flatMap(({ where, severity, rule }) =>
      where.filter(onMap).map(({ at }) => ({ at, severity, rule })),
    );
    const geometry = check.location?.geometry ?? null;
    if (!geometry && places.length === 0) {
      this.mapState = 'none';
      this.#map?.dispose();
      this.#map = null;
      this.#mapHost = null;
      return;
    }
    if (this.mapState !== 'ready') this.mapState = 'loading';
    await this.updateComplete;
    try {
      const { createMapView } = await import('./map.js');
      const host = this.renderRoot.querySelector('#map');
      if (!host || check !== this.checkResult) return; // another file came meanwhile
      if (host !== this.#mapHost) {
        this.#map?.dispose();
        this.#mapHost = host;
        this.#map = createMapView(host as HTMLElement, {
          scale: this.renderRoot.querySelector('#scale') as HTMLElement,
          lang: this.#lang,
        });
      }
      this.#map?.setLang(this.#lang);
      const drawn = this.#map?.setScene({
        location: geometry,
        places,
        hole: check.findings.some((f) => f.rule === 'geometry.hole'),
        backdrop: this.#backdrop(),
        approved: (this.assessment?.products ?? [])
          .map((p) => p.approvedGeometry ?? null)
          .filter((g) => g !== null),
        deducted: (this.assessment?.products ?? []).flatMap((p) =>
          p.deductions.flatMap((d) =>
            d.geometry ? [{ factor: d.factor, where: d.geometry }] : [],
          ),
        ),
      });
      this.mapState = 'ready';
      if (this.#wanted) this.#map?.focusPlace(this.#wanted.place.at as [number, number]);
      this.#wanted = null;
      this.drawn = (await drawn) ?? [];
      const coastline = (this.constructor as typeof KkprCheck).coastline;
      if (coastline) this.#map?.setCoastline(await coastline());
    } catch (cause) {
      this.mapState = this.#map ? 'ready' : 'failed';
      console.warn('kkpr: map', cause);
    }
  }

  #backdrop(): Scene['backdrop'] {
    if (this.data.length === 0) return null;
    return async (box) =>
      (await (await this.#start()).shapesAround?.(box, { mostVertices: kMostDrawn })) ?? null;
  }

  #show(finding: Finding, place: Place): void {
    this.selected = finding;
    if (!place.at) return;
    if (this.#map && this.mapState === 'ready') this.#map.focusPlace(place.at);
    else this.#wanted = { finding, place };
    this.#turnToMap();
  }

  #look(place: MultiPolygon): void {
    if (!this.#map || this.mapState !== 'ready') return;
    this.#map.focusBox(boxOf(place));
    this.#turnToMap();
  }

  #turnToMap(): void {
    const host = this.renderRoot.querySelector<HTMLElement>('#map');
    host?.scrollIntoView({ block: 'nearest' });
    host?.focus({ preventScroll: true });
  }

  // ---- life -------------------------------------------------------------------------------------

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.lang) this.lang = document.documentElement.lang || 'id';
    document.addEventListener('dragover', this.#keepPage);
    document.addEventListener('drop', this.#keepPage);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('dragover', this.#keepPage);
    document.removeEventListener('drop', this.#keepPage);
    this.#abort?.abort();
    this.#map?.dispose();
    this.#map = null;
    this.#mapHost = null;
    this.#desk?.dispose();
    void this.#engine?.then(
      (engine) => engine.close(),
      () => {},
    );
    this.#engine = null;
    this.data = []; // the engine held them; a new one starts empty
  }

  protected override firstUpdated(): void {
    const idle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 200));
    const saves =
      (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
    // A failure here is shown when a file is chosen, not before.
    idle(() => {
      if (!this.isConnected || saves) return;
      this.#start().catch(() => {});
      // With the map the page needs no network any more.
      this.#loadReport()
        .then(() => import('./map.js'))
        .then(() => (this.constructor as typeof KkprCheck).coastline?.())
        .catch(() => {});
    });
    if (this.examples) {
      fetch(new URL(this.examples, document.baseURI))
        .then((r) => (r.ok ? r.json() : { examples: [] }))
        .then((index: { examples: Example[] }) => {
          this.exampleList = index.examples;
        })
        .catch(() => {});
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('phase')) {
      this.dispatchEvent(
        new CustomEvent('kkpr-phase', { detail: this.phase, bubbles: true, composed: true }),
      );
      if (
        this.phase === 'result' &&
        changed.get('phase') !== undefined &&
        this.mapState === 'ready'
      )
        void this.#draw();
    }
    if (changed.has('lang') && this.#map) this.#map.setLang(this.#lang);
    this.#desk?.updated();
  }

  /** A file dropped beside the zone would make the browser leave the page. */
  #keepPage = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #goTo =
    (selector: string) =>
    (event: Event): void => {
      event.preventDefault();
      const target = this.renderRoot.querySelector<HTMLElement>(selector);
      const focusable = target?.matches('[tabindex]')
        ? target
        : target?.querySelector<HTMLElement>('[tabindex="-1"]');
      target?.scrollIntoView({ block: 'start' });
      focusable?.focus({ preventScroll: true });
    };

  /** Links inside the shadow root: the browser would look for their targets in the page. */
  #onLink = (event: Event): void => {
    const link = (event.target as Element).closest?.('a[href^="#"]');
    if (link && !event.defaultPrevented) this.#goTo(link.getAttribute('href') ?? '')(event);
  };

  #onDrag =
    (over: boolean) =>
    (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      this.dragging = over;
    };
  #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.dragging = false;
    void this.take([...(event.dataTransfer?.files ?? [])]);
  };
  #onChoose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = ''; // the same file, mended, may be chosen again
    void this.take(files);
  };
  #choose = (which: string) => (): void => {
    this.renderRoot.querySelector<HTMLInputElement>(which)?.click();
  };

  #onActivity = (event: Event): void => {
    const chosen = (event.target as HTMLSelectElement).value;
    this.otherActivity = chosen === '*';
    this.intent = { ...this.intent, activity: chosen === '*' ? '' : chosen };
    this.#rerun();
  };
  #onOther = (event: Event): void => {
    this.intent = { ...this.intent, activity: (event.target as HTMLInputElement).value.trim() };
    this.#rerun();
  };
  #onForeign = (event: Event): void => {
    this.intent = { ...this.intent, foreignHouse: (event.target as HTMLInputElement).checked };
    this.#rerun();
  };

  #back = (): void => {
    if (this.#original) this.#go(this.#original, null);
  };

  #download = (): void => {
    const document =
      this.assessment || this.applicationAnswer
        ? {
            check: this.checkResult,
            ...this.applicationAnswer,
            ...(this.assessment && { assessment: this.assessment }),
          }
        : this.checkResult;
    const url = URL.createObjectURL(
      new Blob([JSON.stringify(document, null, 2)], { type: 'application/json' }),
    );
    const link = globalThis.document.createElement('a');
    link.href = url;
    link.download = `${(this.checkResult?.file.name ?? 'lokasi').replace(/\.zip$/i, '')}-kkpr.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  };

  // ---- views ------------------------------------------------------------------------------------

  protected override render() {
    return html`<div class="stack" lang=${this.#lang} @click=${this.#onLink}>
      <p class="hidden-text" role="status">${this.said}</p>
      ${
        this.phase === 'busy'
          ? this.#busy()
          : this.phase === 'failed'
            ? this.#failedView()
            : this.phase === 'result' && this.checkResult
              ? this.#resultView(this.checkResult)
              : this.#idle()
      }
      <input id="files" type="file" multiple tabindex="-1" aria-hidden="true" @change=${this.#onChoose} />
    </div>`;
  }

  #problemsView() {
    if (this.problems.length === 0) return nothing;
    return html`<div class="notice" role="alert">${this.problems.map((p) => html`<p>${p}</p>`)}</div>`;
  }

  #dropZone(compact: boolean) {
    const d = this.#t.drop;
    return html`<div
      class="drop no-print ${compact ? 'compact' : ''} ${this.dragging ? 'over' : ''}"
      part="drop"
      @dragenter=${this.#onDrag(true)}
      @dragover=${this.#onDrag(true)}
      @dragleave=${this.#onDrag(false)}
      @drop=${this.#onDrop}
    >
      ${
        compact
          ? html`<span class="file-name">${this.checkResult?.file.name ?? ''}</span>`
          : html`${icons.upload}
              <p class="label" id="drop-label">${d.label}</p>
              <p class="hint" id="drop-hint">${d.hint}</p>
              <p class="soft">${this.dragging ? d.release : d.here}</p>`
      }
      ${
        compact && this.#original
          ? html`<span class="tag-flat">${d.copy}</span>
              <button type="button" id="original" class="link" @click=${this.#back}>${d.back(this.#original.name)}</button>`
          : nothing
      }
      <button
        type="button"
        id="choose"
        class=${compact ? '' : 'main'}
        part="button"
        aria-describedby=${compact ? nothing : 'drop-hint'}
        @click=${this.#choose('#files')}
      >
        ${compact ? d.another : d.choose}
      </button>
    </div>`;
  }

  #examplesView() {
    if (this.exampleList.length === 0) return nothing;
    const d = this.#t.drop;
    return html`<div class="examples no-print">
      <p id="examples-label">${d.examples}</p>
      <ul aria-labelledby="examples-label">
        ${this.exampleList.map(
          (e, index) => html`<li>
            <button type="button" class="quiet" data-example=${e.id} @click=${() => void this.tryExample(e.id)}>
              ${index === 0 && this.exampleList.length === 1 ? d.example : e.title[this.#lang]}
            </button>
          </li>`,
        )}
      </ul>
    </div>`;
  }

  #settings() {
    const { intent: i, plans: p, activities } = this.#t;
    const plans = this.data.filter((d) => d.kind === 'plan').length;
    const known = Object.entries(activities);
    const chosen = this.otherActivity ? '*' : this.intent.activity;
    return html`<section class="card settings-card" aria-labelledby="settings-title">
      <h2 id="settings-title" tabindex="-1">${i.title}</h2>
      <div class="settings">
        <div class="tight">
          ${this.phase === 'result' ? nothing : html`<p class="soft">${i.optional}</p>`}
          <div class="field">
            <label for="activity">${i.activity}</label>
            <select id="activity" @change=${this.#onActivity}>
              <option value="" ?selected=${chosen === ''}>${i.none}</option>
              ${known.map(([code, name]) => html`<option value=${code} ?selected=${chosen === code}>${name}</option>`)}
              <option value="*" ?selected=${chosen === '*'}>${i.other}</option>
            </select>
          </div>
          ${
            this.otherActivity
              ? html`<div class="field">
                  <label for="other">${i.otherLabel}</label>
                  <input id="other" type="text" maxlength="200" .value=${this.intent.activity} @change=${this.#onOther} />
                </div>`
              : nothing
          }
          <label class="check"
            ><input id="foreign" type="checkbox" .checked=${this.intent.foreignHouse} @change=${this.#onForeign} />
            <span>${i.foreign}<br /><span class="small soft">${i.foreignHint}</span></span></label
          >
        </div>
        <div class="tight">
          <h3>${p.title}</h3>
          <p>${this.data.length === 0 ? p.none : p.loaded(plans, this.data.length - plans)}</p>
          ${
            this.data.length > 0
              ? html`<ul class="plan-list">
                  ${this.data.map(
                    (d) => html`<li>
                      <span class="tag-flat">${d.kind === 'plan' ? (d.level ?? p.plan) : p.layer}</span>
                      <div>
                        ${d.title}
                        ${d.findings.length > 0 ? this.#notesView(d) : nothing}
                      </div>
                    </li>`,
                  )}
                </ul>`
              : nothing
          }
          <p class="small soft">${p.hint}</p>
          <div class="buttons">
            <button type="button" id="add-plans" class="quiet" @click=${this.#choose('#files')}>${p.add}</button>
            ${
              this.data.length > 0
                ? html`<button type="button" class="link" @click=${() => void this.#clearData()}>${p.clear}</button>`
                : nothing
            }
          </div>
          ${this.holidays ? this.#holidaysView(this.holidays) : nothing}
        </div>
      </div>
    </section>`;
  }

  #notesView({ findings }: LoadedSet) {
    return html`<details class="small">
      <summary>${this.#t.plans.defects} <span class="count">(${format.count(findings.length, this.#lang)})</span></summary>
      <ul class="inside bullets">${findings.map((f) => html`<li>${f.message[this.#lang]}</li>`)}</ul>
    </details>`;
  }

  #holidaysView({ file, document }: Holidays) {
    const h = this.#t.holidays;
    return html`<div class="tight" id="holidays">
      <h3>${h.title}</h3>
      <p>
        ${document.years.map(({ year, source }) => html`<span class="tag-flat">${year}</span> ${source} `)}
        <span class="small soft">(${file})</span>
      </p>
      <p class="small soft">${h.use}</p>
      <p>
        <button type="button" id="drop-holidays" class="link" @click=${this.#dropHolidays}>${h.clear}</button>
      </p>
    </div>`;
  }

  #idle() {
    return html`${this.#problemsView()} ${this.#dropZone(false)} ${this.#examplesView()} ${this.#settings()}`;
  }

  #busy() {
    const { progress } = this.#t;
    const now = stages.indexOf(this.stage ?? 'container');
    const withPlans = this.data.some((d) => d.kind === 'plan');
    const shown = withPlans ? stages : stages.slice(0, 3);
    return html`<section class="card stack" aria-labelledby="busy" data-phase="busy">
      <h2 id="busy" tabindex="-1">${progress.title}</h2>
      <progress aria-labelledby="busy"></progress>
      <ol class="stages">
        ${shown.map((stage, index) => {
          const state = index < now ? 'done' : index === now ? 'now' : 'later';
          return html`<li data-state=${state} aria-current=${state === 'now' ? 'step' : nothing}>
            ${state === 'done' ? icons.good : icons.wait}${progress.stages[stage]}
          </li>`;
        })}
      </ol>
      <p><button type="button" id="cancel" @click=${() => this.cancel()}>${progress.cancel}</button></p>
    </section>`;
  }

  #failedView() {
    const f = this.#t.failed;
    const failure = this.failure;
    const kind = failure?.kind ?? 'broken';
    const text = kind === 'told' && failure?.told ? failure.told.text[this.#lang] : f.texts[kind];
    const title = kind === 'start' ? f.title : f.stopped;
    return html`<section class="card stack" aria-labelledby="failed">
      <h2 id="failed" tabindex="-1">${title}</h2>
      <p>${text}</p>
      <p><button type="button" class="main" @click=${() => this.#again?.()}>${f.retry}</button></p>
      <details>
        <summary>${f.detail}</summary>
        <p class="inside mono">${failure?.detail ?? ''}</p>
      </details>
    </section>`;
  }

  #resultView(check: CheckResult) {
    const report = this.#report;
    if (!report) return this.#busy();
    return report.reportView(
      {
        lang: this.#lang,
        check,
        planState: this.planState,
        assessment: this.assessment,
        application: this.applicationAnswer,
        data: this.data,
        selected: this.selected,
        dms: this.dms,
        allRows: this.allRows,
        mapState: this.mapState,
        drawn: this.drawn,
        coastline: (this.constructor as typeof KkprCheck).coastline !== null,
      },
      {
        drop: this.#dropZone(true),
        problems: this.#problemsView(),
        settings: this.#settings(),
        examples: this.#examplesView(),
        repair: this.#desk,
      },
      {
        goTo: this.#goTo,
        show: (finding, place) => this.#show(finding, place),
        look: (place) => this.#look(place),
        download: this.#download,
        zoom: (steps) => this.#map?.zoom(steps),
        fit: () => this.#map?.fit(),
        onForm: (dms) => {
          this.dms = dms;
        },
        onAll: () => {
          this.allRows = true;
        },
      },
    );
  }
}
