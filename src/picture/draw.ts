import type { Finding } from '../check/finding';
import { escaped, shortened } from './escape';
import type { Node } from './graph';
import type { Part, PlacedEdge, PlacedNode } from './layout';
import { NODE_HEIGHT } from './layout';
import type { Code } from './outcomes';
import { CODE_WORDS, codeAt } from './outcomes';
import { SIGNS } from './palette';
import { COLUMN_LABELS } from './labels';

const TITLE_CHARACTER = 7.25;
const DETAIL_CHARACTER = 6;
const TEXT_LEFT = 12;
const SIGN_ROOM = 18;

/** Options of a drawing. */
export interface Drawing {
  /** The index in EVENTS of the shown event. */
  readonly event: number;
  readonly findings: readonly Finding[];
  /** Whether nodes and edges have the data from which a script shows another event. */
  readonly interactive: boolean;
}

/** The nodes and edges of a connected part as SVG. */
export function partSvg({ nodes, edges }: Part, drawing: Drawing): string {
  return [...edges.map((edge) => edgeSvg(edge, drawing)), ...nodes.map((node) => nodeSvg(node, drawing))].join('\n');
}

function edgeSvg({ edge, pathData }: PlacedEdge, { event, interactive }: Drawing): string {
  const { from, to, codes } = edge;
  const code = codeAt(codes, event);
  const data = interactive ? ` data-o="${codes}" data-a="${from.id}" data-b="${to.id}"` : '';
  const name = `${escaped(from.title)} to ${escaped(to.title)}: ${CODE_WORDS[code]}`;
  return `<path class="e" data-c="${code}"${data} role="img" d="${pathData}"><title>${name}</title></path>`;
}

function nodeSvg({ node, x, y, width }: PlacedNode, { event, findings, interactive }: Drawing): string {
  const code = codeAt(node.codes, event);
  const data = interactive
    ? ` id="${node.id}" data-o="${node.codes}" data-r="${node.rows.join(' ')}" data-f="${node.findings.join(' ')}" role="button" tabindex="-1"`
    : ' role="img"';
  const worst = worstSeverity(node.findings.flatMap((index) => findings[index] ?? []));
  return [
    `<g class="n ${node.column}" data-c="${code}"${data} transform="translate(${x} ${y})"><title>${escaped(nameOf(node, code))}</title>`,
    node.many ? `<rect class="b" x="3" y="3" width="${width}" height="${NODE_HEIGHT}" rx="6"/>` : '',
    `<rect class="b" width="${width}" height="${NODE_HEIGHT}" rx="6"/>`,
    `<path class="a" d="M2 6V${NODE_HEIGHT - 6}"/>`,
    `<text class="t" x="${TEXT_LEFT}" y="${node.detail === '' ? 28 : 20}">${fitted(node.title, width - SIGN_ROOM, TITLE_CHARACTER)}</text>`,
    node.detail === ''
      ? ''
      : `<text class="d" x="${TEXT_LEFT}" y="36">${fitted(node.detail, width, DETAIL_CHARACTER)}</text>`,
    `<path class="s" transform="translate(${width - 15} 15)" d="${SIGNS[code]}"/>`,
    worst === undefined ? '' : findingMark(worst, node.findings.length, width),
    '</g>',
  ].join('');
}

/** The accessible name of a node; the outcome is last, so that a script can replace it. */
function nameOf({ column, title, detail, findings }: Node, code: Code): string {
  const found = findings.length === 0 ? '' : ` (${findings.length} of the findings)`;
  return `${COLUMN_LABELS[column]} ${title}${detail === '' ? '' : `, ${detail}`}${found}: ${CODE_WORDS[code]}`;
}

function fitted(text: string, width: number, character: number): string {
  return escaped(shortened(text, Math.floor((width - TEXT_LEFT - 4) / character)));
}

function worstSeverity(findings: readonly Finding[]): Finding['severity'] | undefined {
  return (['error', 'warning', 'info'] as const).find((severity) =>
    findings.some((finding) => finding.severity === severity),
  );
}

function findingMark(severity: Finding['severity'], count: number, width: number): string {
  return `<g class="f" data-c="${severity === 'error' ? 'l' : 's'}" transform="translate(${width - 15} 35)"><circle r="7"/><text y="3.5">${count}</text></g>`;
}
