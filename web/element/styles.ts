import { css } from 'lit';

// Colours follow the tokens of the INA Digital Design System where a portal defines them.
export const styles = css`
  :host {
    --primary: var(--kkpr-primary, var(--ina-primary-primary, #0049b8));
    --primary-tint: #eaf1fc;
    --negative: var(--kkpr-negative, var(--ina-red-600, #d50b0b));
    --negative-tint: #fdf0f0;
    --positive: var(--kkpr-positive, var(--ina-green-600, #288034));
    --positive-tint: #ecf7ee;
    --warning: var(--kkpr-warning, var(--ina-yellow-600, #855f00));
    --warning-tint: #fdf6e3;
    --ink: #14202f;
    --soft: #47556b;
    --line: #d8dfe9;
    --edge: #7b879b;
    --surface: #ffffff;
    --ground: #f5f7fa;
    --radius: 8px;
    display: block;
    color: var(--ink);
    font: inherit;
    line-height: 1.5;
    overflow-wrap: break-word;
    -webkit-text-size-adjust: 100%;
  }
  :host([hidden]) { display: none; }
  *, *::before, *::after { box-sizing: border-box; }
  h2, h3, h4, p, ul, ol, dl, dd, figure, fieldset { margin: 0; padding: 0; border: 0; min-width: 0; }
  ul, ol { list-style: none; }
  h2 { font-size: 1.375rem; line-height: 1.3; font-weight: 700; }
  h3 { font-size: 1.0625rem; line-height: 1.4; font-weight: 700; }
  h4 { font-size: 1rem; font-weight: 700; }
  a { color: var(--primary); text-underline-offset: 0.18em; }
  .icon { flex: none; width: 1.5rem; height: 1.5rem; }
  .soft { color: var(--soft); }
  .small { font-size: 0.9375rem; }
  .num { font-variant-numeric: tabular-nums; }
  .mono { font-family: ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: 0.875rem; overflow-wrap: anywhere; }
  .hidden-text { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .stack { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
  .tight { display: grid; gap: 0.5rem; grid-template-columns: minmax(0, 1fr); }

  :focus-visible { outline: 3px solid #ffcf33; outline-offset: 0; box-shadow: 0 0 0 5px #14202f; border-radius: 4px; }
  /* Headings and the summary take the focus from us, never from the keyboard. */
  h2[tabindex='-1']:focus, h3[tabindex='-1']:focus, .summary:focus { outline: none; box-shadow: none; }

  button, .button {
    font: inherit; font-weight: 600; color: var(--primary); background: var(--surface);
    min-height: 44px; padding: 0.5rem 1.125rem; border: 1.5px solid var(--primary); border-radius: var(--radius);
    display: inline-flex; align-items: center; justify-content: center; gap: 0.5rem; cursor: pointer; text-decoration: none; text-align: center;
  }
  button:hover { background: var(--primary-tint); }
  button.main { background: var(--primary); color: #fff; }
  button.main:hover { background: #003a93; }
  button.quiet { border-color: var(--line); background: var(--surface); font-weight: 500; }
  button.link { border: 0; background: none; padding: 0.375rem 0; text-decoration: underline; text-underline-offset: 0.18em; font-weight: 500; justify-content: flex-start; text-align: left; }
  button.link .icon { width: 1.125rem; height: 1.125rem; }
  .buttons { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; }

  .card { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; padding: clamp(1rem, 3vw, 1.75rem); }
  .card > h2 + *, .card > h3 + * { margin-top: 1rem; }

  /* Start */
  .drop {
    border: 2px dashed var(--edge); border-radius: 12px; background: var(--surface); text-align: center;
    padding: clamp(1.5rem, 6vw, 3rem) 1rem; display: grid; gap: 0.75rem; justify-items: center;
  }
  .drop > .icon { width: 2.5rem; height: 2.5rem; color: var(--primary); }
  .drop label, .drop .label { font-size: 1.25rem; font-weight: 700; }
  .drop .hint { max-width: 34rem; color: var(--soft); }
  .drop.over { border-style: solid; border-color: var(--primary); background: var(--primary-tint); }
  .drop button.main { min-height: 52px; padding-inline: 2rem; font-size: 1.0625rem; }
  .drop.compact { padding: 0.75rem 1rem; display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0.75rem; text-align: left; }
  .drop.compact > .icon { display: none; }
  .file-name { font-weight: 600; overflow-wrap: anywhere; }
  input[type='file'] { position: absolute; width: 1px; height: 1px; opacity: 0; pointer-events: none; }
  .start { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
  .examples { display: grid; gap: 0.75rem; }
  .examples ul { display: flex; flex-wrap: wrap; gap: 0.75rem; }

  /* Activity and plans */
  .settings { display: grid; gap: 1.5rem; align-items: start; grid-template-columns: minmax(0, 1fr); }
  @media (min-width: 48rem) { .settings { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
  .field { display: grid; gap: 0.375rem; }
  .field > label, legend { font-weight: 600; padding: 0; }
  select, input[type='text'] {
    font: inherit; color: var(--ink); background: var(--surface); min-height: 44px; width: 100%; max-width: 28rem;
    border: 1.5px solid var(--edge); border-radius: var(--radius); padding: 0.375rem 0.75rem;
  }
  .check { display: flex; gap: 0.75rem; align-items: flex-start; min-height: 44px; padding-block: 0.5rem; cursor: pointer; }
  .check input { flex: none; width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--primary); }
  .plan-list { display: grid; gap: 0.375rem; }
  .plan-list li { display: flex; gap: 0.5rem; align-items: baseline; }
  .plan-list li > :last-child { min-width: 0; flex: 1; }
  .plan-list details, .plan-list details:last-child { border: 0; }
  .code { white-space: nowrap; }
  #holidays { margin-top: 0.75rem; }
  .tag-flat { font-size: 0.8125rem; color: var(--soft); border: 1px solid var(--line); border-radius: 999px; padding: 0.0625rem 0.5rem; white-space: nowrap; }

  /* Progress */
  progress { width: 100%; height: 0.75rem; accent-color: var(--primary); }
  .stages { display: grid; gap: 0.5rem; }
  .stages li { display: flex; gap: 0.625rem; align-items: center; color: var(--soft); }
  .stages li .icon { width: 1.25rem; height: 1.25rem; }
  .stages li[data-state='done'] { color: var(--positive); }
  .stages li[data-state='now'] { color: var(--ink); font-weight: 600; }

  /* Verdicts */
  .verdicts { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
  @media (min-width: 48rem) { .verdicts { grid-template-columns: 1fr 1fr; } }
  .verdict { background: var(--surface); border: 1px solid var(--line); border-left: 8px solid var(--tone); border-radius: 12px; padding: 1.25rem 1.25rem 1.25rem 1.125rem; display: grid; gap: 0.375rem; align-content: start; --tone: var(--edge); --wash: var(--ground); }
  .verdict .what { font-size: 0.9375rem; font-weight: 600; color: var(--soft); }
  .verdict .word { display: flex; gap: 0.625rem; align-items: center; color: var(--tone); font-size: 1.5rem; line-height: 1.25; font-weight: 750; }
  .verdict .word .icon { width: 2rem; height: 2rem; }
  .verdict[data-tone='good'] { --tone: var(--positive); --wash: var(--positive-tint); }
  .verdict[data-tone='bad'] { --tone: var(--negative); --wash: var(--negative-tint); }
  .verdict[data-tone='part'] { --tone: var(--warning); --wash: var(--warning-tint); }
  .verdict[data-tone='no'] { --tone: #8a1f11; --wash: #fbf1ef; }
  .verdict[data-tone='wait'] { --tone: var(--soft); --wash: var(--ground); }
  .verdict { background: linear-gradient(90deg, var(--wash), var(--surface) 70%); }
  .disclaimer { margin-top: 0.5rem; border-left: 4px solid var(--primary); background: var(--primary-tint); border-radius: 0 var(--radius) var(--radius) 0; padding: 0.75rem 1rem; }

  .summary { border: 3px solid var(--negative); border-radius: 12px; background: var(--surface); padding: clamp(1rem, 3vw, 1.5rem); display: grid; gap: 0.75rem; }
  .summary ul { display: grid; gap: 0.25rem; }
  .summary a { color: var(--negative); font-weight: 600; display: inline-block; padding-block: 0.25rem; min-height: 24px; }
  .notice { border: 1px solid var(--warning); border-left-width: 6px; background: var(--warning-tint); border-radius: var(--radius); padding: 0.75rem 1rem; display: grid; gap: 0.25rem; }

  /* Map and findings */
  .split { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
  @media (min-width: 64rem) { .split { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); } }
  .map-card { padding: 0; overflow: hidden; }
  .card.map-card > .map-box { margin-top: 0; }
  .map-box { position: relative; background: #eef2f5; height: clamp(18rem, 60vw, 30rem); }
  .map { position: absolute; inset: 0; touch-action: pan-x pan-y; }
  .map:focus-visible { outline-offset: -4px; box-shadow: inset 0 0 0 6px #14202f; border-radius: 0; }
  .map-buttons { position: absolute; top: 0.75rem; right: 0.75rem; display: grid; gap: 0.5rem; }
  .map-buttons button { width: 44px; min-height: 44px; padding: 0; border: 1px solid var(--edge); color: var(--ink); }
  .map-buttons[hidden] { display: none; }
  .map-note { position: absolute; inset: auto 0.75rem 1.75rem auto; display: flex; gap: 0.75rem; align-items: flex-end; pointer-events: none; }
  .scale { background: rgb(255 255 255 / 0.88); border-radius: 4px; padding: 0.125rem 0.375rem 0.25rem; font-size: 0.8125rem; line-height: 1.3; text-align: center; color: #14202f; }
  .scale i { display: block; height: 5px; border: 2px solid #14202f; border-top: 0; }
  .map-status { position: absolute; inset: 0; display: grid; place-items: center; text-align: center; padding: 1rem; color: var(--soft); }
  .map-foot { padding: 0.875rem 1.25rem 1.125rem; display: grid; gap: 0.625rem; }
  .legend { display: flex; flex-wrap: wrap; gap: 0.375rem 1.25rem; font-size: 0.9375rem; }
  .legend li { display: flex; gap: 0.5rem; align-items: center; max-width: 100%; }
  .legend svg { flex: none; }
  .ol-viewport { touch-action: pan-x pan-y; }
  .ol-layer canvas { display: block; }

  .findings { display: grid; gap: 1rem; }
  .finding { border: 1px solid var(--line); border-radius: 12px; background: var(--surface); padding: 1rem 1.125rem; display: grid; gap: 0.625rem; --tone: var(--soft); --wash: var(--ground); scroll-margin-top: 1rem; }
  .finding[data-severity='galat'] { --tone: var(--negative); --wash: var(--negative-tint); }
  .finding[data-severity='peringatan'] { --tone: var(--warning); --wash: var(--warning-tint); }
  .finding[data-severity='info'] { --tone: var(--primary); --wash: var(--primary-tint); }
  .finding:target, .finding.selected { border-color: var(--tone); box-shadow: 0 0 0 1px var(--tone); }
  .tag { justify-self: start; display: inline-flex; gap: 0.375rem; align-items: center; font-weight: 700; font-size: 0.9375rem; color: var(--tone); background: var(--wash); border-radius: 999px; padding: 0.1875rem 0.75rem 0.1875rem 0.5rem; }
  .tag .icon { width: 1.125rem; height: 1.125rem; }
  .finding .message { font-weight: 600; }
  .finding .remedy { border-left: 3px solid var(--line); padding-left: 0.75rem; }
  .places { display: grid; gap: 0.25rem; }
  .places li { display: flex; flex-wrap: wrap; gap: 0 0.75rem; align-items: center; justify-content: space-between; border-top: 1px solid var(--line); }
  .places button { white-space: nowrap; }

  /* Candidates and repair */
  @media (min-width: 64rem) { .split > .framed { position: sticky; top: 1rem; } }
  .framed, .preview { border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; }
  .candidate { border: 1.5px solid var(--line); border-radius: var(--radius); padding: 0.5rem 0.875rem 0.625rem; display: grid; gap: 0.25rem; justify-items: start; grid-template-columns: minmax(0, 1fr); }
  .candidate.chosen { border-color: var(--primary); background: var(--primary-tint); box-shadow: 0 0 0 1px var(--primary); }
  .candidate label { display: flex; gap: 0.625rem; align-items: center; min-height: 44px; width: 100%; cursor: pointer; }
  .candidate label strong { min-width: 0; overflow-wrap: anywhere; }
  .candidate input { flex: none; width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--primary); }
  .candidate dl { display: grid; gap: 0.125rem; }
  .candidate dl div { display: flex; flex-wrap: wrap; gap: 0 0.5rem; }
  .candidate dt { color: var(--soft); }
  .candidate dt::after { content: ':'; }
  .nth, .map .mark { flex: none; width: 1.875rem; height: 1.875rem; border-radius: 50%; display: grid; place-items: center; font-weight: 700; font-size: 0.9375rem; line-height: 1; color: #fff; background: #14202f; }
  .map .mark { min-height: 0; padding: 0; border: 2px solid #fff; box-shadow: 0 1px 4px rgb(0 0 0 / 0.45); }
  .map .mark:hover { background: #003a93; }
  .chosen .nth, .map .mark[aria-pressed='true'] { background: #0049b8; }
  .map .mark[aria-pressed='true'] { border-color: #ffcf33; }
  .map .mark:focus-visible { outline-offset: 1px; border-radius: 50%; }
  .error { display: flex; gap: 0.5rem; align-items: center; color: var(--negative); font-weight: 600; }
  .options { border: 1px solid var(--line); border-radius: var(--radius); padding: 0.25rem 1rem 0.5rem; }
  .options legend { float: left; padding-top: 0.5rem; }
  button[aria-disabled='true'] { opacity: 0.75; cursor: progress; }
  .outcome { border-top: 1px solid var(--line); padding-top: 1.5rem; }
  .outcome .what:focus { outline: none; box-shadow: none; }
  .ledger tbody th { font-weight: 400; }
  .ledger .group th { background: var(--ground); }
  .ledger .link { padding: 0; min-height: 24px; }
  .outcome .figures div { padding-inline: 0.625rem; }
  .outcome .figures dd { font-size: 0.9375rem; }
  .outcome .figures { grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); }
  .whole { white-space: nowrap; }
  .finding .steps details { border: 0; }
  .steps summary { font-weight: 500; color: var(--primary); padding: 0.375rem 0; min-height: 32px; }
  .steps details > .inside { padding-bottom: 0.25rem; }

  /* Tables */
  .coordinates .scroll { max-height: 26rem; overflow: auto; }
  .coordinates thead th { position: sticky; top: 0; }
  .scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: var(--radius); }
  table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; }
  caption { text-align: left; font-weight: 700; padding: 0.75rem 1rem; }
  th, td { text-align: left; padding: 0.5rem 0.875rem; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: normal; }
  thead th { background: var(--ground); border-top: 0; font-weight: 600; color: var(--soft); }
  tfoot th, tfoot td { font-weight: 700; border-top: 2px solid var(--edge); }
  td.right, th.right { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
  thead th.right { white-space: normal; }
  th .soft { font-weight: 400; }
  .swatch { display: inline-block; vertical-align: -0.125em; margin-right: 0.5rem; }
  .legend .swatch { margin: 0; }
  .permission { white-space: nowrap; font-weight: 600; }
  .permission[data-p='X'] { color: #8a1f11; }
  .permission[data-p='I'] { color: var(--positive); }
  .permission[data-p='T'], .permission[data-p='B'], .permission[data-p='T,B'] { color: var(--warning); }
  .narrow, .short { display: none; }
  @media (max-width: 40rem) {
    table { font-size: 0.875rem; }
    th, td { padding: 0.5rem 0.375rem; }
    th:first-child, td:first-child { padding-left: 0.625rem; }
    th:last-child, td:last-child { padding-right: 0.625rem; }
    td.wide, th.wide, span.wide { display: none; }
    .short { display: inline; }
    span.narrow, p.narrow { display: block; font-weight: 400; }
    .code .swatch { margin-right: 0.25rem; }
    th span.narrow { font-size: 0.8125rem; line-height: 1.35; overflow-wrap: anywhere; }
    /* What a row is about takes a line of its own, the figures stand below it. */
    .stacked, .stacked > * { display: block; }
    .stacked tr { display: grid; grid-template-columns: var(--columns, minmax(0, 1fr)); border-top: 1px solid var(--line); padding-block: 0.375rem; }
    .stacked thead tr { background: var(--ground); border-top: 0; }
    .stacked tfoot tr { border-top: 2px solid var(--edge); }
    .stacked tr > * { border: 0; padding-block: 0.0625rem; }
    .stacked tr > :first-child, .stacked tr > .whole-row { grid-column: 1 / -1; }
    .stacked tr > .whole-row { display: block; padding-left: 0.625rem; }
    .stacked tr > :nth-child(2):not(.right), .stacked tr > .wide + :nth-child(3):not(.right) { padding-left: 0.625rem; }
    #zones { --columns: minmax(0, 1.2fr) minmax(0, 1.3fr) minmax(0, 1fr); }
    #recap { --columns: repeat(3, minmax(0, 1fr)); }
  }

  .facts { display: grid; gap: 0; }
  .facts > div { display: grid; gap: 0.125rem 1.5rem; padding-block: 0.5rem; border-top: 1px solid var(--line); }
  .facts > div:first-child { border-top: 0; }
  .facts dt { color: var(--soft); }
  .facts dd { overflow-wrap: anywhere; }
  @media (min-width: 48rem) { .facts > div { grid-template-columns: 18rem minmax(0, 1fr); } }

  .product { border: 1px solid var(--line); border-radius: var(--radius); padding: 1rem 1.125rem; display: grid; gap: 0.75rem; }
  .figures { display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); }
  .figures div { background: var(--ground); border-radius: var(--radius); padding: 0.625rem 0.875rem; }
  .figures dt { color: var(--soft); font-size: 0.9375rem; }
  .figures dd { font-weight: 700; font-variant-numeric: tabular-nums; }
  .beside { display: grid; gap: 1rem 1.5rem; align-items: start; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); }
  .beside:empty { display: none; }
  .alternatives { border-left: 4px solid var(--primary); background: var(--primary-tint); border-radius: 0 var(--radius) var(--radius) 0; padding: 0.75rem 1rem; }
  .deductions th:first-child { font-weight: 400; }
  .deductions tbody th { overflow-wrap: anywhere; }
  .deductions button.link, .alternatives button.link { padding: 0; min-height: 24px; }
  .pairs { display: grid; gap: 0.25rem 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); }
  .pairs div { display: flex; gap: 0.75rem; justify-content: space-between; border-bottom: 1px solid var(--line); padding-block: 0.125rem; }
  .pairs dt { color: var(--soft); }
  .pairs dd { flex: none; font-variant-numeric: tabular-nums; white-space: nowrap; }
  .product + .product { margin-top: 0.75rem; }
  .bullets { display: grid; gap: 0.375rem; }
  .bullets li { padding-left: 1.125rem; position: relative; }
  .bullets li::before { content: ''; position: absolute; left: 0.125rem; top: 0.62em; width: 0.375rem; height: 0.375rem; border-radius: 50%; background: var(--edge); }

  .numbered { display: grid; gap: 0.5rem; padding-left: 1.5rem; list-style: decimal; }
  .numbered li { padding-left: 0.25rem; }
  .numbered li::marker { font-variant-numeric: tabular-nums; color: var(--soft); }

  details { border-top: 1px solid var(--line); }
  details:last-child { border-bottom: 1px solid var(--line); }
  summary { cursor: pointer; padding: 0.625rem 0; min-height: 44px; font-weight: 600; }
  summary .count { font-weight: 400; color: var(--soft); }
  details > .inside { padding: 0 0 1rem 1rem; display: grid; gap: 0.5rem; }
  .rules { display: grid; gap: 0.125rem; }
  .rules li { display: flex; flex-wrap: wrap; gap: 0 0.75rem; padding-block: 0.125rem; }
  .trace details { border: 0; border-left: 2px solid var(--line); padding-left: 0.875rem; margin-left: 0.25rem; }
  .trace summary { font-weight: 500; min-height: 32px; padding: 0.25rem 0; }
  .trace dl { display: grid; grid-template-columns: minmax(0, auto) minmax(0, 1fr); gap: 0.125rem 0.875rem; font-size: 0.9375rem; }
  .trace dt { color: var(--soft); }
  .trace dd { overflow-wrap: anywhere; }
  @media (max-width: 40rem) {
    .trace details { padding-left: 0.5rem; margin-left: 0; }
    .trace .inside { padding-left: 0.25rem; }
    .trace dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
    .trace dd { margin-bottom: 0.25rem; }
  }
  .segmented { display: inline-flex; flex-wrap: wrap; gap: 0.5rem; }
  .segmented label { display: inline-flex; gap: 0.5rem; align-items: center; min-height: 44px; cursor: pointer; padding-right: 0.75rem; }
  .segmented input { width: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--primary); }
  .head { display: flex; flex-wrap: wrap; gap: 0.75rem 1.5rem; justify-content: space-between; align-items: center; }

  @media (prefers-reduced-motion: no-preference) {
    button, .drop, .finding { transition: background-color 0.15s, border-color 0.15s, box-shadow 0.15s; }
  }
  @media (forced-colors: active) {
    :focus-visible { outline-color: Highlight; }
    .verdict, .tag, .finding, .summary, .notice { border-color: CanvasText; }
    .tag { border: 1px solid CanvasText; }
    .map-box { forced-color-adjust: none; }
    .legend svg, .swatch { forced-color-adjust: none; }
  }
  @media print {
    :host { font-size: 10pt; }
    .no-print, .drop, .map-buttons, .settings-card, .buttons, .segmented, #repair[data-done='no'] { display: none !important; }
    .card, .finding, .verdict { break-inside: avoid; border-color: #999; }
    .split { grid-template-columns: 1fr; }
    .map-box { height: 11cm; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    .scroll, .coordinates .scroll { overflow: visible; max-height: none; }
    .coordinates thead th { position: static; }
    .stack { gap: 0.75rem; }
    .card { padding: 0.75rem; }
    .verdicts { grid-template-columns: 1fr 1fr; }
    .coordinates { break-inside: auto; }
  }
`;
