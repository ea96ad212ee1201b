// coverage_summary.mjs COVERAGE.json: what llvm-cov measured of core/, the files below the goal, and whether it is met.
import { readFileSync } from 'node:fs';

const goal = { lines: 95, branches: 90 };
const { files } = JSON.parse(readFileSync(process.argv[2], 'utf8')).data[0];
const core = files
  .map(({ filename, summary }) => ({ name: filename.replace(/^.*\/core\//, 'core/'), summary }))
  .filter(({ name }) => name.startsWith('core/'))
  .sort((a, b) => (a.name < b.name ? -1 : 1));
const percent = ({ covered, count }) => (count === 0 ? 100 : (100 * covered) / count);
const total = (kind) =>
  percent({
    covered: core.reduce((sum, { summary }) => sum + summary[kind].covered, 0),
    count: core.reduce((sum, { summary }) => sum + summary[kind].count, 0),
  });

console.log('Files below the goal (lines, branches, in percent):');
for (const { name, summary } of core) {
  const lines = percent(summary.lines);
  const branches = percent(summary.branches);
  if (lines >= goal.lines && branches >= goal.branches) continue;
  console.log(`  ${lines.toFixed(1).padStart(5)}  ${branches.toFixed(1).padStart(5)}  ${name}`);
}
const reached = { lines: total('lines'), branches: total('branches') };
console.log(
  `core: ${core.length} files, lines ${reached.lines.toFixed(2)} % (goal ${goal.lines}), branches ${reached.branches.toFixed(2)} % (goal ${goal.branches})`,
);
if (core.length < 50 || reached.lines < goal.lines || reached.branches < goal.branches) {
  process.exitCode = 1;
}
