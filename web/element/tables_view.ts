// Zones, coordinates, facts of the file, possible coordinate systems.
import { html, nothing, svg } from 'lit';
import { zoneColour } from '../map/palette.ts';
import * as format from '../text/format.ts';
import type { Assessment, CheckResult, ZoneShare } from './results.ts';
import { position, programName, say, titleOf, type Words } from './words.ts';

const kRowsAtFirst = 50;
const kRowsAtMost = 5000; // more rows than that help nobody and slow the page; the JSON has them all

type Swatch = 'fill' | 'outline' | 'dashed' | 'layer' | 'dot';

/** A sample of how something looks on the map. */
export function swatch(colour: string, kind: Swatch = 'fill') {
  const body =
    kind === 'dot'
      ? svg`<circle cx="11" cy="8" r="6" fill=${colour} stroke="#fff" stroke-width="1.5"/>`
      : svg`<rect x="1.5" y="1.5" width="19" height="13" rx="2"
          fill=${kind === 'fill' || kind === 'layer' ? colour : '#fff'} fill-opacity=${kind === 'layer' ? 0.25 : 1}
          stroke=${kind === 'fill' ? '#14202f' : colour} stroke-width=${kind === 'fill' ? 1 : 2.5}
          stroke-dasharray=${kind === 'dashed' ? '5 3' : kind === 'layer' ? '1.5 3' : 'none'}/>`;
  return html`<svg class="swatch" width="22" height="16" viewBox="0 0 22 16" aria-hidden="true" focusable="false">${body}</svg>`;
}

/** The hatching of a deduction on the map. */
export const hatchSwatch = (colour: string) =>
  html`<svg class="swatch" width="22" height="16" viewBox="0 0 22 16" aria-hidden="true" focusable="false">${svg`<rect
    x="1.5" y="1.5" width="19" height="13" rx="2" fill="#fff" stroke=${colour} stroke-width="1.5"/><path
    d="M2 8 8 2M3 13.5 14.5 2M9 14 20 3M15 14l5-5" stroke=${colour} stroke-width="2"/>`}</svg>`;

export const zonesOf = (assessment: Assessment): ZoneShare[] =>
  assessment.products.flatMap((p) => p.zones);

