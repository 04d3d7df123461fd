import type { Finding } from '../check/finding';
import type { Event } from '../survival/event';
import { EVENTS } from '../survival/event';
import { partSvg } from './draw';
import { escaped } from './escape';
import type { Graph } from './graph';
import { COLUMNS } from './graph';
import { LEFT, partsOf, WIDTH } from './layout';
import type { Code } from './outcomes';
import { CODES, CODE_WORDS } from './outcomes';
import { DASHES, PALETTE, SIGNS } from './palette';
import { COLUMN_LABELS, EVENT_LABELS } from './labels';

const GAP = 18;
const PADDING = 16;
const HEAD = 76;
const LEGEND_STEP = 112;
const FONT = 'font-family:system-ui,sans-serif';

/** The graph at one event as a standalone SVG, for light and dark mode. */
export function svgOf(graph: Graph, findings: readonly Finding[], event: Event): string {
  const shown = { event: EVENTS.indexOf(event), findings, interactive: false };
  let y = HEAD;
  const parts = partsOf(graph).map((part) => {
    const group = `<g transform="translate(0 ${y})">\n${partSvg(part, shown)}\n</g>`;
    y += part.height + GAP;
    return group;
  });
  const { label, sentence } = EVENT_LABELS[event];
  const heads = COLUMNS.map((column) => `<text class="h" x="${LEFT[column]}" y="62">${COLUMN_LABELS[column]}</text>`);
  const width = WIDTH + 2 * PADDING;
  const title = `What survives: ${label.toLowerCase()}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="group" aria-label="${escaped(title)}" viewBox="${-PADDING} 0 ${width} ${y}" width="${width}" height="${y}">`,
    `<title>${escaped(title)}</title>`,
    `<style>${styles()}</style>`,
    `<rect class="page" x="${-PADDING}" width="${width}" height="${y}"/>`,
    `<text class="l" x="${LEFT.workload}" y="24">${escaped(label)}</text>`,
    `<text class="d" x="${LEFT.workload}" y="41">${escaped(sentence)}</text>`,
    ...CODES.slice(0, -1).map((code, index) => legend(code, WIDTH - LEGEND_STEP * (4 - index))),
    ...heads,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function legend(code: Code, x: number): string {
  return `<g data-c="${code}" transform="translate(${x} 20)"><path class="e" data-c="${code}" d="M0 0H34"/><path class="s" transform="translate(44 0)" d="${SIGNS[code]}"/><text class="d" x="54" y="4">${CODE_WORDS[code]}</text></g>`;
}

function styles(): string {
  const night = colours(1);
  return `text{${FONT}}${DRAWING_STYLE}${colours(0)}@media(prefers-color-scheme:dark){${night}}`;
}

/** Shapes and fonts, without colours. */
export const DRAWING_STYLE = [
  '.t{font:600 12px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}',
  '.d{font-size:11px}',
  '.h{font-size:11px;font-weight:600}',
  '.l{font-size:16px;font-weight:650}',
  '.t,.d{unicode-bidi:isolate;direction:ltr}',
  '.pods .t{font:600 12px system-ui,sans-serif}',
  '.e{fill:none;stroke-width:1.8;stroke-linecap:round}',
  '.b{stroke-width:1}',
  '.a{fill:none;stroke-width:4;stroke-linecap:round}',
  '.s{fill:none;stroke-width:1.9;stroke-linecap:round;stroke-linejoin:round}',
  '.f text{font-size:9.5px;font-weight:700;text-anchor:middle}',
  ...CODES.map((code) => `.e[data-c="${code}"]{stroke-dasharray:${DASHES[code]}}`),
].join('');

function colours(shade: 0 | 1): string {
  return colourRules((name) => PALETTE[name][shade]);
}

/** The colour rules of a drawing. @param colour returns the value of a colour, or a CSS variable */
export function colourRules(colour: (name: keyof typeof PALETTE) => string): string {
  return [
    `.page{fill:${colour('page')}}`,
    `.t,.l{fill:${colour('text')}}.d,.h{fill:${colour('quiet')}}`,
    `.b{fill:${colour('card')};stroke:${colour('line')}}`,
    ...CODES.map((code) => `.e[data-c="${code}"],[data-c="${code}"]>.a,[data-c="${code}"]>.s{stroke:${colour(code)}}`),
    `.f text{fill:${colour('card')}}`,
    ...(['l', 's'] as const).map((code) => `.f[data-c="${code}"]>circle{fill:${colour(code)}}`),
  ].join('');
}
