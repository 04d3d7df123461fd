import { nearest } from '../api/nearest';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import type { Verb } from './verb';
import { runVerb, reportUserErrors } from './verb';
import { VERBS } from './verbs';

/** Loads a verb's module. start.ts runs `run`, which needs none of the shared modules. */
const LOAD: Readonly<Record<Exclude<keyof typeof VERBS, 'run'>, () => Verb>> = {
  check: () => require('./check') as typeof import('./check'),
  survival: () => require('./survival') as typeof import('./survival'),
  prove: () => require('./prove') as typeof import('./prove'),
  changes: () => require('./changes') as typeof import('./changes'),
  plan: () => require('./plan') as typeof import('./plan'),
  explain: () => require('./explain') as typeof import('./explain'),
  convert: () => require('./convert') as typeof import('./convert'),
  picture: () => require('./picture') as typeof import('./picture'),
  init: () => require('./init') as typeof import('./init'),
};

function help(): string {
  const verbs = Object.entries(VERBS).map(([name, summary]) => `  ${name.padEnd(10)} ${summary}\n`);
  return `cdk8s-stateful VERB [options]\n\n${verbs.join('')}\ncdk8s-stateful VERB --help describes a verb; cdk8s-stateful --version prints the version.\n`;
}

/** Runs a command line, and returns the exit code. */
export function main(args: readonly string[], terminal: Terminal): number {
  return reportUserErrors(terminal, () => dispatch(args, terminal));
}

function isVerb(name: string): name is keyof typeof LOAD {
  return Object.hasOwn(LOAD, name);
}

function dispatch([name, ...args]: readonly string[], terminal: Terminal): number {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out(help());
    return name === undefined ? 2 : 0;
  }
  if (!isVerb(name)) {
    const near = nearest(name, Object.keys(VERBS));
    throw new UsageError(
      `there is no verb ${name}; ${near === undefined ? `there is ${Object.keys(VERBS).join(', ')}` : `did you mean ${near}?`}`,
    );
  }
  return runVerb(LOAD[name](), args, terminal);
}
