import { readFileSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Finding } from '../check/finding';
import type { FixedFile } from '../check/fix';
import { fixedFiles } from '../check/fix';
import type { Arguments } from './arguments';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { writeWhole } from './write-file';

/** A file that may hold a Secret's value. */
const SECRET = /\bSecret(?:List)?\b/;

/** Refuses what `--fix` can't write to. */
export function checkFix(given: Arguments): void {
  if (given.flag('dry-run') && !given.flag('fix'))
    throw new UsageError('--dry-run shows what --fix would write: give both');
  if (!given.flag('fix')) return;
  if (given.flag('cluster')) throw new UsageError('--fix writes files, and --cluster reads none');
  if (given.flag('dry-run') && [...given.strings('format'), ...given.strings('output')].length > 0)
    throw new UsageError('--dry-run prints a diff: leave out --format and --output');
  if (given.paths.includes('-')) throw new UsageError('--fix writes files: name them, or a folder, instead of -');
}

/** What `fix` would write, as a diff. */
export function showFix(findings: readonly Finding[], terminal: Terminal): void {
  for (const { file, before, diff } of distinctFiles(findings))
    terminal.out(SECRET.test(before) ? `${file} would be changed; it may hold a Secret, and isn't shown\n` : diff);
}

/** Writes what findings say that is certainly meant. Whether there was any of it. */
export function fix(findings: readonly Finding[], terminal: Terminal): boolean {
  const files = distinctFiles(findings);
  for (const { file, before, after, edits } of files) {
    // What was read may be half of what is there by now.
    if (readFileSync(file, 'utf8') !== before)
      throw new UsageError(`${file} has changed since it was read; run it again`);
    writeWhole(file, after);
    terminal.error(`cdk8s-stateful: ${file}: ${edits} place${edits === 1 ? '' : 's'} mended\n`);
  }
  return files.length > 0;
}

/** Each file once, also where links lead to it: by its own name, if it was read by that. */
function distinctFiles(findings: readonly Finding[]): readonly FixedFile[] {
  const files = new Map<string, FixedFile>();
  for (const found of fixedFiles(findings)) {
    const place = realpathSync(found.file);
    if (!files.has(place) || resolve(found.file) === place) files.set(place, found);
  }
  return [...files.values()];
}
