extension ChecklistPage {
  /// The page's one style.
  ///
  /// Text keeps a contrast of 4.5 to 1 in the light and in the dark (WCAG AA).
  static let style: HTML = """

    :root {
      color-scheme: light dark;
      --page: #f6f6f4; --sheet: #fff; --text: #1c1e21; --quiet: #585e66; --line: #e2e3e0;
      --done: #f9faf8; --edge: #c4c7c9; --hover: #eff0ed; --accent: #0a56b8; --good: #17683a;
      --warning: #744600; --warning-sheet: #fff4dc;
      font: 100%/1.5 system-ui, sans-serif;
      color: var(--text); background: var(--page);
      scroll-padding: 7rem 0 2rem;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --page: #131517; --sheet: #1b1e21; --text: #e4e6e8; --quiet: #a2a9b1; --line: #2e3236;
        --done: #181b1d; --edge: #454b52; --hover: #262a2e; --accent: #7db7ff; --good: #6fce94;
        --warning: #f1c675; --warning-sheet: #2c2415;
      }
    }
    * { box-sizing: border-box; margin: 0; padding: 0; font: inherit; }
    [hidden] { display: none !important; }
    .unseen {
      position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap;
    }
    body { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.25rem; }
    h1 { font-size: 1.75rem; font-weight: 650; line-height: 1.25; }
    h2, b { font-weight: 600; }
    ul { list-style: none; }
    a { color: var(--accent); }
    code, pre { font: 0.8125rem/1.5 ui-monospace, monospace; }
    .quiet, footer { color: var(--quiet); font-size: 0.875rem; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }

    header ol { margin: 0.75rem 0 0.75rem 1.25rem; }
    header p { max-width: 46rem; margin-top: 0.5rem; }

    .bar {
      position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 0.5rem 2rem;
      margin: 1.5rem 0 0.25rem; padding: 0.75rem 0; background: var(--page);
    }
    .count { flex: 1 1 14rem; display: flex; align-items: center; gap: 1rem; min-height: 2.25rem; }
    progress { flex: 1; min-width: 4rem; height: 0.5rem; accent-color: var(--good); }
    .filter { flex: 1 1 30rem; display: flex; flex-wrap: wrap; gap: 0.5rem; font-size: 0.875rem; }
    fieldset { display: flex; border: 0; }
    fieldset label {
      display: flex; align-items: center; gap: 0.375rem; min-height: 2.25rem; padding: 0 0.75rem;
      cursor: pointer;
      border: 1px solid var(--edge); background: var(--sheet);
    }
    fieldset label + label { margin-left: -1px; }
    fieldset label:first-of-type { border-radius: 0.375rem 0 0 0.375rem; }
    fieldset label:last-of-type { border-radius: 0 0.375rem 0.375rem 0; }
    [type="search"] {
      flex: 1 1 14rem; min-height: 2.25rem; padding: 0 0.75rem; color: var(--text);
      border: 1px solid var(--edge); border-radius: 0.375rem; background: var(--sheet);
    }
    ::placeholder { color: var(--quiet); opacity: 1; }

    main ul, section ul {
      overflow: clip; border: 1px solid var(--line); border-radius: 0.5rem;
      background: var(--sheet);
    }
    li + li { border-top: 1px solid var(--line); }
    header li + li { border: 0; }
    main li, section li { padding: 0.75rem 1rem; overflow-wrap: anywhere; }
    .project {
      display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; align-items: start;
      content-visibility: auto; contain-intrinsic-size: auto 4.75rem;
    }
    .project > :not(h3, .actions) { grid-column: 1 / -1; margin-left: 2rem; }
    h3 label { display: flex; gap: 0.875rem; padding: 0.1875rem 0; cursor: pointer; }
    [type="checkbox"] {
      flex: none; width: 1.125rem; height: 1.125rem; margin-top: 0.1875rem; cursor: pointer;
      accent-color: var(--good);
    }
    [type="radio"] { accent-color: var(--accent); }
    .name { font-weight: 600; unicode-bidi: isolate; }
    .workspace { color: var(--quiet); font-weight: 400; }
    .project:has(:checked) { background: var(--done); }
    .project:has(:checked) .name { color: var(--quiet); font-weight: 400; }

    .actions { display: flex; flex-wrap: wrap; justify-content: end; gap: 0.375rem; }
    .actions a, button {
      position: relative; white-space: nowrap; display: inline-flex; align-items: center; justify-content: center;
      min-height: 2rem; padding: 0 0.75rem; cursor: pointer; font-size: 0.875rem;
      border: 1px solid var(--edge); border-radius: 0.375rem; color: var(--text); background: none;
    }
    .actions a { border-color: transparent; color: var(--accent); text-decoration: none; }
    .actions a::after { content: "\\2197" / ""; margin-left: 0.25rem; }
    .actions a:hover { text-decoration: underline; }
    button:hover, fieldset label:hover { background: var(--hover); }
    button::after {
      position: absolute; inset: 0; display: grid; place-content: center; font-weight: 600;
    }
    [data-said]::after { content: attr(data-said); }
    [data-said] > :first-child { visibility: hidden; }
    [data-said="Copied"] { color: var(--good); border-color: currentcolor; }
    [data-said="Not copied"] { color: var(--warning); border-color: currentcolor; }

    details { font-size: 0.875rem; }
    summary { width: fit-content; color: var(--quiet); cursor: pointer; }
    time { white-space: nowrap; }
    dl { margin: 0.5rem 0 0.25rem; }
    dl div { display: grid; grid-template-columns: 6rem 1fr; align-items: baseline; padding: 0.1875rem 0; }
    dt { color: var(--quiet); }
    dd > * { display: block; user-select: all; }
    dd code { word-break: break-all; }
    pre { white-space: pre-wrap; }
    .warning {
      width: fit-content; margin-top: 0.375rem; padding: 0.125rem 0.5rem; font-size: 0.875rem;
      color: var(--warning); background: var(--warning-sheet); border-radius: 0.25rem;
    }
    .note { margin-top: 0.375rem; color: var(--quiet); font-size: 0.875rem; }
    main > p { padding: 1rem 0; }
    section h2 { margin: 2rem 0 0.75rem; }
    section h3 { font-weight: 600; }
    section ul ul { margin-left: 1rem; border: 0; background: none; }
    section .failure {
      display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.75rem; padding: 0.125rem 0;
    }
    .failure + .failure { border: 0; }
    .failure p {
      display: flex; flex-wrap: wrap; align-items: center; gap: 0.375rem 0.75rem;
      width: 100%; margin: 0.125rem 0 0.375rem;
    }
    .failure button { padding: 0 0.75rem; }
    .reason { margin-top: 0.375rem; }
    .failure .copied { user-select: all; }
    .reason::first-letter { text-transform: uppercase; }
    footer { margin-top: 2rem; }
    #said.problem {
      position: fixed; inset: auto 1rem 1rem; width: fit-content; height: auto; margin: 0 auto;
      padding: 0.5rem 1rem; clip-path: none; white-space: normal; border-radius: 0.375rem;
      color: var(--page); background: var(--text);
    }

    @media (max-width: 52rem) {
      .project { grid-template-columns: 1fr; }
      .project .actions {
        display: grid; grid-template-columns: repeat(4, auto); justify-content: start;
        margin: 0.125rem 0 0.375rem 2rem;
      }
      .actions a { justify-content: start; padding: 0; }
    }
    @media (max-width: 36rem) {
      body { padding: 1.25rem 0.75rem; }
      .bar { display: contents; }
      .count { position: sticky; top: 0; z-index: 1; margin: 1rem 0 0.25rem; background: var(--page); }
      .filter { margin-bottom: 0.75rem; }
      fieldset, fieldset label { flex: 1; }
      .project .actions { grid-template-columns: 1fr 1fr; justify-content: stretch; }
      .actions a, .actions button:last-child { grid-column: 1 / -1; }
      .actions a, .actions button { min-height: 2.5rem; padding: 0; }
      dl div { grid-template-columns: 1fr; }
    }
    @media (scripting: none) {
      details::details-content { content-visibility: visible; }
      summary { list-style: none; }
    }
    @media print {
      :root { --page: #fff; --text: #000; font-size: 70%; line-height: 1.35; }
      body { max-width: none; padding: 0; }
      .bar { position: static; margin: 0; }
      button, progress, .filter, footer { display: none; }
      main ul, section ul { border: 0; border-top: 1px solid var(--line); border-radius: 0; }
      main li, section li { padding: 0.5rem 0; break-inside: avoid; }
      .project, .project:has(:checked) {
        grid-template-columns: 1fr auto; content-visibility: visible; background: none;
      }
      .project .actions { display: block; margin: 0; }
      .actions a { min-height: 0; }
      dl div { grid-template-columns: 6rem 1fr; padding: 0; }
      details::details-content { content-visibility: visible; }
      summary { list-style: none; }
    }

    """
}
