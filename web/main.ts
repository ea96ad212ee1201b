// The page around the element: its title, its language, its header.
import './trusted_types.ts';
import './style.css';
import { KkprCheck } from './element/define.ts';
import type { CheckResult } from './element/results.ts';
import { en } from './text/en.ts';
import type { Lang } from './text/format.ts';
import { id } from './text/id.ts';
import { pageTexts } from './text/page.ts';

KkprCheck.coastline = async () => (await import('virtual:kkpr-coastline')).default;

const element = document.querySelector('kkpr-check') as KkprCheck;
const link = document.querySelector('#other-language') as HTMLAnchorElement;
let verdict: CheckResult['verdict'] | null = null;

const language = (): Lang => (document.documentElement.lang === 'en' ? 'en' : 'id');

function showTitle(): void {
  const prefix = { id, en }[language()].titlePrefix;
  const before = verdict === null ? '' : verdict === 'memenuhi' ? prefix.good : prefix.bad;
  document.title = before + pageTexts[language()].documentTitle;
}

/** The words of the page are those that the build wrote into index.html of that language. */
function speak(lang: Lang): void {
  document.documentElement.lang = lang;
  element.lang = lang;
  for (const node of document.querySelectorAll<HTMLElement>('[data-text]')) {
    const key = node.dataset.text as keyof (typeof pageTexts)['id'];
    node.textContent = pageTexts[lang][key];
  }
  const other = lang === 'id' ? 'en' : 'id';
  link.lang = other;
  link.hreflang = other;
  link.href = lang === 'id' ? './en/' : '../';
  showTitle();
}

element.addEventListener('kkpr-checked', (event) => {
  verdict = (event as CustomEvent<CheckResult>).detail.verdict;
  showTitle();
});
element.addEventListener('kkpr-phase', (event) => {
  document.documentElement.dataset.phase = (event as CustomEvent<string>).detail;
});

// Relative addresses in the head mean something else once the address has changed.
for (const icon of document.querySelectorAll<HTMLLinkElement>('link[rel=icon]'))
  icon.href = new URL(icon.href).href;

// The language is a link, so that it works without JavaScript; with a result on the page it must not lose it.
const home = new URL(language() === 'id' ? './' : '../', location.href);
link.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !element.result) return;
  event.preventDefault();
  const next = language() === 'id' ? 'en' : 'id';
  const examples = element.examples ? new URL(element.examples, document.baseURI).href : null;
  history.pushState(null, '', next === 'en' ? new URL('en/', home) : home);
  element.examples = examples; // was relative to the page that was left
  speak(next);
});
addEventListener('popstate', () => speak(location.pathname.endsWith('/en/') ? 'en' : 'id'));
