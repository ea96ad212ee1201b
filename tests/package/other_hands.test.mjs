// Shapefiles that other people's programs wrote, made while testing: GDAL, pyshp, shapelib, mapshaper. And any
// folder of zips: KKPR_CORPUS=DIR, searched recursively, must run through without a crash.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { api, bytesOf, fixtures, kkpr, root, scratch, violations, zip } from './helpers.mjs';

const wgs84 =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

const engine = await api.createEngine({ inProcess: true });
after(() => engine.close());

/** Everything that is made here, for the run over a whole folder at the end. */
const made = scratch();

function run(command, words, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, words, {
    encoding: 'utf8',
    ...options,
  });
  if (error) throw error;
  assert.equal(status, 0, `${command} ${words.join(' ')}: ${stderr}`);
  return stdout;
}

/** All files of a folder as {name: bytes}. */
const filesIn = (folder) =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name))]),
  );

/** Zips the files, checks the zip, keeps it. */
async function checked(name, files) {
  const file = join(made, `${name.replace(/[^a-z0-9.-]+/gi, '_')}.zip`);
  writeFileSync(file, Buffer.isBuffer(files) ? files : zip(files));
  const json = await engine.check(readFileSync(file), { name: basename(file) });
  assert.deepEqual(violations(json, 'check.json'), [], name);
  const { verdict, findings, madeWith } = json;
  return { verdict, madeWith, rules: findings.map(({ rule }) => rule), json };
}

async function expects(name, files, verdict, rules, program) {
  const found = await checked(name, files);
  assert.deepEqual(
    { verdict: found.verdict, rules: found.rules },
    { verdict, rules },
    `${name}: ${found.json.findings.map(({ message }) => message.en).join(' ')}`,
  );
  if (program !== undefined) assert.equal(found.madeWith?.program ?? null, program, name);
  return found.json;
}

// ---- GDAL -------------------------------------------------------------------------------------------

const plotA = [
  [115.2, -8.6],
  [115.2, -8.599],
  [115.201, -8.599],
  [115.201, -8.6],
  [115.2, -8.6],
];
const plotB = plotA.map(([x, y]) => [Number((x + 0.002).toFixed(6)), y]);
const hole = [
  [115.2004, -8.5996],
  [115.2006, -8.5996],
  [115.2006, -8.5994],
  [115.2004, -8.5994],
  [115.2004, -8.5996],
];
const collection = (...geometries) => ({
  type: 'FeatureCollection',
  features: geometries.map((geometry, i) => ({
    type: 'Feature',
    properties: { nama: `Bidang ${i + 1}: Ø é`, luas: 1.5 + i, nomor: i },
    geometry,
  })),
});
const two = collection(
  { type: 'Polygon', coordinates: [plotA] },
  { type: 'Polygon', coordinates: [plotB] },
);

/** ogr2ogr of a collection into the parts of `lokasi`. */
function gdal(source, options = []) {
  const folder = scratch();
  const input = join(folder, 'masukan.geojson');
  writeFileSync(input, typeof source === 'string' ? source : JSON.stringify(source));
  const out = join(folder, 'keluar');
  mkdirSync(out);
  run('ogr2ogr', ['-f', 'ESRI Shapefile', ...options, join(out, 'lokasi.shp'), input]);
  return { out, files: filesIn(out) };
}

