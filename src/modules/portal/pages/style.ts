/** Of the public pages: no script, no font from elsewhere, light and dark, paper. */
export const portalStyle = `
:root { color-scheme: light dark; --paper: light-dark(#f6f4ee, #11171a); --panel: light-dark(#fffefb, #182024);
  --line: light-dark(#ddd8ca, #2a353a); --line-strong: light-dark(#8f897a, #6a7a80); --ink: light-dark(#1d2327, #ecefea);
  --ink-2: light-dark(#4f585c, #aab4b3); --indigo: light-dark(#2b3a78, #a9b8f4); --on-indigo: light-dark(#fffefb, #11171a);
  --brick: light-dark(#9c3f25, #e79676); --late: light-dark(#b83413, #ff8a6a); --done: light-dark(#0f6f58, #4cc9a4);
  --open: light-dark(#2a5aa6, #7fb0f5); --late-soft: light-dark(#fbe2da, #451a10); --soon: light-dark(#955600, #f2ab4e);
  --note: light-dark(#fdeec8, #3d3213); font: 17px/1.6 "Be Vietnam Pro", system-ui, sans-serif; }
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word; }
a { color: var(--indigo); text-underline-offset: 3px; }
:focus-visible { outline: 3px solid light-dark(#c07d00, #f2b84b); outline-offset: 2px; }
h1 { font-size: clamp(1.6rem, 5vw, 2.2rem); line-height: 1.25; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2rem 0 .5rem; }
h3 { font-size: 1.1rem; line-height: 1.35; margin: 1.25rem 0 .25rem; }
.line, main { max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
:lang(zh) { font-family: "Be Vietnam Pro", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif; }
main { padding-block: 1.5rem 3rem; }
main:focus { outline: none; }
main > article, main > p, main > form, main > section, main > aside { max-width: 46rem; }
aside.warnings { border-bottom: 1px solid var(--line); background: var(--late-soft); }
aside.warnings p { margin: .15rem 0; } .warning { padding-block: .6rem; }
.warning.moderate, .warning.minor, .warning.unknown { background: var(--note); }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: var(--panel); padding: .75rem 1rem; z-index: 1; }
.top { background: var(--panel); border-bottom: 1px solid var(--line); }
.top .line { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem; padding-block: .5rem; }
.brand { font-weight: 700; font-size: 1.1rem; text-decoration: none; color: var(--brick); flex: 1 1 auto; padding: .5rem 0; }
.tools { display: flex; gap: 1rem; align-items: center; }
.tools a, nav a, footer a { display: inline-block; padding: .5rem 0; }
nav ul, .tags, .articles, footer ul, .plain { list-style: none; margin: 0; padding: 0; }
nav .line { padding-top: 0; gap: 0 1.25rem; }
nav a[aria-current] { font-weight: 700; text-decoration-thickness: 3px; }
.button, button { display: inline-block; border: 1px solid var(--indigo); background: var(--indigo); color: var(--on-indigo);
  border-radius: 6px; padding: .5rem 1rem; font: inherit; text-decoration: none; cursor: pointer; }
.tools .button { padding: .4rem .9rem; }
input { font: inherit; padding: .5rem .75rem; border: 1px solid var(--line-strong); border-radius: 6px; background: var(--panel);
  color: inherit; min-width: 0; width: min(24rem, 100%); }
search form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 1rem 0; }
search label, search p { flex: 1 0 100%; margin: 0; }
button.quiet { background: var(--panel); color: var(--indigo); }
.stack { display: grid; gap: .5rem; max-width: 30rem; justify-items: start; } .stack p { margin: 0; }
fieldset { border: 1px solid var(--line); border-radius: 6px; margin: .25rem 0; padding: .25rem 1rem .5rem; width: 100%; }
legend { font-weight: 600; padding: 0 .25rem; }
.choice { display: flex; gap: .6rem; align-items: center; min-height: 2.4rem; }
.choice input { width: 1.2rem; height: 1.2rem; flex: none; padding: 0; }
.fault { color: var(--late); font-weight: 600; }
.follow::before { content: "+ "; } .own { border-top: 1px solid var(--line); padding: .75rem 0; } .own h2 { margin: 0; font-size: 1.15rem; } .own + .own, ul + form { margin-top: .5rem; }
summary { cursor: pointer; padding: .5rem 0; } details[open] { margin-bottom: .5rem; } .unseen { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
.lead { font-size: 1.15rem; font-weight: 600; }
.facts, .dim, figcaption, .small { color: var(--ink-2); font-size: .9rem; }
.facts { margin: .25rem 0; }
.note { background: var(--note); padding: .75rem 1rem; border-radius: 6px; }
.note h2 { margin: 0; font-size: 1rem; } .note ul { margin: .25rem 0; padding-inline-start: 1.25rem; }
.articles > li { display: flex; gap: 1rem; padding: 1rem 0; border-top: 1px solid var(--line); }
.articles > li > div { min-width: 0; }
.articles h2, .articles h3 { margin: 0; font-size: 1.15rem; }
.articles p { margin: .25rem 0; }
.articles img { width: 9rem; height: 6.5rem; object-fit: cover; border-radius: 6px; flex: none; }
figure { margin: 1.5rem 0; } figure img { max-width: 100%; height: auto; border-radius: 6px; display: block; }
blockquote { margin: 1rem 0; padding-inline-start: 1rem; border-inline-start: 4px solid var(--line-strong); }
hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
.wide { overflow-x: auto; } table { border-collapse: collapse; }
th, td { padding: .4rem .75rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; }
.tags { display: flex; flex-wrap: wrap; gap: .25rem .5rem; margin: 1.5rem 0; }
.tags a { display: inline-block; border: 1px solid var(--line-strong); border-radius: 6px; padding: .35rem .75rem; text-decoration: none; }
.pages { display: flex; gap: 1.5rem; }
.columns { display: flex; flex-wrap: wrap; gap: 1rem 3rem; padding-block: 1.5rem; }
.columns > section { flex: 1 1 14rem; }
footer { background: var(--panel); border-top: 1px solid var(--line); }
footer h2 { font-size: 1rem; margin: 0 0 .25rem; } footer h2 a { padding: 0; }
dl.figures { display: grid; grid-template-columns: auto auto; justify-content: start; gap: .1rem 1.5rem; margin: 0; }
dl.figures dd { margin: 0; text-align: end; font-variant-numeric: tabular-nums; }
.is-late { color: var(--late); font-weight: 600; } .is-done { color: var(--done); } .is-soon { color: var(--soon); } .is-open { color: var(--open); }
.tasks { list-style: none; padding: 0; margin: .5rem 0; } .tasks > li { padding: .6rem 0; border-top: 1px solid var(--line); }
.tasks p { margin: 0; }
dl.facts-list { display: grid; grid-template-columns: auto 1fr; gap: .15rem 1rem; margin: .75rem 0; } dl.facts-list dt { color: var(--ink-2); } dl.facts-list dd { margin: 0; }
select { font: inherit; padding: .5rem .75rem; border: 1px solid var(--line-strong); border-radius: 6px; background: var(--panel); color: inherit; max-width: 100%; }
.unseen { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
.documents h2 { font-size: 1.1rem; margin: 0; } .choice { flex: 1 1 12rem !important; } .choice select { display: block; width: 100%; }
.document { overflow-wrap: anywhere; } .document :target { background: var(--note); scroll-margin-top: 1rem; } .anchor { padding: 0 .25rem; color: var(--ink-2); }
.cards { list-style: none; margin: 1rem 0; padding: 0; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
.cards > li { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .9rem 1rem; min-width: 0; }
.cards > li:target { border-color: var(--indigo); box-shadow: 0 0 0 2px var(--indigo); }
.cards h3 { margin: 0 0 .25rem; } .cards p, .cards address { margin: .25rem 0; font-style: normal; }
main > section.offices { max-width: none; }
.reach a { display: inline-block; padding: .25rem 0; } .call { font-weight: 700; font-variant-numeric: tabular-nums; white-space: nowrap; }
.badge { display: inline-block; min-width: 1.6em; padding: 0 .4em; border-radius: 1em; background: var(--brick); color: var(--panel); text-align: center; font-size: .9em; }
summary { cursor: pointer; padding: .35rem 0; color: var(--indigo); } search label.tick { flex: 0 0 auto; } .tick input { width: auto; }
main > figure.map { max-width: 46rem; margin: 1.5rem 0; }
svg.map { display: block; width: 100%; height: auto; border: 1px solid var(--line); border-radius: 6px; background: light-dark(#ece9df, #0d1214); }
svg.map .area { fill: var(--panel); stroke: var(--line-strong); stroke-width: 1.5; stroke-linejoin: round; }
svg.map .chosen { fill: var(--note); stroke: var(--brick); stroke-width: 2.5; }
svg.map .water { fill: none; stroke: light-dark(#8db6d8, #34628a); stroke-width: 5; stroke-linejoin: round; } svg.map .lake { fill: light-dark(#bcd8ec, #244a68); stroke-width: 1; }
svg.map .shape { fill: none; stroke: var(--brick); stroke-width: 6; stroke-linecap: round; } svg.map .flat { fill: var(--brick); fill-opacity: .35; stroke-width: 2.5; }
svg.map text { font-size: 19px; text-anchor: middle; fill: var(--ink-2); } svg.map text.name { paint-order: stroke; stroke: var(--panel); stroke-width: 4px; }
svg.map rect.mark, svg.map circle.mark { fill: var(--brick); stroke: var(--panel); stroke-width: 2; } svg.map text.mark { fill: var(--panel); font-weight: 700; }
form.data { max-width: none; margin: 1rem 0; } .filters { display: grid; gap: .75rem 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); align-items: end; margin: .5rem 0; }
.filters label { display: grid; gap: .15rem; min-width: 0; } .filters input, .filters select { width: 100%; }
.filters fieldset { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem; border: 0; margin: 0; padding: 0; min-width: 0; } .filters legend { padding: 0; }
select { font: inherit; padding: .5rem .75rem; border: 1px solid var(--line-strong); border-radius: 6px; background: var(--panel); color: inherit; min-width: 0; }
table.data { font-size: .9rem; } table.data th, table.data td { min-width: 7rem; max-width: 20rem; } table.data th[scope="row"] { min-width: 13rem; font-weight: 500; } table.data thead a { text-decoration: none; }
@media (max-width: 30rem) { svg.map text.name { font-size: 26px; } .articles img { width: 5.5rem; height: 4.5rem; } }
@media print { .top nav, .tools, footer, search, .skip, .pages { display: none; } body { background: none; } a { color: inherit; }
  article a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .85em; } }
`;
