import type { Finding } from '../../check/finding';
import { whereOf } from '../../check/reporters/line';
import type { Event } from '../../survival/event';
import { EVENTS } from '../../survival/event';
import { storeText } from '../../survival/report';
import type { SurvivalRow } from '../../survival/table';
import { partSvg } from '../draw';
import { escaped, jsonForScript, visible } from '../escape';
import type { Graph } from '../graph';
import { COLUMNS } from '../graph';
import type { Part } from '../layout';
import { partsOf, WIDTH } from '../layout';
import { codesOf, CODE_WORDS } from '../outcomes';
import { SIGNS } from '../palette';
import { COLUMN_LABELS, EVENT_LABELS } from '../labels';
import { eventSwitch, outcomeSummary } from './controls';
import type { PageData } from './data';
import { countsText, findingsHtml } from './findings';
import { SCRIPT_HASH, STYLE_HASH } from './hashes.generated';
import { SCRIPT } from './script.generated';
import { STYLE } from './style';
import { tableHtml } from './table';

/** A self-contained HTML page, whose content security policy forbids loading anything. */
export function pageOf(
  graph: Graph,
  table: readonly SurvivalRow[],
  findings: readonly Finding[],
  event: Event,
): string {
  const workloads = graph.nodes.filter(({ column }) => column === 'workload').length;
  const policy = `default-src 'none'; style-src '${STYLE_HASH}'; script-src '${SCRIPT_HASH}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What survives what</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<div><h1>What survives what</h1>
<p>${counted(workloads, 'workload')} · ${counted(table.length, 'place')} with files · <a href="#findings">${countsText(findings)}</a></p></div>
<div class="tools"><input id="search" type="search" placeholder="Search  ( / )" aria-label="Search workloads, paths, claims and findings" autocomplete="off" spellcheck="false">
<label class="check"><input id="harmed" type="checkbox"> <span>hide what is kept</span></label>
<button id="theme" type="button" aria-label="Light or dark">Light / dark</button></div>
</header>
<nav class="bar" aria-label="Event">
${eventSwitch(table, event)}
${outcomeSummary(table, event)}
</nav>
<main>
<section aria-labelledby="graph-title"><h2 id="graph-title">The way to the bytes</h2>
<p class="hint">Arrow keys go from node to node, Enter opens one, Escape closes it.</p>
<div class="scroll" id="graph" role="region" aria-label="Graph of workloads and their files">
<div class="heads" aria-hidden="true">${COLUMNS.map((column) => `<span class="h-${column}">${COLUMN_LABELS[column]}</span>`).join('')}</div>
${partsOf(graph)
  .map((part) => partHtml(part, findings, event))
  .join('\n')}
</div>
<p class="none" id="nothing" hidden>Nothing matches.</p></section>
<section aria-labelledby="table-title"><h2 id="table-title">What becomes of each path</h2>
${tableHtml(table, event)}</section>
<section aria-labelledby="findings"><h2 id="findings">What the checks find</h2>
${findingsHtml(findings)}</section>
</main>
<aside id="panel" aria-label="The selected node" hidden><button id="close" type="button" aria-label="Close">×</button><h2 id="panel-title" tabindex="-1"></h2><ul id="panel-list"></ul></aside>
<script type="application/json" id="data">${jsonForScript(scriptData(table, findings))}</script>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function partHtml(part: Part, findings: readonly Finding[], event: Event): string {
  const drawing = { event: EVENTS.indexOf(event), findings, interactive: true };
  const title = part.nodes[0]?.node.title ?? '';
  return `<svg class="part" role="group" aria-label="The files of ${escaped(title)}" width="${WIDTH}" height="${part.height}" viewBox="0 0 ${WIDTH} ${part.height}">\n${partSvg(part, drawing)}\n</svg>`;
}

function scriptData(table: readonly SurvivalRow[], findings: readonly Finding[]): PageData {
  const reasons = new Map<string, number>();
  const numberOf = (reason: string): number => {
    const known = reasons.get(reason) ?? reasons.size;
    reasons.set(reason, known);
    return known;
  };
  const rows = table.map((row) => ({
    title: visible(`${row.path} in container ${row.container.name}`),
    store: visible(storeText(row)),
    codes: codesOf([row]),
    why: EVENTS.map((event) => numberOf(visible(`${row.outcomes[event].outcome}: ${row.outcomes[event].reason}`))),
  }));
  return {
    words: CODE_WORDS,
    signs: SIGNS,
    sentences: EVENTS.map((event) => EVENT_LABELS[event].sentence),
    reasons: [...reasons.keys()],
    rows,
    findings: findings.map((finding) => visible(`${finding.rule}: ${finding.message} (${whereOf(finding)})`)),
  };
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
