"""The look of the class report: calm, light or dark by the reader's wish, and made to be printed."""

STYLE = """
:root { color-scheme: light dark;
  --paper: #fbfaf7; --sheet: #fff; --ink: #1d2026; --soft: #5d636e; --rule: #dcd9d1; --band: #f3f1ec;
  --main: #2a5d84; --warn: #a8501a; }
@media screen and (prefers-color-scheme: dark) { :root {
  --paper: #14161a; --sheet: #1b1e24; --ink: #e6e6e3; --soft: #a2a8b3; --rule: #343944; --band: #22262e;
  --main: #83b6dd; --warn: #eda268; } }
* { box-sizing: border-box; }
body { font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; margin: 0; background: var(--paper);
  color: var(--ink); overflow-wrap: anywhere; }
main { max-width: 66rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0; letter-spacing: -.01em; }
h2 { font-size: 1.3rem; margin: 0 0 .7rem; }
h3 { font-size: 1rem; margin: 0; }
p { margin: .3rem 0; }
header p, .note, .of, .more { color: var(--soft); }
.note, .more { font-size: .87rem; max-width: 54rem; margin-top: .6rem; }
section { margin-top: 2.6rem; }
nav { margin-top: 1rem; font-size: .9rem; }
nav a { color: var(--main); margin-inline-end: 1.1rem; }
.tiles { display: flex; flex-wrap: wrap; gap: .8rem; margin: 1.4rem 0 0; padding: 0; }
.tiles div { background: var(--sheet); border: 1px solid var(--rule); border-radius: .5rem;
  padding: .7rem 1.1rem; min-width: 8rem; }
.tiles dt { font-size: .87rem; color: var(--soft); }
.tiles dd { margin: 0; font-size: 1.6rem; font-weight: 600; line-height: 1.2; }
.tiles div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; background: var(--sheet); border: 1px solid var(--rule);
  font-size: .92rem; margin: .5rem 0; }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
caption { text-align: start; font-size: .87rem; color: var(--soft); padding: .2rem 0; }
th, td { padding: .38rem .6rem; text-align: start; vertical-align: top;
  border-bottom: 1px solid var(--rule); }
thead th { background: var(--band); font-size: .83rem; vertical-align: bottom; overflow-wrap: normal; }
tbody th { font-weight: 500; min-width: 9rem; }
tbody td:not(.n) { min-width: 7em; }
tbody tr:last-child > * { border-bottom: 0; }
.n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead .n { white-space: normal; }
.plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr)); gap: 1rem; }
figure { margin: .6rem 0; background: var(--sheet); border: 1px solid var(--rule); border-radius: .5rem;
  padding: .8rem 1rem; }
.plots figure { margin: 0; }
figcaption { font-weight: 600; font-size: .92rem; margin-bottom: .3rem; }
.plot { width: 100%; height: auto; display: block; }
.plot text { fill: var(--soft); font-size: 12px; } .plot .big { font-size: 19px; }
#items .plot { max-width: 50rem; }
.plot .label { fill: var(--warn); font-weight: 600; paint-order: stroke; stroke: var(--sheet);
  stroke-width: 3px; }
.bar, .dot { fill: var(--main); }
.dot { fill-opacity: .75; }
.other { fill: var(--soft); fill-opacity: .55; }
.odd { fill: var(--sheet); stroke: var(--warn); stroke-width: 2; }
.zero { stroke: var(--soft); } .grid { stroke: var(--rule); stroke-dasharray: 2 3; }
.frame { fill: none; stroke: var(--rule); }
.cell { vertical-align: middle; margin-inline-end: .4rem; }
.key { font-weight: 600; }
.entry { background: var(--sheet); border: 1px solid var(--rule); border-inline-start: 3px solid var(--main);
  border-radius: .3rem; padding: .7rem 1rem; margin: .6rem 0; }
@media (min-width: 50rem) { #needs .entries, #mixups .entries, #flags .entries { columns: 2; gap: .9rem; } }
.entries .entry { break-inside: avoid; }
.entries .entry:first-child { margin-top: 0; }
#odd .entry { border-inline-start-color: var(--warn); }
.entry ul { margin: .3rem 0; padding: 0; list-style: none; }
.entry table { font-size: .87rem; margin-top: .5rem; } .entry td { white-space: nowrap; }
.of { font-size: .87rem; }
.problems { border: 1px solid var(--warn); border-radius: .5rem; padding: .7rem 1rem; margin-top: 1.4rem; }
@media (max-width: 34rem) { main { padding: 1.2rem .8rem; } .plots { grid-template-columns: 1fr; }
  th, td { padding: .3rem .4rem; } }
@media print {
  :root { color-scheme: light; --paper: #fff; --sheet: #fff; --ink: #000; --soft: #444; --rule: #bbb;
    --band: #eee; --main: #1f4a6b; --warn: #8a3d0c; }
  @page { margin: 16mm 14mm; }
  html { font-size: 9.5pt; } body { font-size: 1rem; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  section { margin-top: 1.6rem; }
  h2, h3, caption, figcaption { break-after: avoid; }
  .keep, .entry, figure, tr, .tiles { break-inside: avoid; }
  thead { display: table-header-group; }
  tbody tr:nth-child(-n+3) { break-before: avoid; } tbody tr:last-child { break-before: avoid; }
  #needs .entries, #mixups .entries, #flags .entries { columns: 2; }
  .note, .more { break-before: avoid; }
  .wide { overflow: visible; }
  table { font-size: 8.5pt; } th, td { padding: .22rem .35rem; } tbody th { min-width: 6rem; }
  thead th { font-size: 7.5pt; } .entry th, .entry td { padding-block: .08rem; }
  .entry { padding: .45rem .8rem; margin: .45rem 0; } .entry p, .entry ul { margin: .1rem 0; }
  .bar, .other, .dot, .odd, thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .tiles dd { font-size: 15pt; } .tiles div { min-width: 0; flex: 1; padding: .4rem .6rem; }
  .plots { grid-template-columns: 1fr 1fr; }
}
"""