export function zoneTable(words: Words, zones: readonly ZoneShare[], whole: number) {
  if (zones.length === 0) return nothing;
  const { t, lang } = words;
  const all = Math.max(
    whole,
    zones.reduce((total, z) => total + z.m2, 0),
  );
  const named = zones.filter((z) => z.zone !== null);
  const outside = zones.filter((z) => z.zone === null).reduce((total, z) => total + z.m2, 0);
  const missing = Math.max(outside, all - named.reduce((total, z) => total + z.m2, 0));
  const plans = new Set(zones.map((z) => z.plan)).size;
  const share = (m2: number) => (all > 0 ? format.percent((100 * m2) / all, lang) : '');
  // Below a hundredth of a square metre the rest is rounding, no land.
  const showsOutside = missing >= 0.01;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${t.zones.title}>
    <table id="zones" class="stacked" role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">${t.zones.zone}</th>
          <th scope="col" role="columnheader" class="wide">${t.zones.name}</th>
          <th scope="col" role="columnheader">${t.zones.permission}</th>
          <th scope="col" role="columnheader" class="right">${t.zones.m2}</th>
          <th scope="col" role="columnheader" class="right">${t.zones.percent}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${named.map(
          (z) => html`<tr role="row">
            <th scope="row" role="rowheader">
              <span class="code">${swatch(zoneColour(z.zone, z.name).css)}${z.zone}</span><span class="narrow small soft">${z.name ?? ''}</span>
            </th>
            <td role="cell" class="wide">
              ${z.name ?? ''}${plans > 1 ? html`<br /><span class="small soft">${titleOf(words, z.plan)}</span>` : nothing}
            </td>
            <td role="cell" class="permission" data-p=${z.permission ?? ''}>
              ${
                z.permission
                  ? html`${z.permission}<span class="wide"> · ${t.zones.permissions[z.permission]}</span>`
                  : t.zones.notRegulated
              }
            </td>
            <td role="cell" class="right">${format.decimal(z.m2, 2, lang)}</td>
            <td role="cell" class="right">${share(z.m2)}</td>
          </tr>`,
        )}
        ${
          showsOutside
            ? html`<tr role="row">
                <th scope="row" role="rowheader">${t.zones.outside}</th>
                <td role="cell" class="wide"></td>
                <td role="cell"></td>
                <td role="cell" class="right">${format.decimal(missing, 2, lang)}</td>
                <td role="cell" class="right">${share(missing)}</td>
              </tr>`
            : nothing
        }
      </tbody>
      <tfoot role="rowgroup">
        <tr role="row">
          <th scope="row" role="rowheader">${t.zones.total}</th>
          <td role="cell" class="wide"></td>
          <td role="cell"></td>
          <td role="cell" class="right">${format.decimal(all, 2, lang)}</td>
          <td role="cell" class="right">${share(all)}</td>
        </tr>
      </tfoot>
    </table>
  </div>
  <p class="narrow small soft">
    ${Object.entries(t.zones.permissions)
      .map(([letter, meaning]) => `${letter} ${meaning}`)
      .join(' · ')}
  </p>`;
}

export interface CoordinateView {
  dms: boolean;
  all: boolean;
  onForm: (dms: boolean) => void;
  onAll: () => void;
}

export function coordinateTable(words: Words, check: CheckResult, view: CoordinateView) {
  const polygons = check.location?.geometry?.coordinates;
  if (!polygons || polygons.length === 0) return nothing;
  const { t, lang } = words;
  const c = t.coordinates;
  const limit = view.all ? kRowsAtMost : kRowsAtFirst;
  let total = 0;
  const rows: unknown[] = [];
  polygons.forEach((rings, p) => {
    rings.forEach((ring, r) => {
      for (const [lon, lat] of ring) {
        if (++total > limit) continue;
        rows.push(html`<tr>
          <td class="right">${format.count(total, lang)}</td>
          <td class="right">${format.count(p + 1, lang)}</td>
          <td>${r === 0 ? c.outer : c.inner(r)}</td>
          <td class="right">${view.dms ? format.dms(lon, 'lon', lang) : format.degrees(lon, 'lon', lang)}</td>
          <td class="right">${view.dms ? format.dms(lat, 'lat', lang) : format.degrees(lat, 'lat', lang)}</td>
        </tr>`);
      }
    });
  });
  const radio = (dms: boolean, label: string) => html`<label
    ><input type="radio" name="form" .checked=${view.dms === dms} @change=${() => view.onForm(dms)} />${label}</label
  >`;
  return html`<section class="card coordinates" aria-labelledby="coordinates-title">
    <div class="head">
      <h2 id="coordinates-title">${c.title}</h2>
      <fieldset class="segmented no-print">
        <legend class="hidden-text">${c.format}</legend>
        ${radio(false, c.dd)}${radio(true, c.dms)}
      </fieldset>
    </div>
    <div class="scroll" tabindex="0" role="group" aria-label=${c.title}>
      <table id="coordinates">
        <thead>
          <tr>
            <th scope="col" class="right">${c.number}</th>
            <th scope="col" class="right">${c.polygon}</th>
            <th scope="col">${c.ring}</th>
            <th scope="col" class="right">${c.lon}</th>
            <th scope="col" class="right">${c.lat}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    ${
      total > limit && !view.all
        ? html`<p><button type="button" class="quiet no-print" id="all-points" @click=${view.onAll}>${c.all(total)}</button></p>`
        : nothing
    }
    ${total > limit && view.all ? html`<p class="soft">${c.capped(limit, total)}</p>` : nothing}
  </section>`;
}

function madeWith(words: Words, check: CheckResult): string {
  if (!check.madeWith) return '';
  const { program, certainty, because } = check.madeWith;
  const name = words.t.facts.certainty[certainty](programName(words, program));
  return `${name} (${because.map((sign) => say(words, sign)).join('; ')})`;
}

export function factsView(words: Words, check: CheckResult) {
  const { t, lang } = words;
  const f = t.facts;
  const location = check.location;
  const row = (name: string, value: unknown, mono = false) =>
    value === null || value === undefined || value === ''
      ? nothing
      : html`<div><dt>${name}</dt><dd class=${mono ? 'mono' : 'num'}>${value}</dd></div>`;
  const area = location?.area ?? null;
  const growth =
    area && area.geodesicM2 > 0
      ? (100 * (area.webMercatorM2 - area.geodesicM2)) / area.geodesicM2
      : null;
  return html`<section class="card" aria-labelledby="facts-title">
    <h2 id="facts-title">${f.title}</h2>
    <dl class="facts">
      ${row(f.name, check.file.name)} ${row(f.size, format.bytes(check.file.bytes, lang))}
      ${
        location
          ? html`${row(f.crs, location.crs ? location.crs.name + (location.crs.epsg ? ` (EPSG:${location.crs.epsg})` : '') : f.crsUnknown)}
            ${row(f.polygons, format.count(location.polygons, lang))}
            ${row(f.vertices, format.count(location.vertices, lang))}
            ${row(f.decimals, location.maxDecimals === null ? null : format.count(location.maxDecimals, lang))}
            ${row(f.centroid, location.centroid ? position(words, location.centroid[0], location.centroid[1]) : null)}
            ${row(
              f.areaMercator,
              area
                ? html`${format.area(area.webMercatorM2, lang)}${
                    growth !== null && growth > 0.005
                      ? html`<br /><span class="small soft">${f.areaReason(format.percent(growth, lang, 1))}</span>`
                      : nothing
                  }`
                : null,
            )}
            ${row(f.areaGeodesic, area ? format.area(area.geodesicM2, lang) : null)}
            ${row(f.perimeter, location.perimeterM !== null ? format.metres(location.perimeterM, lang) : null)}
            ${row(
              f.companions,
              location.companions
                .map(
                  (c) =>
                    `${c.name} (${t.facts.companionKind[c.geometry] ?? c.geometry}, ${format.count(c.records, lang)})`,
                )
                .join(', '),
            )}`
          : nothing
      }
      ${row(f.madeWith, madeWith(words, check))}
      ${row(f.sha, check.file.sha256, true)} ${row(f.ruleSet, format.date(check.tool.ruleSet, lang))}
      ${row(f.tool, check.tool.version)}
    </dl>
  </section>`;
}
