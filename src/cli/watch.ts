import type { Arguments } from './arguments';
import type { Options } from './options';
import { PathWatcher } from './path-watcher';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { reportUserErrors } from './verb';

/** Milliseconds without changes before files are read again: editors write in several steps. */
const QUIET_MS = 100;

export const WATCH_OPTION: Options = {
  watch: { type: 'boolean', help: 'run again whenever a file of PATH changes, until Ctrl-C' },
};

/** Runs a verb now and, with `--watch`, whenever a file changes. Returns the exit code of the first run. */
export function runWatched(given: Arguments, terminal: Terminal, work: () => number): number {
  if (!given.flag('watch')) return work();
  if (given.flag('cluster')) throw new UsageError('--watch looks at files, and --cluster reads none');
  if (given.paths.includes('-')) throw new UsageError('--watch looks at files: name them, or a folder, instead of -');
  if (given.strings('output').length > 0)
    throw new UsageError('--watch prints what it finds; leave out --output, whose file may be among those it looks at');
  let timer: NodeJS.Timeout | undefined;
  // Before the first run, so that changes during it cause the next.
  const watcher = new PathWatcher(given.paths, (file) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      terminal.out(`\n== ${file} has changed\n\n`);
      process.exitCode = reportUserErrors(terminal, () => {
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
