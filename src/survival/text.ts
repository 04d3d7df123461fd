import { wrap } from '../check/reporters/wrap';
import { Event, EVENTS } from './event';
import type { AppRows } from './report';
import { sharedText, storeText, title } from './report';
import { SurvivalRow } from './table';
import { Outcome } from './verdict';

/** The headings of events, in two lines. */
export const HEADS: Readonly<Record<Event, readonly [string, string]>> = {
  [Event.CONTAINER_RESTART]: ['cont.', 'rest.'],
  [Event.POD_REPLACED]: ['pod', 'repl.'],
  [Event.POD_MOVED]: ['pod', 'moved'],
  [Event.SCALE_DOWN]: ['scale', 'down'],
  [Event.ROLLOUT]: ['roll-', 'out'],
  [Event.WORKLOAD_DELETED]: ['work-', 'load'],
  [Event.CLAIM_DELETED]: ['claim', 'del.'],
  [Event.APP_DELETED]: ['app', 'del.'],
  [Event.NAMESPACE_DELETED]: ['name-', 'space'],
  [Event.NODE_LOST]: ['node', 'lost'],
  [Event.ZONE_LOST]: ['zone', 'lost'],
};
/** Outcomes in five letters. */
export const SHORT: Readonly<Record<Outcome, string>> = {
  [Outcome.KEPT]: 'kept',
  [Outcome.STRANDED]: 'strnd',
  [Outcome.LOST]: 'LOST',
  [Outcome.UNKNOWN]: '?',
};
/** Colours of a terminal. */
export const COLOURS: Readonly<Record<Outcome, number>> = {
  [Outcome.KEPT]: 32,
  [Outcome.STRANDED]: 33,
  [Outcome.LOST]: 31,
  [Outcome.UNKNOWN]: 36,
};
const WIDTH = 100;
const CELL = 6;
const FIRST = WIDTH - EVENTS.length * CELL;

/** A table an app, each below its name where there are several. */
export function textOfApps(tables: readonly AppRows[], { colours = false } = {}): string {
  const [only] = tables;
  if (only !== undefined && tables.length === 1) return text(only.rows, { colours });
  const full = tables.filter(({ rows }) => rows.length > 0);
  if (full.length === 0) return text([]);
  return full.map(({ app, rows }) => `${printable(app)}:\n\n${text(rows, { colours })}`).join('\n');
}

/** The table for a terminal of 100 columns: the outcomes of each path, and under them the reasons of those that aren't `kept`. */
export function text(rows: readonly SurvivalRow[], { colours = false } = {}): string {
  if (rows.length === 0) return 'no container mounts anything\n';
  const blocks: string[] = [[0, 1].map((line) => `${' '.repeat(FIRST)}${heads(line)}`.trimEnd()).join('\n')];
  let last = '';
  for (const row of rows) {
    const owner = `${title(row.workload.manifest)}, container ${row.container.name}`;
    if (owner !== last) blocks.push(`\n${printable(owner)}`);
    last = owner;
    blocks.push(rowText(row, colours));
  }
  return `${blocks.join('\n')}\n`;
}

function heads(line: number): string {
  return EVENTS.map((event) => (HEADS[event][line] ?? '').padEnd(CELL)).join('');
}

function rowText(row: SurvivalRow, colours: boolean): string {
  const cells = EVENTS.map((event) => {
    const { outcome } = row.outcomes[event];
    const cell = SHORT[outcome].padEnd(CELL);
    return colours ? `\u001b[${COLOURS[outcome]}m${cell}\u001b[0m` : cell;
  }).join('');
  const path = `  ${printable(row.path)}`;
  // A long path has a line of its own, so that the columns stay where they are.
  const first = path.length < FIRST ? `${path.padEnd(FIRST)}${cells}` : `${path}\n${' '.repeat(FIRST)}${cells}`;
  const content = row.content === undefined ? '' : `; ${row.content}`;
  const files = wrapped(`${printable(storeText(row))}; shared by ${sharedText(row)}${content}`, '    ');
  return [first.trimEnd(), files, ...reasons(row)].join('\n');
}

/** One line a reason, with the events that have it. */
function reasons(row: SurvivalRow): string[] {
  const events = new Map<string, string[]>();
  for (const event of EVENTS) {
    const { outcome, reason } = row.outcomes[event];
    if (outcome === Outcome.KEPT) continue;
    const line = `${outcome}: ${printable(reason)}`;
    events.set(line, [...(events.get(line) ?? []), event]);
  }
  return [...events].map(([line, at]) => wrapped(`${line} (${at.join(', ')})`, '    - '));
}

/** Names come from anywhere: nothing in them may move the cursor or change colours. */
export function printable(value: string): string {
  return value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}

function wrapped(value: string, indent: string): string {
  return wrap(value, WIDTH, ' '.repeat(indent.length), indent).join('\n');
}
