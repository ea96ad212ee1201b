// kkpr check --layer … --regency …: the stated regency sifts the readings, and wrong use is said.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { api, bytesOf, fixtures, kkpr, root, violations } from './helpers.mjs';

const fixture = (name) => join(fixtures, name);
const boundaries = join(root, 'tests/cases/data/batas.json');
const ambiguous = fixture('crs.contradicts-coordinates--ambiguous.zip');

describe('the regency that is stated', () => {
  test('comes first among the candidates, in JSON and in words', () => {
    const words = ['check', ambiguous, '--layer', boundaries, '--regency', 'Kabupaten Jember'];
    const { json, code } = kkpr([...words, '--json']);
    assert.equal(code, 1);
    assert.deepEqual(violations(json, 'check.json'), []);
    assert.equal(json.candidates[0].id, 'tm3-49.2');
    const report = kkpr(words).out.replace(/\s+/g, ' ');
    assert.match(report, /1\. DGN95 \/ Indonesia TM-3 zone 49\.2 \(EPSG:23836\)/);
    assert.match(report, /Letaknya di Jember, Jawa Timur\./);
    assert.match(report, /yang kurang mungkin/);
    const english = kkpr([...words, '--lang', 'en']).out.replace(/\s+/g, ' ');
    assert.match(english, /It lies in Jember, Jawa Timur\./);
  });

  test('holds for every line of many', () => {
    const { lines, code } = kkpr([
      'check',
      ambiguous,
      fixture('coordinate.outside-regency.zip'),
      '--json-lines',
      '--layer',
      boundaries,
      '--regency=Kota Bandung',
    ]);
    assert.equal(code, 1);
    assert.deepEqual(
      lines[1].findings.map(({ rule }) => rule),
      ['coordinate.outside-regency'],
    );
    assert.equal(lines[1].candidates[0].id, 'dms');
  });

  test('needs its layer, the layer needs a name, and the name has to be in it', () => {
    for (const [words, at] of [
      [['--regency', 'Jember'], '--regency'],
      [['--layer', boundaries], '--layer'],
      [['--layer', boundaries, '--regency', 'Atlantis'], '/regency'],
    ]) {
      const run = kkpr(['check', ambiguous, ...words, '--json']);
      assert.equal(run.code, 2);
      assert.equal(run.json.code, 'usage');
      assert.equal(run.json.at, at);
    }
    assert.match(
      kkpr(['check', ambiguous, '--layer', boundaries, '--regency', 'Atlantis']).err,
      /"Atlantis"/,
    );
  });

  test('is an option of the package, too', async () => {
    const engine = await api.createEngine({ inProcess: true });
    const zip = bytesOf(fixtures, 'good--in-regency.zip');
    await assert.rejects(engine.check(zip, { regency: 'Jember' }), { code: 'usage' });
    await engine.loadLayer(bytesOf(boundaries).toString('utf8'));
    const { findings } = await engine.check(zip, { regency: 'jember' });
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['coordinate.outside-regency'],
    );
    assert.deepEqual((await engine.check(zip, { regency: 'kota bandung' })).findings, []);
    engine.close();
  });
});
