import { EVENTS } from '../survival/event';
import type { SurvivalRow } from '../survival/table';
import { Outcome } from '../survival/verdict';

/** A letter for each outcome, the worst first; `-` where there are no files. */
export const CODES = ['l', 's', 'u', 'k', '-'] as const;
export type Code = (typeof CODES)[number];

const CODE: Readonly<Record<Outcome, Code>> = {
  [Outcome.LOST]: 'l',
  [Outcome.STRANDED]: 's',
  [Outcome.UNKNOWN]: 'u',
  [Outcome.KEPT]: 'k',
};

export const CODE_WORDS: Readonly<Record<Code, string>> = {
  l: Outcome.LOST,
  s: Outcome.STRANDED,
  u: Outcome.UNKNOWN,
  k: Outcome.KEPT,
  '-': 'no files',
};

/** The worst outcome of rows at each event, a letter per event. */
export function codesOf(rows: readonly SurvivalRow[]): string {
  return EVENTS.map((event) => {
    const found = new Set(rows.map(({ outcomes }) => CODE[outcomes[event].outcome]));
    return CODES.find((code) => found.has(code)) ?? '-';
  }).join('');
}

/** The letter of an event, by its index in EVENTS. */
export function codeAt(codes: string, event: number): Code {
  return CODES.find((code) => code === codes[event]) ?? '-';
}
