// The engine alone: the file goes to a Worker in this page and nowhere else.
import { createEngine } from './kkpr/index.js';

const engine = createEngine(); // starts at once; a file may be chosen before it is ready
const list = document.querySelector('#findings');

document.querySelector('#file').addEventListener('change', async (event) => {
  const [file] = event.target.files;
  if (!file) return;
  const result = await (await engine).check(file);
  const lines = [
    result.verdict,
    ...result.findings.map((f) => `${f.severity}: ${f.message.id} ${f.remedy.id}`),
  ];
  list.replaceChildren(
    ...lines.map((line) => {
      const item = document.createElement('li');
      item.textContent = line; // names of files and layers are text, never markup
      return item;
    }),
  );
});
