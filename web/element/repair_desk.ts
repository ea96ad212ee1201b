// Mending a copy: which system the numbers are in (the applicant says), what may be changed, what was changed,
// and the copy to take home. Its state stays here; the element calls `view` while it renders and `updated` after.
import { html, nothing } from 'lit';
import type { Coastline } from '../map/coastline.ts';
import * as format from '../text/format.ts';
import { candidatesCard } from './candidates_view.ts';
import { DeskMap } from './desk_map.ts';
import { type EngineFailure, engineFailure, type RepairOptions } from './engine.ts';
import { icons } from './icons.ts';
import { mapButtons } from './map_buttons.ts';
import { inOrder, severityCount } from './order.ts';
import type { Change, CheckResult, LedgerValue, LonLat, Repaired } from './results.ts';
import { swatch } from './tables_view.ts';
import { exactPosition, moved, placeName, reasonFor, say, type Words, wordsOf } from './words.ts';

/** What the desk needs of the element. */
export interface RepairHost {
  readonly lang: format.Lang;
  readonly canRepair: boolean;
  readonly coastline: (() => Promise<Coastline>) | null;
  update(): void;
  updated(): Promise<unknown>;
  find(selector: string): HTMLElement | null;
  /** Told to those who do not see the page change. */
  say(text: string): void;
  repair(options: Omit<RepairOptions, 'foreignHouse'>, signal: AbortSignal): Promise<Repaired>;
  repaired(result: Repaired): void;
  /** Goes on with the copy as the file to be checked. */
  take(name: string, bytes: Uint8Array): void;
}

// These change what is applied for, and are mended only when asked.
const kHoles = new Set(['geometry.hole', 'topology.enclosed-gap']);
const kOverlaps = new Set(['topology.overlap', 'topology.enclosed-gap']);
const byWill = (rule: string): boolean => kHoles.has(rule) || kOverlaps.has(rule);

const kRowsAtFirst = 5; // of each rule
const kRowsAtMost = 1000;
const kMovesDrawn = 2000;

const inDegrees = (value: LedgerValue): value is LonLat =>
  Array.isArray(value) && Math.abs(value[0]) <= 180 && Math.abs(value[1]) <= 89;

export class RepairDesk {
  readonly #host: RepairHost;
  readonly #candidateMap: DeskMap;
  readonly #compareMap: DeskMap;
  #check: CheckResult | null = null;
  #candidate: string | null = null;
  #fillHoles = false;
  #dissolve = false;
  #running: AbortController | null = null;
  #problem: 'missing' | 'nothing' | EngineFailure['text'] | null = null;
  #done: Repaired | null = null;
  #allRows = false;
  #allCandidates = false;

  constructor(host: RepairHost) {
    this.#host = host;
    this.#candidateMap = new DeskMap(host, '#candidate-map', '#candidate-scale');
    this.#compareMap = new DeskMap(host, '#repair-map', '#repair-scale');
  }

