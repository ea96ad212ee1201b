// The portal listens to what the element found; the file itself stays where it is.
const log = document.querySelector('#log');

document.addEventListener('kkpr-checked', ({ detail }) => {
  const errors = detail.findings.filter((finding) => finding.severity === 'galat').length;
  log.textContent = `${detail.file.name}: ${detail.verdict}, ${errors} galat`;
});

document.addEventListener('kkpr-assessed', ({ detail }) => {
  log.textContent += `; pratinjau: ${detail.decision ?? 'belum ada'}`;
});