describe('GDAL', () => {
  const creation = [
    ['ENCODING=UTF-8'],
    ['ENCODING=ISO-8859-1'],
    ['ENCODING=CP1252'],
    ['ENCODING=CP437'],
    ['ENCODING='],
    ['SPATIAL_INDEX=YES'],
    ['RESIZE=YES'],
    ['DBF_EOF_CHAR=NO'],
    ['DBF_DATE_LAST_UPDATE=2001-02-03'],
    ['2GB_LIMIT=YES'],
    ['AUTO_REPACK=NO'],
  ];
  for (const options of creation) {
    test(`layer creation option ${options}`, async () => {
      const { files } = gdal(
        two,
        options.flatMap((option) => ['-lco', option]),
      );
      await expects(`gdal ${options}`, files, 'memenuhi', []);
    });
  }

  for (const type of ['POLYGONZ', 'POLYGONM', 'POLYGONZM']) {
    test(`geometry type ${type} is said and ignored`, async () => {
      const { files } = gdal(two, ['-lco', `SHPT=${type}`]);
      await expects(`gdal ${type}`, files, 'memenuhi', ['structure.z-or-m']);
    });
  }

  test('numbers of 24.15 point at GDAL', async () => {
    await expects('gdal numbers', gdal(two).files, 'memenuhi', [], 'gdal');
  });

  test('KML as Google Earth saves it', async () => {
    const kml = `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>Lahan</name><description>x</description><Polygon><tessellate>1</tessellate><outerBoundaryIs><LinearRing><coordinates>${plotA.map(([x, y]) => `${x},${y},0`).join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>`;
    const { files } = gdal(kml);
    await expects('gdal kml', files, 'memenuhi', ['structure.z-or-m'], 'google-earth');
  });

  test('a multipolygon, and one with a hole', async () => {
    const parts = { type: 'MultiPolygon', coordinates: [[plotA], [plotB]] };
    await expects('gdal multi', gdal(collection(parts)).files, 'memenuhi', []);
    const holed = { type: 'Polygon', coordinates: [plotA, hole] };
    await expects('gdal hole', gdal(collection(holed)).files, 'tidak-memenuhi', ['geometry.hole']);
  });

  for (const [system, rule] of [
    ['EPSG:32750', 'crs.projected'],
    ['EPSG:3857', 'crs.projected'],
    ['EPSG:23837', 'crs.projected'],
    ['EPSG:9494', 'crs.projected'],
    ['EPSG:4755', 'crs.wrong-datum'],
    ['EPSG:9470', 'crs.wrong-datum'],
  ]) {
    test(`${system} is ${rule}`, async () => {
      const { files } = gdal(two, ['-t_srs', system]);
      const found = await checked(`gdal ${system}`, files);
      assert.equal(found.verdict, 'tidak-memenuhi');
      assert.equal(found.rules[0], rule, found.rules.join());
    });
  }

  test('a row that is deleted but not packed, and packed', async () => {
    const { out } = gdal(two, ['-lco', 'AUTO_REPACK=NO']);
    run('ogrinfo', [
      ...[out, '-q', '-oo', 'AUTO_REPACK=NO', '-dialect', 'SQLite'],
      ...['-sql', 'DELETE FROM lokasi WHERE nomor = 0'],
    ]);
    await expects('gdal deleted', filesIn(out), 'memenuhi', ['structure.dbf-count']);
    run('ogrinfo', [out, '-q', '-sql', 'REPACK lokasi']);
    await expects('gdal repacked', filesIn(out), 'memenuhi', []);
  });

  test('a layer of no feature', async () => {
    const found = await checked('gdal empty', gdal(two, ['-where', 'nomor > 9']).files);
    assert.deepEqual(found.rules, ['geometry.empty']);
    assert.equal(found.verdict, 'tidak-terbaca');
  });

  test("GDAL's own zipped shapefile, .shz and .shp.zip", async () => {
    for (const name of ['lokasi.shz', 'lokasi.shp.zip']) {
      const folder = scratch();
      const input = join(folder, 'masukan.geojson');
      writeFileSync(input, JSON.stringify(two));
      run('ogr2ogr', ['-f', 'ESRI Shapefile', join(folder, name), input]);
      await expects(`gdal ${name}`, readFileSync(join(folder, name)), 'memenuhi', []);
    }
  });

  test('other formats of GDAL in a zip are named, not taken for a shapefile', async () => {
    for (const [format, name, said] of [
      ['GPKG', 'lokasi.gpkg', /GeoPackage/],
      ['KML', 'lokasi.kml', /KML/],
      ['GeoJSON', 'lokasi.geojson', /GeoJSON/],
      ['FlatGeobuf', 'lokasi.fgb', /FlatGeobuf/],
      ['GML', 'lokasi.gml', /GML/],
      ['MapInfo File', 'lokasi.tab', /MapInfo/],
    ]) {
      const folder = scratch();
      const out = join(folder, 'keluar');
      mkdirSync(out);
      writeFileSync(join(folder, 'a.geojson'), JSON.stringify(two));
      run('ogr2ogr', ['-f', format, join(out, name), join(folder, 'a.geojson')]);
      const found = await checked(`gdal ${format}`, filesIn(out));
      assert.equal(found.verdict, 'tidak-terbaca');
      const finding = found.json.findings.find(({ rule }) => rule === 'files.no-polygon-layer');
      assert.match(finding.message.id, said);
      // And not zipped at all.
      if (format !== 'MapInfo File') {
        const bare = await checked(`gdal bare ${format}`, readFileSync(join(out, name)));
        assert.deepEqual(bare.rules, ['container.not-zip']);
        assert.match(bare.json.findings[0].message.id, said);
      }
    }
  });
});

// ---- pyshp ------------------------------------------------------------------------------------------

/** A Python that has pyshp: the machine's first one need not be Debian's. */
const python = ['python3', '/usr/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import shapefile']).status === 0,
);

