import type { Arguments } from './arguments';
import type { Options } from './options';
import { PathWatcher } from './path-watcher';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { tellMistake } from './verb';

/** So long a file has to be left alone before it is read: editors write in several steps. */
const QUIET_MS = 100;

export const WATCH_OPTION: Options = {
  watch: { type: 'boolean', help: 'run again whenever a file of PATH changes, until Ctrl-C' },
};

/** Does a verb's work now and, with `--watch`, whenever a file changes. What the process exits with, as far as it is known. */
export function watched(given: Arguments, terminal: Terminal, work: () => number): number {
  if (!given.flag('watch')) return work();
  if (given.flag('cluster')) throw new UsageError('--watch looks at files, and --cluster reads none');
  if (given.paths.includes('-')) throw new UsageError('--watch looks at files: name them, or a folder, instead of -');
  if (given.strings('output').length > 0)
    throw new UsageError('--watch prints what it finds; leave out --output, whose file may be among those it looks at');
  let waiting: NodeJS.Timeout | undefined;
  // Before the first look: what changes meanwhile is looked at next.
  const watcher = new PathWatcher(given.paths, (file) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      terminal.out(`\n== ${file} has changed\n\n`);
      process.exitCode = tellMistake(terminal, () => {
        watcher.watchNew();
        return work();
      });
    }, QUIET_MS);
  });
  try {
    return work();
  } catch (error) {
    watcher.close();
    throw error;
  }
}
