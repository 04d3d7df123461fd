import { watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { isNodeError } from '../source/node-error';
import type { Arguments } from './arguments';
import type { Options } from './options';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { tellMistake } from './verb';

/** So long a file has to be left alone before it is read: editors write in several steps. */
const QUIET_MS = 100;
/** Events that are of no file that is read. */
const PASSED_OVER = /(?:^|[/\\])(?:\.git|node_modules)(?:[/\\]|$)/;

export const WATCH_OPTION: Options = {
  watch: { type: 'boolean', help: 'once more whenever a file of PATH changes, until Ctrl-C' },
};

/** Does a verb's work now and, with `--watch`, whenever a file changes. What the process exits with, as far as it is known. */
export function watched(given: Arguments, terminal: Terminal, work: () => number): number {
  if (!given.flag('watch')) return work();
  if (given.flag('cluster')) throw new UsageError('--watch looks at files, and --cluster reads none');
  if (given.paths.includes('-')) throw new UsageError('--watch looks at files: name them, or a folder, instead of -');
  if (given.texts('output').length > 0)
    throw new UsageError('--watch prints what it finds; leave out --output, whose file may be among those it looks at');
  // Before the first look: what changes meanwhile is looked at next.
  const watchers = given.paths.map(watcherOf);
  try {
    return work();
  } catch (error) {
    for (const watcher of watchers) watcher.close();
    throw error;
  } finally {
    lookAgain(watchers, terminal, work);
  }
}

function lookAgain(watchers: readonly FSWatcher[], terminal: Terminal, work: () => number): void {
  let waiting: NodeJS.Timeout | undefined;
  for (const watcher of watchers) {
    watcher.on('error', (error) => {
      terminal.error(`cdk8s-stateful: not watched any more: ${error.message}\n`);
      watcher.close();
    });
    watcher.on('change', (_event, name) => {
      const file = String(name);
      if (PASSED_OVER.test(file)) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        terminal.out(`\n== ${file} has changed\n\n`);
        process.exitCode = tellMistake(terminal, work);
      }, QUIET_MS);
    });
  }
}

/** @throws UsageError for a path that can't be watched, such as a pattern */
function watcherOf(path: string): FSWatcher {
  try {
    return watch(path, { recursive: true });
  } catch (error) {
    if (!isNodeError(error)) throw error;
    const reason = error.code === 'ENOENT' ? 'it is no file or folder' : error.code;
    throw new UsageError(`${path} can't be watched: ${reason}`);
  }
}
