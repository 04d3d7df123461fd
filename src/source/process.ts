import { spawnSync } from 'node:child_process';
import { isNodeError } from './node-error';

/** What another program may take, and print. */
const TIME_LIMIT = 60_000;
const MAX_OUTPUT = 64 * 1024 * 1024;

export interface Started {
  /** The folder it is started in. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** How another program ended. */
export type Ended =
  | { readonly kind: 'done'; readonly out: Buffer }
  /** There is no program of that name. */
  | { readonly kind: 'absent' }
  /** It ended with an error, took too long or printed too much: why, in a line. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Runs a program of the user's PATH to its end, without a shell: no argument is anything but an argument. */
export function runProgram(name: string, args: readonly string[], { cwd, env, input }: Started = {}): Ended {
  const { error, status, signal, stdout, stderr } = spawnSync(name, args, {
    ...(cwd === undefined ? {} : { cwd }),
    // What it says may be looked at, so it has to say it in one language.
    env: { ...process.env, LC_ALL: 'C', ...env },
    ...(input === undefined ? {} : { input }),
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    timeout: TIME_LIMIT,
    killSignal: 'SIGKILL',
    maxBuffer: MAX_OUTPUT,
    windowsHide: true,
  });
  if (isNodeError(error)) {
    if (error.code === 'ENOENT') return { kind: 'absent' };
    return { kind: 'failed', reason: FAILURES[error.code] ?? `${name} can't be started: ${error.code}` };
  }
  if (status === 0) return { kind: 'done', out: stdout };
  const said = stderr.toString('utf8').trim();
  return { kind: 'failed', reason: said === '' ? `${name} ended with ${status ?? signal ?? 'an error'}` : said };
}

const FAILURES: Readonly<Record<string, string>> = {
  ETIMEDOUT: `took more than ${TIME_LIMIT / 1000} seconds`,
  ENOBUFS: `printed more than ${MAX_OUTPUT / 1024 / 1024} MiB`,
  EACCES: 'may not be started',
};
