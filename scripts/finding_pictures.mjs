// Pictures of findings for docs/FINDINGS.md: the outline of a fixture with the engine's own places marked,
// or the parts of its zip. Reads the fixture by itself; only the marks come from the engine.

import { inflateRawSync } from 'node:zlib';

const width = 360;
const height = 240;
const margin = 24;
const colours = {
  ground: '#ffffff',
  ink: '#1c2733',
  soft: '#5b6b7a',
  fill: '#cfe3ea',
  mark: '#c8102e',
};

const escaped = (text) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
const n = (value) => String(Number(value.toFixed(1)));

// ---- reading ------------------------------------------------------------------------------------

/** Members of a zip as [{ name, data }]; data is null where it cannot be inflated. Empty for no zip. */
export function membersOf(zip) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > zip.length) return [];
  const members = [];
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < zip.readUInt16LE(end + 10) && at + 46 <= zip.length; i++) {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    members.push({ name, data: contentOf(zip, at) });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return members;
}

function contentOf(zip, entry) {
  const local = zip.readUInt32LE(entry + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const body = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
  const method = zip.readUInt16LE(entry + 10);
  if (zip.readUInt16LE(entry + 8) & 1) return null;
  try {
    return method === 0 ? body : method === 8 ? inflateRawSync(body) : null;
  } catch {
    return null;
  }
}

/** Records of a .shp as arrays of rings; whatever does not fit is left out. */
export function recordsOf(shp) {
  const records = [];
  for (let at = 100; at + 8 <= shp.length; ) {
    const length = 2 * shp.readInt32BE(at + 4);
    const body = shp.subarray(at + 8, at + 8 + length);
    at += 8 + length;
    const rings = [];
    records.push(rings);
    if (body.length < 44 || ![3, 5, 13, 15, 23, 25].includes(body.readInt32LE(0))) continue;
    const parts = body.readInt32LE(36);
    const points = body.readInt32LE(40);
    const first = 44 + 4 * parts;
    if (parts < 1 || points < 1 || first + 16 * points > body.length) continue;
    for (let part = 0; part < parts; part++) {
      const from = body.readInt32LE(44 + 4 * part);
      const to = part + 1 < parts ? body.readInt32LE(48 + 4 * part) : points;
      const ring = [];
      for (let i = from; i < to && i < points; i++) {
        ring.push([body.readDoubleLE(first + 16 * i), body.readDoubleLE(first + 16 * i + 8)]);
      }
      rings.push(ring);
    }
  }
  return records;
}

// ---- drawing ------------------------------------------------------------------------------------

const finite = ([x, y]) => Number.isFinite(x) && Number.isFinite(y) && x > -1e38 && y > -1e38;

function svg(title, body) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(title)}</title>
<rect width="${width}" height="${height}" fill="${colours.ground}"/>
${body}</svg>
`;
}

function boxOf(points) {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Fits a box of the world into one of the picture, north up. */
function fitted([west, south, east, north], [left, top, right, bottom]) {
  const scale = Math.min(
    (right - left) / Math.max(east - west, 1e-12),
    (bottom - top) / Math.max(north - south, 1e-12),
  );
  const [cx, cy] = [(west + east) / 2, (south + north) / 2];
  return ([x, y]) => [(left + right) / 2 + (x - cx) * scale, (top + bottom) / 2 - (y - cy) * scale];
}

function outlines(records, place, dots) {
  let out = '';
  for (const rings of records) {
    const drawn = rings.map((ring) => ring.filter(finite).map(place)).filter((ring) => ring.length);
    if (drawn.length === 0) continue;
    const path = drawn
      .map((ring) => `M${ring.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}`)
      .join('');
    out += `<path d="${path}" fill="${colours.fill}" fill-rule="evenodd" fill-opacity=".75" stroke="${colours.ink}" stroke-width="1.2"/>\n`;
    if (!dots) continue;
    const path2 = drawn.flat().map(([x, y]) => `M${n(x)} ${n(y)}h0`);
    out += `<path d="${path2.join('')}" stroke="${colours.ink}" stroke-width="3.4" stroke-linecap="round"/>\n`;
  }
  return out;
}

/** Where the finding is: the place the engine names, else the vertex or ring it counts. */
function marksOf(finding, records) {
  const marks = [];
  for (const { record, ring, vertex, at } of finding.where) {
    const points = records[(record ?? 0) - 1]?.[ring ?? 0];
    if (at && finite(at)) marks.push(at);
    else if (points?.[vertex ?? 0] && finite(points[vertex ?? 0])) marks.push(points[vertex ?? 0]);
  }
  return marks;
}

const circle = ([x, y], radius) =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${radius}" fill="none" stroke="${colours.mark}" stroke-width="2"/>\n`;

