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
    const message = error instanceof InputError ? error.message : missingPeer(error);
    if (message === undefined) throw error;
    terminal.error(`cdk8s-stateful: ${message}\n`);
    return 2;
  }
}

/** What programs are written with, and some verbs load; a package manager may have been told to leave it out. */
const PEERS: ReadonlySet<string | undefined> = new Set(['cdk8s', 'cdk8s-plus-27', 'constructs']);

function missingPeer(error: unknown): string | undefined {
  const name = /^Error: Cannot find module '([^'/]+)/.exec(String(error))?.[1];
  if (!PEERS.has(name)) return undefined;
  return `${name} isn't installed, which this needs: npm install cdk8s cdk8s-plus-27 constructs`;
}
