import type { TestCase } from '../check/reporters/junit';
import { markdownText } from '../check/reporters/escape';
import { Event } from '../survival/event';
import { rowTitle, storeText } from '../survival/report';
import { COLOURS, HEADS, printable, SHORT } from '../survival/text';
import { Outcome } from '../survival/verdict';
import { ACTS } from './acts';
import type { Cell } from './judge';
import { differs } from './judge';
import type { ProvenRow } from './prove';

/** The events that `prove` causes, in the order of the survival table. */
const EVENTS: readonly Event[] = Object.values(Event).filter((event) => ACTS.some((act) => act.event === event));

/** The rows as JSON, each with the predicted and the observed outcome of each event. */
export function json(rows: readonly ProvenRow[]): string {
  const data = rows.map(({ row, untried, cells }) => ({
    workload: { kind: row.workload.kind, name: row.workload.manifest.name },
    container: row.container.name,
    path: row.path,
    store: storeText(row),
    ...(untried === undefined ? {} : { untried }),
    events: Object.fromEntries(
      EVENTS.flatMap((event) => {
        const cell = cells.get(event);
        if (cell === undefined) return [];
        const { outcome, reason } = row.outcomes[event];
        const { seen, note } = cell;
        return [
          [
            event,
            {
              predicted: outcome,
              reason,
              ...(seen === undefined ? {} : { seen }),
              ...(note === '' ? {} : { note }),
              differs: differs(cell),
            },
          ],
        ];
      }),
    ),
  }));
  return `${JSON.stringify(data, null, 2)}\n`;
}

/** A Markdown table of observed outcomes: a line per row, a column per event; with the prediction where it differs. */
export function markdown(rows: readonly ProvenRow[]): string {
  const head = ['', 'files', ...EVENTS.map((event) => event.replaceAll('-', ' '))];
  const lines = rows.map(({ row, untried, cells }) => [
    markdownText(rowTitle(row)),
    markdownText(untried === undefined ? storeText(row) : `${storeText(row)}; not tried: ${untried}`),
    ...EVENTS.map((event) => cellText(row.outcomes[event].outcome, cells.get(event))),
  ]);
  const table = [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
  return `${table}\nSeen on a cluster; what \`survival\` predicts follows where that is something else. ${summary(rows)}\n`;
}

function cellText(predicted: Outcome, cell: Cell | undefined): string {
  if (cell?.seen === undefined) return '';
  const seen = cell.seen === Outcome.KEPT ? cell.seen : `**${cell.seen}**`;
  return differs(cell) ? `${seen}, predicted ${predicted}` : seen;
}

/** A test case per row and event, which fails where the outcome contradicts the prediction. */
export function testCases(app: string, rows: readonly ProvenRow[]): readonly TestCase[] {
  return rows.flatMap(({ row, untried, cells }) =>
    EVENTS.flatMap((event): readonly TestCase[] => {
      const cell = cells.get(event);
      if (cell === undefined) return [];
      const note = untried ?? (cell.seen === undefined ? `not seen: ${cell.note}` : cell.note);
      return [
        {
          suite: app,
          className: rowTitle(row),
          name: event,
          failures: differs(cell) ? [differenceOf({ row, untried, cells }, event)] : [],
          ...(note === '' ? {} : { notes: [note] }),
        },
      ];
    }),
  );
}

const INDENT = 4;
const CELL_WIDTH = 6;

/** The table for a terminal: for each path the predicted and the observed outcomes, with notes where they differ or are missing. */
export function text(rows: readonly ProvenRow[], colours: boolean): string {
  const heads = [0, 1].map((line) =>
    `${' '.repeat(INDENT + 11)}${EVENTS.map((event) => (HEADS[event][line] ?? '').padEnd(CELL_WIDTH)).join('')}`.trimEnd(),
  );
  const blocks = rows.map((proven) => rowText(proven, colours));
  return `${[...heads, ...blocks].join('\n')}\n\n${summary(rows)}\n`;
}

function rowText(proven: ProvenRow, colours: boolean): string {
  const { row, untried, cells } = proven;
  const line = (name: string, outcomeAt: (event: Event) => Outcome | undefined): string => {
    const shown = EVENTS.map((event) => {
      const outcome = outcomeAt(event);
      const cell = (outcome === undefined ? '-' : SHORT[outcome]).padEnd(CELL_WIDTH);
      return colours && outcome !== undefined ? `\u001b[${COLOURS[outcome]}m${cell}\u001b[0m` : cell;
    });
    return `${' '.repeat(INDENT)}${name.padEnd(11)}${shown.join('')}`.trimEnd();
  };
  const head = [`\n${printable(rowTitle(row))}`, `  ${printable(storeText(row))}`];
  const predicted = line('predicted', (event) => row.outcomes[event].outcome);
  if (untried !== undefined) return [...head, predicted, `    - not tried: ${printable(untried)}`].join('\n');
  return [...head, predicted, line('seen', (event) => cells.get(event)?.seen), ...notes(proven)].join('\n');
}

function notes(proven: ProvenRow): readonly string[] {
  const unseen = new Map<string, string[]>();
  const lines: string[] = [];
  for (const event of EVENTS) {
    const cell = proven.cells.get(event);
    if (cell === undefined) continue;
    if (differs(cell)) lines.push(`    - ${differenceOf(proven, event)}`);
    else if (cell.note !== '')
      unseen.set(cell.note, [
        ...(unseen.get(cell.note) ?? []),
        `${event}${cell.seen === undefined ? '' : ` (${cell.seen})`}`,
      ]);
  }
  for (const [note, events] of unseen) lines.push(`    - ${events.join(', ')}: ${printable(note)}`);
  return lines;
}

function differenceOf({ row, cells }: ProvenRow, event: Event): string {
  const { outcome, reason } = row.outcomes[event];
  return printable(`${event}: seen ${cells.get(event)?.seen ?? ''}, predicted ${outcome} (${reason})`);
}

/** How many outcomes were observed, and how many differ from the prediction. */
export function summary(rows: readonly ProvenRow[]): string {
  const cells = rows.flatMap((row) => [...row.cells.values()]);
  const seen = cells.filter((cell) => cell.seen !== undefined).length;
  const different = cells.filter(differs).length;
  return `${seen} seen, ${different === 0 ? 'all of them' : `${different} of them not`} as predicted`;
}
