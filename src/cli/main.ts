import { nearest } from '../api/nearest';
import { InputError } from '../source/input-error';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { version } from './version';

interface Verb {
  readonly HELP: string;
  /** What the process exits with. */
  run(words: readonly string[], terminal: Terminal): number;
}

interface Listed {
  readonly summary: string;
  readonly load: () => Verb;
}

/** Each verb is loaded when it is asked for. */
const VERBS: Readonly<Record<string, Listed>> = {
  check: {
    summary: 'tells what in manifests is refused, never binds, never starts or loses files',
    load: () => require('./check') as typeof import('./check'),
  },
  survival: {
    summary: 'tells what the files under each mount survive',
    load: () => require('./survival') as typeof import('./survival'),
  },
  changes: {
    summary: 'tells what new manifests do to the files and pods of old ones',
    load: () => require('./changes') as typeof import('./changes'),
  },
  explain: {
    summary: 'tells where the program of an image keeps its files, and what it needs of them',
    load: () => require('./explain') as typeof import('./explain'),
  },
  picture: {
    summary: 'draws where the files of an app are, and what is lost at which event',
    load: () => require('./picture') as typeof import('./picture'),
  },
  run: {
    summary: 'runs a bundled program, and keeps what it compiled: the next run starts faster',
    load: () => require('./run') as typeof import('./run'),
  },
};

function help(): string {
  const verbs = Object.entries(VERBS).map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}\n`);
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

function dispatch([name, ...words]: readonly string[], terminal: Terminal): number {
  if (name === '--version' || name === '-v') {
    terminal.out(`${version()}\n`);
    return 0;
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out(help());
    return name === undefined ? 2 : 0;
  }
  const listed = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (listed === undefined) {
    const near = nearest(name, Object.keys(VERBS));
    throw new UsageError(
      `there is no verb ${name}; ${near === undefined ? `there is ${Object.keys(VERBS).join(', ')}` : `did you mean ${near}?`}`,
    );
  }
  const verb = listed.load();
  if (words.includes('--help') || words.includes('-h')) {
    terminal.out(verb.HELP);
    return 0;
  }
  return verb.run(words, terminal);
}
