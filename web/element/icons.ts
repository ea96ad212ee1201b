import { svg, type TemplateResult } from 'lit';

const icon = (
  body: TemplateResult<2>,
): TemplateResult<2> => svg`<svg class="icon" viewBox="0 0 24 24"
  width="24" height="24" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"
  stroke-linejoin="round" aria-hidden="true" focusable="false">${body}</svg>`;

export const icons = {
  good: icon(svg`<circle cx="12" cy="12" r="9.5"/><path d="m7.8 12.4 2.9 2.9 5.6-6.1"/>`),
  bad: icon(svg`<circle cx="12" cy="12" r="9.5"/><path d="m8.8 8.8 6.4 6.4m0-6.4-6.4 6.4"/>`),
  warn: icon(svg`<path d="M12 3.2 22 20.3H2Z"/><path d="M12 10v4.6m0 2.6v.1"/>`),
  info: icon(svg`<circle cx="12" cy="12" r="9.5"/><path d="M12 11v6m0-9.6v.1"/>`),
  part: icon(
    svg`<circle cx="12" cy="12" r="9.5"/><path d="M12 2.5v19A9.5 9.5 0 0 0 12 2.5Z" fill="currentColor"/>`,
  ),
  wait: icon(svg`<circle cx="12" cy="12" r="9.5"/><path d="M12 6.8V12l3.4 2"/>`),
  no: icon(svg`<circle cx="12" cy="12" r="9.5"/><path d="M7.5 12h9"/>`),
  upload: icon(svg`<path d="M12 16V4m0 0L7.4 8.6M12 4l4.6 4.6M4 15v4.5h16V15"/>`),
  download: icon(svg`<path d="M12 4v12m0 0 4.6-4.6M12 16l-4.6-4.6M4 19.5h16"/>`),
  plus: icon(svg`<path d="M12 5v14M5 12h14"/>`),
  minus: icon(svg`<path d="M5 12h14"/>`),
  fit: icon(svg`<path d="M4 9V4h5m6 0h5v5m0 6v5h-5m-6 0H4v-5"/>`),
  pin: icon(
    svg`<path d="M12 21.5s7-6.6 7-11.7a7 7 0 1 0-14 0c0 5.1 7 11.7 7 11.7Z"/><circle cx="12" cy="9.8" r="2.4"/>`,
  ),
};
