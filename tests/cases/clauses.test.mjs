// Every clause of the rules has a case that passes and one that fails, or says why none can be
// (core/rules/clauses.json). Where a rule judges it, the rule is silent in the one and found in the other.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createEngine } from './package.mjs';
import { cases, failuresOf, resultOf, root } from './run.mjs';

const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const clauses = read('core/rules/clauses.json');
const persons = new Set(read('core/rules/person_checks.json').map(({ rule }) => rule));
const all = cases();

/** A case by its name, or by the name of its fixture. */
const caseNamed = (name) =>
  all.find((one) => one.name === name || one.given.file === `tests/fixtures/${name}`);

let engine;
before(async () => (engine = await createEngine()));
after(() => engine.close());

test('a clause says where it stands, who judges it, and has its cases or a reason', () => {
  const ids = new Set();
  for (const clause of clauses) {
    const { id, section, citation, judgedBy, pass, fail, why, ...rest } = clause;
    assert.deepEqual(rest, {}, id);
    assert.ok(!ids.has(id), `${id} stands twice`);
    ids.add(id);
    assert.ok(id.startsWith(`${section}.`), id);
    for (const text of [citation.place ?? citation, judgedBy]) assert.match(text, /\S/, id);
    if (judgedBy.includes('/')) assert.ok(existsSync(join(root, judgedBy)), `${id}: ${judgedBy}`);
    for (const name of [pass, fail].filter((one) => one !== null))
      assert.ok(caseNamed(name), `${id}: there is no case "${name}"`);
    if (pass === null || fail === null) assert.match(why ?? '', /\S{2}/, `${id} has no reason`);
    else assert.equal(why, null, `${id} has cases and a reason`);
    assert.ok(pass === null || pass !== fail, id);
  }
});

test('every section of the rules has clauses, and nothing is left out that the rules of the engine judge', async () => {
  const judges = new Set(clauses.map(({ judgedBy }) => judgedBy));
  const { rules } = await engine.about();
  for (const { rule } of rules.filter(({ of }) => of === 'validate')) {
    assert.ok(judges.has(rule), rule);
  }
  const sections = new Set(clauses.map(({ section }) => section));
  for (const section of [
    ...['1', 'table-1.1', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '3', '4', '5'],
    ...['6.1', '6.2', '7', '8', '9', '10', '11', '12', '13', '14', '15', '16', '17'],
  ])
    assert.ok(sections.has(section), section);
});

test('a clause that a rule judges is met in its passing case and found in its failing one', async () => {
  const { rules } = await engine.about();
  const known = new Set(rules.map(({ rule }) => rule));
  const results = new Map();
  const foundIn = async (name) => {
    if (!results.has(name)) {
      const { findings } = await resultOf(engine, caseNamed(name));
      results.set(name, new Set(findings.map(({ rule }) => rule)));
    }
    return results.get(name);
  };
  let judged = 0;
  for (const { id, judgedBy, pass, fail } of clauses) {
    if (judgedBy.startsWith('person.')) assert.ok(persons.has(judgedBy), id);
    if (!known.has(judgedBy)) {
      assert.doesNotMatch(judgedBy, /^(application|geometry|files|crs|coordinate|area)\./, id);
      continue;
    }
    if (pass !== null) assert.ok(!(await foundIn(pass)).has(judgedBy), `${id}: "${pass}" has it`);
    if (fail !== null) assert.ok((await foundIn(fail)).has(judgedBy), `${id}: "${fail}" lacks it`);
    judged++;
  }
  assert.ok(judged > 60);
});

test('the two sides of a clause of the assessment are told apart by what their cases expect', async () => {
  let told = 0;
  for (const { id, pass, fail } of clauses) {
    const [one, other] = [pass, fail].map((name) => name && caseNamed(name));
    if (one?.command !== 'assess' || other?.command !== 'assess') continue;
    assert.notDeepEqual(failuresOf(await resultOf(engine, one), other.expect), [], id);
    assert.notDeepEqual(failuresOf(await resultOf(engine, other), one.expect), [], id);
    told++;
  }
  assert.ok(told > 250, `${told} clauses`);
});
