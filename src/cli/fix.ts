import { readFileSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Finding } from '../check/finding';
import type { FixedFile } from '../check/fix';
import { fixedFiles } from '../check/fix';
import type { Arguments } from './arguments';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { writeAtomically } from './write-file';

/** Matches files that may contain a Secret's value. */
const SECRET = /\bSecret(?:List)?\b/;

/** @throws UsageError for options and paths that exclude `--fix` */
export function checkFix(given: Arguments): void {
  if (given.flag('dry-run') && !given.flag('fix'))
    throw new UsageError('--dry-run shows what --fix would write: give both');
  if (!given.flag('fix')) return;
  if (given.flag('cluster')) throw new UsageError('--fix writes files, and --cluster reads none');
  if (given.flag('dry-run') && [...given.strings('format'), ...given.strings('output')].length > 0)
    throw new UsageError('--dry-run prints a diff: leave out --format and --output');
  if (given.paths.includes('-')) throw new UsageError('--fix writes files: name them, or a folder, instead of -');
}

/** Prints what `fix` would write, as a diff; not of files that may contain a Secret's value. */
export function showFix(findings: readonly Finding[], terminal: Terminal): void {
  for (const { file, before, diff } of distinctFiles(findings))
    terminal.out(SECRET.test(before) ? `${file} would be changed; it may hold a Secret, and isn't shown\n` : diff);
}

/** Applies the edits of findings to their files, and returns whether there were any. */
export function fix(findings: readonly Finding[], terminal: Terminal): boolean {
  const files = distinctFiles(findings);
  for (const { file, before, after, edits } of files) {
    // The file may have been changed meanwhile.
    if (readFileSync(file, 'utf8') !== before)
      throw new UsageError(`${file} has changed since it was read; run it again`);
    writeAtomically(file, after);
    terminal.error(`cdk8s-stateful: ${file}: ${edits} place${edits === 1 ? '' : 's'} mended\n`);
  }
  return files.length > 0;
}

/** Each file once, even if it was read through links: by its real path, if it was read by that. */
function distinctFiles(findings: readonly Finding[]): readonly FixedFile[] {
  const files = new Map<string, FixedFile>();
  for (const found of fixedFiles(findings)) {
    const place = realpathSync(found.file);
    if (!files.has(place) || resolve(found.file) === place) files.set(place, found);
  }
  return [...files.values()];
}
