import type { Manifest } from '../inventory/manifest';
import { EVENTS } from './event';
import type { SurvivalData } from './record';
import type { SurvivalRow } from './table';
import { Outcome, Verdict } from './verdict';

/** A row as data. */
export function dataOf(row: SurvivalRow): SurvivalData {
  const { kind, namespace, name } = row.workload.manifest;
  return {
    workload: { kind, namespace, name },
    container: row.container.name,
    path: row.path,
    store: storeText(row),
    shared: sharedText(row),
    ...(row.content === undefined ? {} : { content: row.content }),
    outcomes: row.outcomes,
  };
}

/** The rows of an app. */
export interface AppRows {
  readonly app: string;
  readonly rows: readonly SurvivalRow[];
}

/** All rows as JSON, each with its app. */
export function json(tables: readonly AppRows[]): string {
  const rows = tables.flatMap(({ app, rows: own }) => own.map((row) => ({ app, ...dataOf(row) })));
  return `${JSON.stringify(rows, null, 2)}\n`;
}

/** All rows as CSV, with a column for the outcome and the reason of each event. */
export function csv(tables: readonly AppRows[]): string {
  const head = [
    'app',
    'kind',
    'namespace',
    'name',
    'container',
    'path',
    'store',
    'shared',
    ...EVENTS.flatMap((event) => [event, `${event} reason`]),
    'content',
  ];
  const lines = tables.flatMap(({ app, rows }) =>
    rows.map((row) => {
      const { workload, container, path, store, shared, content = '' } = dataOf(row);
      const verdicts = EVENTS.flatMap((event) => [row.outcomes[event].outcome, row.outcomes[event].reason]);
      return [
        app,
        workload.kind,
        workload.namespace ?? '',
        workload.name,
        container,
        path,
        store,
        shared,
        ...verdicts,
        content,
      ];
    }),
  );
  return [head, ...lines].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

/** A table in Markdown. @param nameOf the first column, by default workload, container and path */
export function markdown(
  rows: readonly SurvivalRow[],
  nameOf: (row: SurvivalRow) => string = (row) => markdownText(rowTitle(row)),
): string {
  const head = ['', 'files', ...EVENTS.map((event) => event.replaceAll('-', ' '))];
  const lines = rows.map((row) => [
    nameOf(row),
    markdownText(filesText(row)),
    ...EVENTS.map((event) => markdownOutcome(row.outcomes[event])),
  ]);
  return [head, head.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.map(markdownCell).join(' | ')} |\n`)
    .join('');
}

/** A table for each app, with its name as the heading if there are several. */
export function markdownOfApps(tables: readonly AppRows[]): string {
  const [only] = tables;
  if (only !== undefined && tables.length === 1) return markdown(only.rows);
  return tables.map(({ app, rows }) => `## ${markdownText(app)}\n\n${markdown(rows)}`).join('\n');
}

/** The path to the files, with their maximum size. */
export function storeText({ bytes }: SurvivalRow): string {
  return bytes.size === undefined ? bytes.store : `${bytes.store} (${bytes.size})`;
}

/** The path to the files, and what the program keeps there. */
function filesText(row: SurvivalRow): string {
  return row.content === undefined ? storeText(row) : `${storeText(row)}; ${row.content}`;
}

/** Which pods share the files. */
export function sharedText({ bytes, readOnly }: SurvivalRow): string {
  return readOnly ? `${bytes.sharing}, read-only` : bytes.sharing;
}

/** `Deployment shop/web, container app, /data`. */
export function rowTitle(row: SurvivalRow): string {
  return `${title(row.workload.manifest)}, ${row.container.name}, ${row.path}`;
}

export function title(manifest: Manifest): string {
  return manifest.title;
}

function markdownOutcome({ outcome }: Verdict): string {
  return outcome === Outcome.KEPT ? outcome : `**${outcome}**`;
}

/** Escapes untrusted text, so that it can't become a link, an image, a tag or another cell. */
function markdownText(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD')
    .replace(/[\\`*[\]~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
}

function markdownCell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** Quotes a cell. Spreadsheets evaluate cells that begin with = + - @; an apostrophe makes them text. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
