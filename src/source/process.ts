import { isNodeError } from './node-error';

/** What another program may take, and print. */
export const TIME_LIMIT = 60_000;
export const MAX_OUTPUT = 64 * 1024 * 1024;

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

/** How a program ended, as node tells it. */
export interface RawEnd {
  /** Why it was not run to its end. */
  readonly code?: string | undefined;
  readonly status?: number | null;
  readonly signal?: string | null;
  readonly out?: Uint8Array;
  readonly said?: Uint8Array;
}

/** Runs a program of the user's PATH to its end, without a shell: no argument is anything but an argument. */
export function runProgram(name: string, args: readonly string[], started: Started = {}): Ended {
  // Loaded where a program is started: most runs start none.
  const { spawnSync } = require('node:child_process') as typeof import('node:child_process');
  const { cwd, env, input, timeLimit = TIME_LIMIT, maxOutput = MAX_OUTPUT } = started;
  const { error, status, signal, stdout, stderr } = spawnSync(name, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: environment(env),
    ...(input === undefined ? {} : { input }),
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    timeout: timeLimit,
    killSignal: 'SIGKILL',
    maxBuffer: maxOutput,
    windowsHide: true,
  });
  const code = isNodeError(error) ? error.code : undefined;
  return endOf(name, { code, status, signal, out: stdout, said: stderr }, { timeLimit, maxOutput });
}

/** What it says may be looked at, so it has to say it in one language. */
export function environment(env: Started['env'] = {}): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: 'C', ...env };
}

export function endOf(
  name: string,
  { code, status, signal, out = EMPTY, said = EMPTY }: RawEnd,
  { timeLimit, maxOutput }: Required<Pick<Started, 'timeLimit' | 'maxOutput'>>,
): Ended {
  if (code === 'ENOENT') return { kind: 'absent' };
  if (code !== undefined) {
    const reason = FAILURES[code]?.(timeLimit, maxOutput) ?? `${name} can't be started: ${code}`;
    return { kind: 'failed', reason, out: Buffer.alloc(0) };
  }
  if (status === 0) return { kind: 'done', out: Buffer.from(out) };
  const text = Buffer.from(said).toString('utf8').trim();
  const reason = text === '' ? `${name} ended with ${status ?? signal ?? 'an error'}` : text;
  return { kind: 'failed', reason, out: Buffer.from(out) };
}

const EMPTY = new Uint8Array();

const FAILURES: Readonly<Record<string, (timeLimit: number, maxOutput: number) => string>> = {
  ETIMEDOUT: (timeLimit) => `took more than ${timeLimit / 1000} seconds`,
  ENOBUFS: (_, maxOutput) => `printed more than ${maxOutput / 1024 / 1024} MiB`,
  EACCES: () => 'may not be started',
};