/** The outline with its marks, and a magnified view of the first where it is too small to be seen. */
export function outlinePicture(title, shp, finding) {
  const records = recordsOf(shp);
  const points = records.flat(2).filter(finite);
  if (points.length < 2) return null;
  const marks = marksOf(finding, records).slice(0, 12);
  const box = boxOf(points);
  const extent = Math.max(box[2] - box[0], box[3] - box[1]);
  const near = marks.length > 0 ? nearest(marks[0], points) : extent;
  const tiny = marks.length > 0 && extent > 0 && near < extent / 25;
  const right = tiny ? 205 : width - margin;
  const place = fitted(box, [margin, margin, right, height - margin]);
  let body = outlines(records, place, points.length <= 400);
  for (const mark of marks) body += circle(place(mark), 8);
  if (tiny) {
    const [x, y] = marks[0];
    const reach = Math.max(near * 2.5, extent / 1e5);
    const [cx, cy, radius] = [285, height / 2, 62];
    const closer = fitted(
      [x - reach, y - reach, x + reach, y + reach],
      [cx - radius, cy - radius, cx + radius, cy + radius],
    );
    body += `<clipPath id="lens"><circle cx="${cx}" cy="${cy}" r="${radius}"/></clipPath>\n`;
    body += `<g clip-path="url(#lens)"><rect x="${cx - radius}" y="${cy - radius}" width="${2 * radius}" height="${2 * radius}" fill="#f6f8fa"/>\n`;
    body += `${outlines(clipped(records, [x, y], reach), closer, true)}${circle(closer([x, y]), 6)}</g>\n`;
    body += `<circle cx="${cx}" cy="${cy}" r="${radius}" fill="none" stroke="${colours.soft}"/>\n`;
    const factor = (radius / reach) * (extent / Math.max(right - margin, 1));
    body += `<text x="${cx}" y="${cy + radius + 18}" text-anchor="middle" font-family="sans-serif" font-size="12" fill="${colours.soft}">${Math.round(factor)} ×</text>\n`;
  }
  return svg(title, body);
}

/** Distance to the nearest vertex that is not the place itself. */
function nearest([x, y], points) {
  const apart = points.map(([a, b]) => Math.hypot(a - x, b - y)).filter((d) => d > 0);
  return apart.length > 0 ? Math.min(...apart) : 0;
}

/** Far vertices are drawn nearer, in the same direction: a picture wants no numbers of nine digits. */
function clipped(records, [x, y], reach) {
  const far = reach * 40;
  const pull = ([a, b]) => {
    const apart = Math.hypot(a - x, b - y);
    return apart > far ? [x + ((a - x) / apart) * far, y + ((b - y) / apart) * far] : [a, b];
  };
  return records.map((rings) => rings.map((ring) => ring.filter(finite).map(pull)));
}

/** The parts of the zip, those that the finding speaks of in red; missing ones are dashed. */
export function partsPicture(title, zip, finding) {
  const found = membersOf(zip);
  const spoken = new Set((finding?.where ?? []).map(({ file }) => file).filter(Boolean));
  const names = found.map(({ name }) => name);
  const rows = names.slice(0, 7).map((name) => ({ text: name, red: spoken.has(name) }));
  for (const name of spoken) {
    if (!names.includes(name) && rows.length < 8)
      rows.push({ text: name, red: true, dashed: true });
  }
  if (names.length > 7) rows.push({ text: `… ${names.length - 7}`, red: false });
  if (found.length === 0) {
    const start = [...zip.subarray(0, 12)].map((b) => b.toString(16).padStart(2, '0')).join(' ');
    rows.length = 0;
    rows.push({ text: start || '0', red: true });
  }
  let body = `<rect x="14" y="14" width="${width - 28}" height="${height - 28}" rx="6" fill="#f6f8fa" stroke="${found.length ? colours.soft : colours.mark}"${found.length ? '' : ' stroke-dasharray="6 4"'}/>\n`;
  body += `<text x="26" y="34" font-family="sans-serif" font-size="12" fill="${colours.soft}">.zip</text>\n`;
  rows.forEach(({ text, red, dashed }, i) => {
    const y = 44 + i * 22;
    body += `<rect x="26" y="${y}" width="${width - 52}" height="18" rx="3" fill="${dashed ? 'none' : '#ffffff'}" stroke="${red ? colours.mark : colours.soft}"${red ? ' stroke-width="1.8"' : ''}${dashed ? ' stroke-dasharray="4 3"' : ''}/>\n`;
    const shown = text.length > 44 ? `${text.slice(0, 20)}…${text.slice(-20)}` : text;
    body += `<text x="34" y="${y + 13}" font-family="monospace" font-size="11" fill="${red ? colours.mark : colours.ink}">${escaped(shown)}</text>\n`;
  });
  const prj = found.find(({ name }) => /\.prj$/i.test(name) && spoken.has(name))?.data;
  const text = prj?.subarray(0, 200).toString('latin1') ?? '';
  if (/^[\x20-\x7e]+$/.test(text)) {
    for (let line = 0; line < 3 && text.length > line * 50; line++) {
      const y = 62 + rows.length * 22 + line * 15;
      const piece = text.slice(line * 50, line * 50 + 50) + (line === 2 ? '…' : '');
      body += `<text x="26" y="${y}" font-family="monospace" font-size="10" fill="${colours.soft}">${escaped(piece)}</text>\n`;
    }
  }
  return svg(title, body);
}
