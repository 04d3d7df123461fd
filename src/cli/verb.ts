import { InputError } from '../source/input-error';
import type { Terminal } from './terminal';

/** A verb of the command line. */
export interface Verb {
  readonly HELP: string;
  /** What the process exits with. */
  run(args: readonly string[], terminal: Terminal): number;
}

/** Carries a verb out, or tells what it takes. */
export function runVerb(verb: Verb, args: readonly string[], terminal: Terminal): number {
  if (!args.includes('--help') && !args.includes('-h')) return verb.run(args, terminal);
  terminal.out(verb.HELP);
  return 0;
}

/** A user's mistake is one sentence on the error stream and the exit code 2. */
export function tellMistake(terminal: Terminal, work: () => number): number {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    terminal.error(`cdk8s-stateful: ${error.message}\n`);
    return 2;
  }
}