  /** Another result: what was repaired belongs to the one before. `fresh`: another file. */
  begin(check: CheckResult, fresh: boolean): void {
    this.#running?.abort();
    this.#running = null;
    this.#check = check;
    this.#done = null;
    this.#problem = null;
    this.#allRows = false;
    if (fresh || !check.candidates.some((c) => c.id === this.#candidate)) this.#candidate = null;
    if (fresh) {
      this.#fillHoles = false;
      this.#dissolve = false;
      this.#allCandidates = false;
    }
  }

  /** How many findings can be mended without asking. */
  offered(check: CheckResult): number {
    if (!this.#host.canRepair) return 0;
    return check.findings.filter((f) => f.repairable && !byWill(f.rule)).length;
  }

  dispose(): void {
    this.#running?.abort();
    this.#candidateMap.dispose();
    this.#compareMap.dispose();
  }

  /** After each rendering: the maps follow what is on the page. */
  updated(): void {
    const check = this.#check;
    if (!check) return;
    void this.#candidateMap.show(check, () => ({
      location: null,
      candidates: check.candidates.flatMap((c, index) =>
        c.centroid && inDegrees(c.centroid)
          ? [
              {
                id: c.id,
                label: this.#markLabel(check, index),
                at: c.centroid,
                box: c.bbox,
                nth: index + 1,
              },
            ]
          : [],
      ),
      onCandidate: (id) => this.#choose(id),
    }));
    this.#candidateMap.choose(this.#candidate);
    const done = this.#done;
    const after = done?.report.check.location?.geometry ?? null;
    const before = check.location?.geometry ?? null;
    void this.#compareMap.show(done, () => ({
      location: after ?? before,
      before: after ? before : null,
      moves: (done?.report.changes ?? [])
        .filter((c) => inDegrees(c.from) || inDegrees(c.to))
        .slice(0, kMovesDrawn)
        .map((c) => ({
          from: inDegrees(c.from) ? c.from : null,
          to: inDegrees(c.to) ? c.to : null,
        })),
    }));
  }

  #markLabel(check: CheckResult, index: number): string {
    return `${index + 1}: ${check.candidates[index]?.crs ?? ''}`;
  }

  #choose(id: string): void {
    this.#candidate = id;
    this.#problem = null;
    this.#done = null; // what was repaired with another system
    this.#host.update();
  }

  async #start(): Promise<void> {
    const check = this.#check;
    if (!check || this.#running) return;
    if (check.candidates.length > 0 && this.#candidate === null) {
      this.#problem = 'missing';
      this.#host.update();
      await this.#host.updated();
      this.#host.find('input[name=candidate]')?.focus();
      return;
    }
    if (
      check.candidates.length + this.offered(check) === 0 &&
      !this.#fillHoles &&
      !this.#dissolve
    ) {
      this.#problem = 'nothing';
      this.#host.update();
      await this.#host.updated();
      this.#host.find('.options input')?.focus();
      return;
    }
    const run = new AbortController();
    this.#running = run;
    this.#problem = null;
    this.#done = null;
    this.#allRows = false;
    this.#host.say(wordsOf(this.#host.lang).t.repair.working);
    let cancelled = false;
    try {
      const done = await this.#host.repair(
        {
          fillHoles: this.#fillHoles,
          dissolve: this.#dissolve,
          ...(this.#candidate === null ? {} : { candidate: this.#candidate }),
        },
        run.signal,
      );
      if (this.#running !== run) return;
      this.#done = done;
      const words = wordsOf(this.#host.lang);
      this.#host.say(`${words.t.repair.done}: ${verdictOf(words, done)}`);
      this.#host.repaired(done);
    } catch (cause) {
      if (this.#running !== run) return;
      const told = engineFailure(cause);
      cancelled = told?.code === 'cancelled';
      if (!cancelled) this.#problem = told?.text ?? { id: String(cause), en: String(cause) };
    }
    this.#running = null;
    this.#host.update();
    await this.#host.updated();
    this.#host.find(cancelled || this.#problem ? '#repair-start' : '#repair-done')?.focus();
  }

  #download = (): void => {
    const { zip, report } = this.#done ?? {};
    if (!zip || !report?.out) return;
    const url = URL.createObjectURL(new Blob([zip as BlobPart], { type: 'application/zip' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = report.out.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };

  #use = (): void => {
    const { zip, report } = this.#done ?? {};
    if (zip && report?.out) this.#host.take(report.out.name, zip);
  };

  // ---- views ------------------------------------------------------------------------------------

  view(words: Words, check: CheckResult): unknown {
    const asks = check.candidates.length > 0;
    const byAsking = (rules: ReadonlySet<string>) => check.findings.some((f) => rules.has(f.rule));
    const holes = byAsking(kHoles);
    const overlaps = byAsking(kOverlaps);
    const offers = this.#host.canRepair && (asks || holes || overlaps || this.offered(check) > 0);
    return html`${
      asks
        ? candidatesCard(words, check, {
            chosen: this.#candidate,
            missing: this.#problem === 'missing',
            all: this.#allCandidates,
            showAll: (id) => {
              this.#allCandidates = true;
              void this.#reveal(`[data-candidate="${CSS.escape(id)}"] input`);
            },
            mapState: this.#candidateMap.state,
            choose: (id) => this.#choose(id),
            show: (candidate) => this.#candidateMap.lookAt(candidate.bbox, '#candidate-map'),
            zoom: (steps) => this.#candidateMap.zoom(steps),
            fit: () => this.#candidateMap.fit(),
          })
        : nothing
    }${offers ? this.#card(words, check, holes, overlaps) : nothing}`;
  }

  #card(words: Words, check: CheckResult, holes: boolean, overlaps: boolean) {
    const r = words.t.repair;
    const sure = inOrder(check.findings).filter((f) => f.repairable && !byWill(f.rule));
    const candidate = check.candidates.find((c) => c.id === this.#candidate);
    const busy = this.#running !== null;
    const box = (
      name: string,
      checked: boolean,
      set: (on: boolean) => void,
      label: string,
      hint: string,
    ) =>
      html`<label class="check"
        ><input id=${name} type="checkbox" .checked=${checked} ?disabled=${busy}
          @change=${(e: Event) => {
            set((e.target as HTMLInputElement).checked);
            if (this.#problem === 'nothing') this.#problem = null;
            this.#host.update();
          }} />
        <span><strong>${label}</strong><br /><span class="small soft">${hint}</span></span></label
      >`;
    return html`<section class="card stack" id="repair" aria-labelledby="repair-title" part="repair" data-done=${this.#done ? 'yes' : 'no'}>
      <div class="tight">
        <h2 id="repair-title" tabindex="-1">${r.title}</h2>
        <p>${r.intro}</p>
      </div>
      ${
        sure.length > 0 || candidate
          ? html`<div class="tight">
              <h3>${r.will}</h3>
              <ul class="bullets">
                ${candidate ? html`<li>${say(words, candidate.reason)} ${r.converts}</li>` : nothing}
                ${sure.map((f) => html`<li>${say(words, f.message)}</li>`)}
              </ul>
            </div>`
          : nothing
      }
      ${
        holes || overlaps
          ? html`<fieldset class="tight options no-print" aria-describedby="repair-options-hint">
              <legend>${r.options}</legend>
              <p class="small soft" id="repair-options-hint">${r.optionsHint}</p>
              ${this.#problem === 'nothing' ? html`<p class="error" role="alert">${icons.bad}${r.nothingYet}</p>` : nothing}
              ${
                holes
                  ? box(
                      'fill-holes',
                      this.#fillHoles,
                      (on) => {
                        this.#fillHoles = on;
                      },
                      r.fillHoles,
                      r.fillHolesHint,
                    )
                  : nothing
              }
              ${
                overlaps
                  ? box(
                      'dissolve',
                      this.#dissolve,
                      (on) => {
                        this.#dissolve = on;
                      },
                      r.dissolve,
                      r.dissolveHint,
                    )
                  : nothing
              }
            </fieldset>`
          : nothing
      }
      ${
        typeof this.#problem === 'object' && this.#problem
          ? html`<p class="notice" role="alert">${this.#problem[words.lang]}</p>`
          : nothing
      }
      <div class="buttons no-print" aria-busy=${busy ? 'true' : 'false'}>
        <button type="button" id="repair-start" class=${this.#done ? '' : 'main'} aria-disabled=${busy ? 'true' : 'false'} @click=${() => void this.#start()}>
          ${busy ? r.working : candidate ? r.startWith(candidate.crs, check.candidates.indexOf(candidate) + 1) : r.start}
        </button>
        ${
          busy
            ? html`<button type="button" class="link" @click=${() => this.#running?.abort()}>${r.cancel}</button>`
            : nothing
        }
      </div>
      ${this.#done ? this.#outcome(words, check, this.#done) : nothing}
    </section>`;
  }

  #outcome(words: Words, check: CheckResult, done: Repaired) {
    const { t, lang } = words;
    const r = t.repair;
    const { report, zip } = done;
    const again = report.check;
    const good = zip !== null && again.verdict === 'memenuhi';
    const tone = good ? 'good' : 'bad';
    const word = verdictOf(words, done);
    const changed = zip !== null && report.changeCount > 0;
    const left = changed ? inOrder(again.findings) : [];
    return html`<div class="stack outcome">
      <div class="verdict" data-tone=${tone} data-verdict="repair">
        <h3 class="what" id="repair-done" tabindex="-1">${r.done}</h3>
        <p class="word">${good ? icons.good : icons.bad}<span>${word}</span></p>
        ${changed || zip === null ? nothing : html`<p>${r.unchanged}</p>`}
      </div>
      ${
        zip && changed
          ? html`<div class="tight">
              <div class="buttons no-print">
                <button type="button" id="repair-download" class="main" @click=${this.#download}>
                  ${icons.download}${r.download(report.out?.name ?? '', format.bytes(zip.length, lang))}
                </button>
                <button type="button" id="repair-use" @click=${this.#use}>${r.use}</button>
              </div>
              <p class="disclaimer">${r.untouched}</p>
            </div>`
          : nothing
      }
      ${changed ? this.#figures(words, done) : nothing}
      ${
        report.refused.length > 0
          ? html`<div class="tight" id="repair-refused">
              <h3>${r.refused}</h3>
              <ul class="bullets">
                ${report.refused.map((one) => html`<li data-rule=${one.rule}>${reasonFor(words, one.reason)} <span class="mono soft">${one.rule}</span></li>`)}
              </ul>
            </div>`
          : nothing
      }
      ${
        left.length > 0
          ? html`<div class="tight" id="repair-left">
              <h3>${r.remaining}</h3>
              <ul class="bullets">
                ${left.map((f) => html`<li data-rule=${f.rule}><strong>${t.findings[f.severity]}.</strong> ${say(words, f.message)}</li>`)}
              </ul>
            </div>`
          : nothing
      }
      ${
        changed && report.notes.length > 0
          ? html`<div class="tight" id="repair-notes">
              <h3>${r.notes}</h3>
              <ul class="bullets">
                ${report.notes.map((note) => html`<li>${say(words, note)}</li>`)}
              </ul>
            </div>`
          : nothing
      }
      ${changed ? this.#preview(words, check, done) : nothing} ${this.#ledger(words, done)}
    </div>`;
  }

  #figures(words: Words, { report }: Repaired) {
    const { t, lang } = words;
    const r = t.repair;
    const { areaBeforeM2: before, areaAfterM2: after } = report;
    const square = (m2: number) => `${format.decimal(m2, 2, lang)}\u00a0m²`;
    const area = (m2: number | null) => (m2 === null ? r.unknown : square(m2));
    const figure = (name: string, value: string) =>
      html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
    const difference = (): string => {
      if (before === null || after === null) return r.unknown;
      const by = after - before;
      const share = before > 0 ? ` (${format.percent((100 * Math.abs(by)) / before, lang)})` : '';
      return `${by < 0 ? '−' : by > 0 ? '+' : ''}${square(Math.abs(by))}${share}`;
    };
    return html`<dl class="figures" id="repair-figures">
      ${figure(r.changes, format.count(report.changeCount, lang))}
      ${figure(r.furthest, report.maxMovedM > 0 ? moved(words, report.maxMovedM) : r.still)}
      ${figure(r.areaBefore, area(before))} ${figure(r.areaAfter, area(after))}
      ${figure(r.difference, difference())}
    </dl>`;
  }

  #preview(words: Words, check: CheckResult, done: Repaired) {
    const { t } = words;
    const r = t.repair;
    const after = done.report.check.location?.geometry;
    const before = check.location?.geometry;
    if (!after && !before) return nothing;
    const { state } = this.#compareMap;
    return html`<div class="preview">
      <div class="map-box">
        <div id="repair-map" class="map" role="application" tabindex="0" aria-label=${r.map} data-state=${state}></div>
        ${state === 'ready' ? nothing : html`<p class="map-status">${state === 'failed' ? r.mapFailed : t.map.loading}</p>`}
        ${mapButtons(words, state !== 'ready', {
          zoom: (steps) => this.#compareMap.zoom(steps),
          fit: () => this.#compareMap.fit(),
        })}
        <div class="map-note" aria-hidden="true"><span class="scale" id="repair-scale"></span></div>
      </div>
      <ul class="legend map-foot" aria-label=${t.map.legend}>
        ${after && before ? html`<li>${swatch('#14202f', 'dashed')}${r.before}</li>` : nothing}
        <li>${swatch('rgb(251, 51, 0)', 'outline')}${after ? r.after : r.before}</li>
        ${
          done.report.changes.some((c) => inDegrees(c.from) || inDegrees(c.to))
            ? html`<li>${swatch('#0049b8', 'dot')}${r.movedVertex}</li>`
            : nothing
        }
      </ul>
    </div>`;
  }

  #ledger(words: Words, { report }: Repaired) {
    const { changes, changeCount } = report;
    if (changes.length === 0) return nothing;
    const r = words.t.repair;
    const kept = new Map<string, Change[]>(report.summary.map(({ rule }) => [rule, []]));
    for (const change of changes) kept.get(change.rule)?.push(change);
    let room = this.#allRows ? kRowsAtMost : changes.length;
    const shown = report.summary.map((sum) => {
      const rows = (kept.get(sum.rule) ?? []).slice(0, this.#allRows ? room : kRowsAtFirst);
      room -= rows.length;
      return { ...sum, rows };
    });
    const rows = shown.reduce((total, group) => total + group.rows.length, 0);
    const most = Math.min(changes.length, kRowsAtMost);
    return html`<div class="tight" id="repair-ledger">
      <h3>${r.ledger}</h3>
      <div class="scroll" tabindex="0" role="group" aria-label=${r.ledger}>
        <table class="ledger">
          <thead>
            <tr>
              <th scope="col">${r.where}</th>
              <th scope="col">${r.fromTo}</th>
              <th scope="col" class="right"><span class="wide">${r.movedM}</span><span class="narrow">m</span></th>
            </tr>
          </thead>
          ${shown.map(
            (group) => html`<tbody data-rule=${group.rule}>
              <tr class="group">
                <th colspan="3" scope="rowgroup">
                  <span class="mono">${group.rule}</span>: ${r.byRule(group.count, group.maxMovedM > 0 ? moved(words, group.maxMovedM) : '')}
                </th>
              </tr>
              ${group.rows.map((change) => this.#row(words, change))}
            </tbody>`,
          )}
        </table>
      </div>
      ${changeCount > rows ? html`<p class="soft small">${r.more(changeCount - rows)}</p>` : nothing}
      ${
        !this.#allRows && most > rows
          ? html`<p class="no-print"><button type="button" class="quiet" id="repair-all" @click=${this.#showAll}>${r.all(most)}</button></p>`
          : nothing
      }
    </div>`;
  }

  #showAll = (): void => {
    this.#allRows = true;
    void this.#reveal('#repair-ledger .scroll');
  };

  /** The button that asked for more is gone: the focus goes to what came. */
  async #reveal(selector: string): Promise<void> {
    this.#host.update();
    await this.#host.updated();
    this.#host.find(selector)?.focus();
  }

  #row(words: Words, change: Change) {
    const { t } = words;
    const { movedM } = change;
    const at = [change.to, change.from].find(inDegrees) ?? null;
    const named = placeOf(words, change);
    return html`<tr>
      <th scope="row">
        ${
          at
            ? html`<button type="button" class="link" aria-label=${t.findings.showAt(named)} @click=${() => this.#compareMap.lookAt(at, '#repair-map')}>${named}</button>`
            : named
        }
      </th>
      <td class="num">${fromTo(words, change)}</td>
      <td class="right">${movedM > 0 ? moved(words, movedM) : ''}</td>
    </tr>`;
  }
}

function verdictOf(words: Words, { report, zip }: Repaired): string {
  const r = words.t.repair;
  if (zip === null) return r.none;
  const { verdict } = report.check;
  if (verdict === 'memenuhi') return r.good;
  return verdict === 'tidak-memenuhi' ? r.left(severityCount(report.check, 'galat')) : r.unread;
}

function placeOf(words: Words, { record, ring, vertex }: Change): string {
  const place = {
    ...(typeof record === 'number' ? { record } : {}),
    ...(typeof ring === 'number' ? { ring } : {}),
    ...(typeof vertex === 'number' ? { vertex } : {}),
  };
  return placeName(words, place) || words.t.repair.wholeFile;
}

function fromTo(words: Words, change: Change) {
  const { from, to } = change;
  if (from === null && to === null) return nothing;
  const { added, removed } = words.t.repair;
  return html`<span class="soft">${shownValue(words, change, from, added)}</span><br />→ ${shownValue(words, change, to, removed)}`;
}

function shownValue(words: Words, change: Change, value: LedgerValue, none: string) {
  const { t, lang } = words;
  if (value === null) return none;
  if (typeof value === 'string') return t.repair.values[value] ?? value;
  if (typeof value === 'number') {
    // Of a ring its points are counted; between polygons it is the number of one.
    if (change.ring !== null) return t.repair.points(value);
    if (change.rule.startsWith('topology.')) return t.findings.place.record(value);
    return format.count(value, lang);
  }
  const [x, y] = exactPosition(words, value[0], value[1]);
  return html`<span class="whole">${x}</span> / <span class="whole">${y}</span>`;
}
