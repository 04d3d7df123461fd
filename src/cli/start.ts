export { isTerminal } from './is-terminal';
import type { Terminal } from './terminal';
import { runVerb, reportUserErrors } from './verb';
import { version } from './version';

/** Runs a command line, and loads only the modules that it needs. */
export function start(args: readonly string[], terminal: Terminal): number {
  const [first, ...others] = args;
  if (first === '--version' || first === '-v') {
    terminal.out(`${version()}\n`);
    return 0;
  }
  if (first === 'help' && others.length > 0) return start([...others, '--help'], terminal);
  if (first === 'run')
    return reportUserErrors(terminal, () => runVerb(require('./run') as typeof import('./run'), others, terminal));
  const { loadMain } = require('./load-main') as typeof import('./load-main');
  return loadMain(first).main(args, terminal);
}
