/** Applies the edits of findings to files, for `check --fix`. */
import type { TextEdit } from '../inventory/manifest';
import { Source } from '../inventory/source';
import type { Finding } from './finding';
import { groupBy } from './group';

/** A file before and after its edits. */
export interface FixedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** As a unified diff. */
  readonly diff: string;
  /** The number of edits. */
  readonly edits: number;
}

/** Lines of context around a change in a diff. */
const CONTEXT = 3;

/** The files with the edits of findings applied. Of two edits that overlap, the first is applied. */
export function fixedFiles(findings: readonly Finding[]): readonly FixedFile[] {
  const edits = findings.flatMap(({ edit }) => edit ?? []);
  return [...groupBy(edits, ({ file }) => file)].flatMap(([file, own]) => {
    const [first] = own;
    if (first === undefined) return [];
    const { before } = first;
    const applied = withoutOverlaps(own.filter((edit) => edit.before === before));
    return [
      { file, before, after: applyEdits(before, applied), diff: diffOf(file, before, applied), edits: applied.length },
    ];
  });
}

/** The edits sorted by position; of two that overlap, the first. */
export function withoutOverlaps(edits: readonly TextEdit[]): readonly TextEdit[] {
  let end = -1;
  return edits
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .filter((edit) => {
      if (edit.start <= end) return false;
      end = Math.max(edit.end, edit.start);
      return true;
    });
}

/** The part of a string between two offsets, with the edits applied. */
function applyEdits(before: string, edits: readonly TextEdit[], from = 0, to = before.length): string {
  const parts: string[] = [];
  let at = from;
  for (const { start, end, text } of edits) {
    parts.push(before.slice(at, start), text);
    at = end;
  }
  return [...parts, before.slice(at, to)].join('');
}

function diffOf(file: string, before: string, edits: readonly TextEdit[]): string {
  const lines = before.replace(/\n$/, '').split('\n');
  const mark = before.endsWith('\n') ? '' : '\n\\ No newline at end of file';
  const marked = (line: string, index: number): string => (index === lines.length - 1 ? `${line}${mark}` : line);
  const source = new Source(file, before);
  const lineAt = (offset: number): number => source.placeAt(offset, offset).line - 1;
  let shift = 0;
  const hunks = byHunk(edits, lineAt).map((group) => {
    const first = lineAt(group[0]?.start ?? 0);
    const last = lineAt(group.at(-1)?.end ?? 0);
    const from = Math.max(0, first - CONTEXT);
    const to = Math.min(lines.length - 1, last + CONTEXT);
    const old = lines.slice(first, last + 1);
    const start = (group[0]?.start ?? 0) - source.placeAt(group[0]?.start ?? 0, 0).column + 1;
    const next = applyEdits(before, group, start, start + old.join('\n').length).split('\n');
    const body = [
      ...lines.slice(from, first).map((line) => ` ${line}`),
      ...old.map((line, index) => `-${marked(line, first + index)}`),
      ...next.map((line, index) => `+${marked(line, last + 1 - next.length + index)}`),
      ...lines.slice(last + 1, to + 1).map((line, index) => ` ${marked(line, last + 1 + index)}`),
    ];
    const size = to - from + 1;
    const head = `@@ -${from + 1},${size} +${from + 1 + shift},${size + next.length - old.length} @@`;
    shift += next.length - old.length;
    return [head, ...body].join('\n');
  });
  // In a diff, a file's name ends at its first space, unless a tab follows it.
  const name = file.includes(' ') ? `${file}\t` : file;
  return `--- ${name}\n+++ ${name}\n${hunks.join('\n')}\n`;
}

/** The edits grouped by hunk. */
function byHunk(edits: readonly TextEdit[], lineAt: (offset: number) => number): readonly (readonly TextEdit[])[] {
  const groups: TextEdit[][] = [];
  for (const edit of edits) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && lineAt(edit.start) - lineAt(last.end) <= 2 * CONTEXT)
      group.push(edit);
    else groups.push([edit]);
  }
  return groups;
}