function pyshp(script) {
  assert.ok(python, 'python3-pyshp is missing: scripts/setup.sh installs it');
  const folder = scratch();
  const ring = JSON.stringify(plotA.map(([x, y]) => [x, y]));
  run(
    python,
    ['-c', `import shapefile\nring = ${ring}\nw = shapefile.Writer('lokasi'${script}\nw.close()`],
    { cwd: folder },
  );
  writeFileSync(join(folder, 'lokasi.prj'), wgs84);
  return filesIn(folder);
}

describe('pyshp', () => {
  test('a plain polygon', async () => {
    const files = pyshp(
      ")\nw.field('NAMA', 'C')\nw.field('LUAS', 'F', 19, 11)\nw.poly([ring])\nw.record('A', 1.5)",
    );
    await expects('pyshp', files, 'memenuhi', [], 'arcgis');
  });
  test('without a .prj, as it leaves it', async () => {
    const { 'lokasi.prj': _, ...files } = pyshp(
      ")\nw.field('NAMA', 'C')\nw.poly([ring])\nw.record('A')",
    );
    await expects('pyshp no prj', files, 'tidak-memenuhi', ['files.missing-part']);
  });
  test('text in Latin-1 and in UTF-8', async () => {
    for (const encoding of ['latin1', 'utf8']) {
      const files = pyshp(
        `, encoding='${encoding}')\nw.field('NAMA', 'C')\nw.poly([ring])\nw.record('Øst é')`,
      );
      await expects(`pyshp ${encoding}`, files, 'memenuhi', []);
    }
  });
  test('Z, M, a null shape, a date, a logical column', async () => {
    const z = pyshp(
      ")\nw.field('NAMA', 'C')\nw.polyz([[p + [0, 0] for p in ring]])\nw.record('A')",
    );
    await expects('pyshp z', z, 'memenuhi', ['structure.z-or-m']);
    const m = pyshp(")\nw.field('NAMA', 'C')\nw.polym([[p + [5] for p in ring]])\nw.record('A')");
    await expects('pyshp m', m, 'memenuhi', ['structure.z-or-m']);
    const missing = pyshp(
      ")\nw.field('NAMA', 'C')\nw.poly([ring])\nw.null()\nw.record('A')\nw.record('B')",
    );
    await expects('pyshp null', missing, 'tidak-memenuhi', ['structure.null-shape']);
    const typed = pyshp(
      ")\nw.field('TGL', 'D')\nw.field('YA', 'L')\nw.poly([ring])\nw.record('20250101', True)",
    );
    await expects('pyshp types', typed, 'memenuhi', []);
  });
  test('the outer ring the wrong way round', async () => {
    const files = pyshp(")\nw.field('NAMA', 'C')\nw.poly([ring[::-1]])\nw.record('A')");
    const found = await checked('pyshp turned', files);
    assert.equal(found.verdict, 'memenuhi');
    // Newer versions turn it themselves.
    assert.ok(['', 'geometry.ring-orientation'].includes(found.rules.join()), found.rules.join());
  });
});

// ---- shapelib ---------------------------------------------------------------------------------------

describe("shapelib's tools", () => {
  const shapelib = (vertices) => {
    const folder = scratch();
    const at = { cwd: folder };
    run('shpcreate', ['lokasi', 'polygon'], at);
    run('shpadd', ['lokasi', ...vertices.map(String)], at);
    run('dbfcreate', ['lokasi', '-s', 'NAMA', '20', '-n', 'LUAS', '12', '3'], at);
    run('dbfadd', ['lokasi', 'Bidang A', '1.5'], at);
    return folder;
  };
  test('a polygon of its own, with a .prj beside it', async () => {
    const folder = shapelib(plotA.flat());
    await expects(
      'shapelib no prj',
      filesIn(folder),
      'tidak-memenuhi',
      ['files.missing-part'],
      'gdal',
    );
    writeFileSync(join(folder, 'lokasi.prj'), wgs84);
    await expects('shapelib', filesIn(folder), 'memenuhi', [], 'gdal');
  });
  test('two parts', async () => {
    const folder = shapelib([...plotA.flat(), '+', ...plotB.flat()]);
    writeFileSync(join(folder, 'lokasi.prj'), wgs84);
    await expects('shapelib parts', filesIn(folder), 'memenuhi', []);
  });
  test('a table with a row too few', async () => {
    const folder = shapelib(plotA.flat());
    run('shpadd', ['lokasi', ...plotB.flat().map(String)], { cwd: folder });
    writeFileSync(join(folder, 'lokasi.prj'), wgs84);
    await expects('shapelib count', filesIn(folder), 'tidak-memenuhi', ['structure.dbf-count']);
  });
});

// ---- mapshaper --------------------------------------------------------------------------------------

