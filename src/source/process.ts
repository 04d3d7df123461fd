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
  /** Milliseconds. */
  readonly timeLimit?: number;
  /** Bytes. */
  readonly maxOutput?: number;
}

/** How another program ended. */
export type Ended =
  | { readonly kind: 'done'; readonly out: Buffer }
  /** There is no program of that name. */
  | { readonly kind: 'absent' }
  /** It ended with an error, took too long or printed too much: why, in a line. */
  | { readonly kind: 'failed'; readonly reason: string; readonly out: Buffer };

/** Runs a program of the user's PATH to its end, without a shell: no argument is anything but an argument. */
export function runProgram(
  name: string,
  args: readonly string[],
  { cwd, env, input, timeLimit = TIME_LIMIT, maxOutput = MAX_OUTPUT }: Started = {},
): Ended {
  const { error, status, signal, stdout, stderr } = spawnSync(name, args, {
    ...(cwd === undefined ? {} : { cwd }),
    // What it says may be looked at, so it has to say it in one language.
    env: { ...process.env, LC_ALL: 'C', ...env },
    ...(input === undefined ? {} : { input }),
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    timeout: timeLimit,
    killSignal: 'SIGKILL',
    maxBuffer: maxOutput,
    windowsHide: true,
  });
  if (isNodeError(error)) {
    if (error.code === 'ENOENT') return { kind: 'absent' };
    const reason = FAILURES[error.code]?.(timeLimit, maxOutput) ?? `${name} can't be started: ${error.code}`;
    return { kind: 'failed', reason, out: Buffer.alloc(0) };
  }
  if (status === 0) return { kind: 'done', out: stdout };
  const said = stderr.toString('utf8').trim();
  const reason = said === '' ? `${name} ended with ${status ?? signal ?? 'an error'}` : said;
  return { kind: 'failed', reason, out: stdout };
}

const FAILURES: Readonly<Record<string, (timeLimit: number, maxOutput: number) => string>> = {
  ETIMEDOUT: (timeLimit) => `took more than ${timeLimit / 1000} seconds`,
  ENOBUFS: (_, maxOutput) => `printed more than ${maxOutput / 1024 / 1024} MiB`,
  EACCES: () => 'may not be started',
};
