import type { Event } from '../survival/event';
import { EVENTS } from '../survival/event';
import { shortened } from './escape';
import type { Graph } from './graph';
import { CODES, CODE_WORDS, codeAt } from './outcomes';
import { DASHES, PALETTE } from './palette';
import { EVENT_LABELS } from './labels';

const MAX_LABEL = 60;
/** Characters that may have a meaning in Mermaid, HTML or Markdown. */
const SPECIAL = /[^\p{L}\p{M}\p{N} .,:/()+…·’�-]/gu;

/** The graph at one event as a Mermaid flowchart. */
export function mermaidOf({ nodes, edges }: Graph, event: Event): string {
  const at = EVENTS.indexOf(event);
  const code = (codes: string): string => codeAt(codes, at);
  const lines = [
    '%% ' + EVENT_LABELS[event].sentence,
    'flowchart LR',
    ...nodes.map(({ id, title, detail, codes }) => {
      const outcome = codeAt(codes, at);
      const text = [title, detail, ...(outcome === '-' ? [] : [CODE_WORDS[outcome]])].filter((line) => line !== '');
      return `  ${id}["${text.map((line) => label(line)).join('<br/>')}"]:::${className(outcome)}`;
    }),
    ...edges.map(({ from, to }) => `  ${from.id} --> ${to.id}`),
    ...CODES.filter((outcome) => nodes.some(({ codes }) => code(codes) === outcome)).map(
      (outcome) => `  classDef ${className(outcome)} stroke:${PALETTE[outcome][0]},stroke-width:2px`,
    ),
    ...CODES.flatMap((outcome) => {
      const drawn = [...edges.keys()].filter((index) => code(edges[index]?.codes ?? '') === outcome);
      const dashes = DASHES[outcome] === 'none' ? '' : `,stroke-dasharray:${DASHES[outcome]}`;
      return drawn.length === 0 ? [] : [`  linkStyle ${drawn.join(',')} stroke:${PALETTE[outcome][0]}${dashes}`];
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function className(code: keyof typeof CODE_WORDS): string {
  return CODE_WORDS[code].replace(' ', '-');
}

function label(text: string): string {
  return shortened(text, MAX_LABEL).replace(SPECIAL, (character) => `#${character.codePointAt(0) ?? 0};`);
}