describe('mapshaper', () => {
  const mapshaper = (source, words, output = 'lokasi.shp') => {
    const folder = scratch();
    writeFileSync(join(folder, 'masukan.geojson'), JSON.stringify(source));
    const out = join(folder, 'keluar');
    mkdirSync(out);
    run(
      process.execPath,
      [
        join(root, 'node_modules/mapshaper/bin/mapshaper'),
        '-i',
        'masukan.geojson',
        ...words,
        '-o',
        join(out, output),
      ],
      { cwd: folder },
    );
    return out;
  };
  test('plain, rounded, cleaned, exploded', async () => {
    for (const words of [
      [],
      ['-clean'],
      ['-explode'],
      ['-filter-fields', 'nama'],
      ['-each', 'luas = 2'],
    ]) {
      await expects(`mapshaper ${words}`, filesIn(mapshaper(two, words)), 'memenuhi', []);
    }
  });
  test('projected to UTM', async () => {
    const out = mapshaper(two, ['-proj', '+proj=utm +zone=50 +south +datum=WGS84']);
    const found = await checked('mapshaper utm', filesIn(out));
    assert.equal(found.verdict, 'tidak-memenuhi');
    assert.equal(found.rules[0], 'crs.projected', found.rules.join());
  });
  test('a hole', async () => {
    const holed = collection({ type: 'Polygon', coordinates: [plotA, hole] });
    await expects('mapshaper hole', filesIn(mapshaper(holed, [])), 'tidak-memenuhi', [
      'geometry.hole',
    ]);
  });
});

// ---- zips by other hands ----------------------------------------------------------------------------

test("Python's zip, stored and deflated, and with a folder", async () => {
  for (const [name, script] of [
    ['deflated', "z = zipfile.ZipFile('a.zip', 'w', zipfile.ZIP_DEFLATED)"],
    ['stored', "z = zipfile.ZipFile('a.zip', 'w')"],
  ]) {
    for (const inside of ['', 'data/']) {
      const { out } = gdal(two);
      run(
        'python3',
        [
          '-c',
          `import os, zipfile\n${script}\nfor n in sorted(os.listdir('.')):\n    if n != 'a.zip': z.write(n, '${inside}' + n)\nz.close()`,
        ],
        { cwd: out },
      );
      await expects(`python ${name} ${inside}`, readFileSync(join(out, 'a.zip')), 'memenuhi', []);
    }
  }
});

test('a zip written to a pipe, whose sizes follow the data', async () => {
  const { out } = gdal(two);
  const script =
    "import os, sys, zipfile\nclass P:\n    def write(self, b): return sys.stdout.buffer.write(b)\n    def flush(self): pass\nz = zipfile.ZipFile(P(), 'w', zipfile.ZIP_DEFLATED)\nfor n in sorted(os.listdir('.')): z.write(n)\nz.close()";
  const { stdout, status } = spawnSync('python3', ['-c', script], { cwd: out });
  assert.equal(status, 0);
  await expects('python streamed', stdout, 'memenuhi', []);
});

// ---- a folder of anything ---------------------------------------------------------------------------

test('every zip of a folder runs through: a line each, no internal error, the right exit code', async () => {
  const corpus = process.env.KKPR_CORPUS;
  if (!corpus) cpSync(fixtures, join(made, 'fixtures'), { recursive: true });
  const run = kkpr(['check', corpus ?? made, '--json-lines']);
  const codes = { memenuhi: 0, 'tidak-memenuhi': 1, 'tidak-terbaca': 2 };
  let worst = 0;
  for (const line of run.lines) {
    const about = line.file?.path ?? line.at;
    if (line.schema === 'kkpr/error@1') {
      assert.notEqual(line.code, 'internal', about);
      worst = 2;
      continue;
    }
    assert.deepEqual(violations(line, 'check.json'), [], about);
    worst = Math.max(worst, codes[line.verdict]);
    const faults = line.findings.filter(({ severity }) => severity === 'galat').length;
    assert.equal(faults > 0, line.verdict !== 'memenuhi', about);
    for (const { rule, outcome, because } of line.checks) {
      if (outcome === 'notRun') assert.ok(because.length > 0 || rule, about);
    }
  }
  assert.equal(run.code, worst);
  assert.equal(run.err, '');
  if (!corpus) assert.ok(run.lines.length > 120, `${run.lines.length} lines`);
});

test('a zip inside a zip is not opened, and it is said what to do', async () => {
  const found = await checked('wrapped', { 'good.zip': bytesOf(fixtures, 'good.zip') });
  assert.deepEqual(found.rules, ['container.extra-file', 'files.no-polygon-layer']);
  assert.match(found.json.findings[1].remedy.en, /Extract/);
});
