import { wrap } from '../check/reporters/wrap';
import { Event, EVENTS } from './event';
import type { AppRows } from './report';
import { sharedText, storeText, title } from './report';
import { SurvivalRow } from './table';
import { Outcome } from './verdict';

/** The column headings of events, in two lines. */
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
/** Outcomes in at most five letters. */
export const SHORT: Readonly<Record<Outcome, string>> = {
  [Outcome.KEPT]: 'kept',
  [Outcome.STRANDED]: 'strnd',
  [Outcome.LOST]: 'LOST',
  [Outcome.UNKNOWN]: '?',
};
/** ANSI colours of outcomes. */
export const COLOURS: Readonly<Record<Outcome, number>> = {
  [Outcome.KEPT]: 32,
  [Outcome.STRANDED]: 33,
  [Outcome.LOST]: 31,
  [Outcome.UNKNOWN]: 36,
};
const WIDTH = 100;
const CELL = 6;
const FIRST = WIDTH - EVENTS.length * CELL;

/** A table for each app, below its name if there are several. */
export function textOfApps(tables: readonly AppRows[], { colours = false } = {}): string {
  const [only] = tables;
  if (only !== undefined && tables.length === 1) return text(only.rows, { colours });
  const full = tables.filter(({ rows }) => rows.length > 0);
  if (full.length === 0) return text([]);
  return full.map(({ app, rows }) => `${printable(app)}:\n\n${text(rows, { colours })}`).join('\n');
}

/** A table for a terminal of 100 columns: the outcomes of each path, and below them the reasons of all but `kept`. */
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
  // A long path gets its own line, so that columns stay aligned.
  const first = path.length < FIRST ? `${path.padEnd(FIRST)}${cells}` : `${path}\n${' '.repeat(FIRST)}${cells}`;
  const content = row.content === undefined ? '' : `; ${row.content}`;
  const files = wrapped(`${printable(storeText(row))}; shared by ${sharedText(row)}${content}`, '    ');
  return [first.trimEnd(), files, ...reasons(row)].join('\n');
}

/** The reasons, each with its events. */
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

/** Replaces control characters, which in untrusted names could move the cursor or change colours. */
export function printable(value: string): string {
  return value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}

function wrapped(value: string, indent: string): string {
  return wrap(value, WIDTH, ' '.repeat(indent.length), indent).join('\n');
}
