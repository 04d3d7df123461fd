import { InputError } from '../source/input-error';
import type { Terminal } from './terminal';

/** A verb of the command line. */
export interface Verb {
  readonly HELP: string;
  /** Returns the exit code. */
  run(args: readonly string[], terminal: Terminal): number;
}

/** Runs a verb, or prints its help. */
export function runVerb(verb: Verb, args: readonly string[], terminal: Terminal): number {
  if (!args.includes('--help') && !args.includes('-h')) return verb.run(args, terminal);
  terminal.out(verb.HELP);
  return 0;
}

/** Runs a command; prints a mistake of the user as one sentence, and returns the exit code 2. */
export function reportUserErrors(terminal: Terminal, work: () => number): number {
  try {
    return work();
  } catch (error) {
    const message = error instanceof InputError ? error.message : missingPeer(error);
    if (message === undefined) throw error;
    terminal.error(`cdk8s-stateful: ${message}\n`);
    return 2;
  }
}

/** The peer dependencies, which some verbs load; a package manager may not have installed them. */
const PEERS: ReadonlySet<string | undefined> = new Set(['cdk8s', 'cdk8s-plus-27', 'constructs']);

function missingPeer(error: unknown): string | undefined {
  const name = /^Error: Cannot find module '([^'/]+)/.exec(String(error))?.[1];
  if (!PEERS.has(name)) return undefined;
  return `${name} isn't installed, which this needs: npm install cdk8s cdk8s-plus-27 constructs`;
}
