import { nearest } from '../api/nearest';
import { InputError } from '../source/input-error';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { VERBS } from './verbs';

interface Verb {
  readonly HELP: string;
  /** What the process exits with. */
  run(words: readonly string[], terminal: Terminal): number;
}

/** Each verb is loaded when it is asked for. */
const LOAD: Readonly<Record<keyof typeof VERBS, () => Verb>> = {
  check: () => require('./check') as typeof import('./check'),
  survival: () => require('./survival') as typeof import('./survival'),
  changes: () => require('./changes') as typeof import('./changes'),
  plan: () => require('./plan') as typeof import('./plan'),
  explain: () => require('./explain') as typeof import('./explain'),
  picture: () => require('./picture') as typeof import('./picture'),
  run: () => require('./run') as typeof import('./run'),
};

function help(): string {
  const verbs = Object.entries(VERBS).map(([name, summary]) => `  ${name.padEnd(10)} ${summary}\n`);
  return `cdk8s-stateful VERB [options]\n\n${verbs.join('')}\ncdk8s-stateful VERB --help says more; cdk8s-stateful --version says which this is.\n`;
}

/** Carries a command line out. A user's mistake is one sentence on the error stream and the exit code 2. */
export function main(words: readonly string[], terminal: Terminal): number {
  try {
    return dispatch(words, terminal);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    terminal.error(`cdk8s-stateful: ${error.message}\n`);
    return 2;
  }
}

function isVerb(name: string): name is keyof typeof VERBS {
  return Object.hasOwn(VERBS, name);
}

function dispatch([name, ...words]: readonly string[], terminal: Terminal): number {
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
  const verb = LOAD[name]();
  if (words.includes('--help') || words.includes('-h')) {
    terminal.out(verb.HELP);
    return 0;
  }
  return verb.run(words, terminal);
}
