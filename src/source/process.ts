import { isNodeError } from './node-error';

/** Limits of other programs: milliseconds, and bytes of output. */
export const TIME_LIMIT = 60_000;
export const MAX_OUTPUT = 64 * 1024 * 1024;

export interface ProgramOptions {
  /** The working directory. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Milliseconds. */
  readonly timeLimit?: number;
  /** Bytes. */
  readonly maxOutput?: number;
}

/** The result of a program. */
export type ProgramResult =
  | { readonly kind: 'done'; readonly out: Buffer }
  /** The program isn't on PATH. */
  | { readonly kind: 'absent' }
  /** It failed, took too long or printed too much. */
  | { readonly kind: 'failed'; readonly reason: string; readonly out: Buffer };

/** The result of a program as Node.js reports it. */
export interface RawResult {
  /** The error code if it couldn't be started, or was killed. */
  readonly code?: string | undefined;
  readonly status?: number | null;
  readonly signal?: string | null;
  readonly out?: Uint8Array;
  readonly stderr?: Uint8Array;
}

/** Runs a program on the user's PATH to its end, without a shell. */
export function runProgram(name: string, args: readonly string[], started: ProgramOptions = {}): ProgramResult {
  // Loaded lazily: most runs start no program.
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
  return resultOf(name, { code, status, signal, out: stdout, stderr }, { timeLimit, maxOutput });
}

/** The environment of programs: in English, since their messages are parsed. */
export function environment(env: ProgramOptions['env'] = {}): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: 'C', ...env };
}

export function resultOf(
  name: string,
  { code, status, signal, out = EMPTY, stderr = EMPTY }: RawResult,
  { timeLimit, maxOutput }: Required<Pick<ProgramOptions, 'timeLimit' | 'maxOutput'>>,
): ProgramResult {
  if (code === 'ENOENT') return { kind: 'absent' };
  if (code !== undefined) {
    const reason = FAILURES[code]?.(timeLimit, maxOutput) ?? `${name} can't be started: ${code}`;
    return { kind: 'failed', reason, out: Buffer.alloc(0) };
  }
  if (status === 0) return { kind: 'done', out: Buffer.from(out) };
  const text = Buffer.from(stderr).toString('utf8').trim();
  const reason = text === '' ? `${name} ended with ${status ?? signal ?? 'an error'}` : text;
  return { kind: 'failed', reason, out: Buffer.from(out) };
}

const EMPTY = new Uint8Array();

const FAILURES: Readonly<Record<string, (timeLimit: number, maxOutput: number) => string>> = {
  ETIMEDOUT: (timeLimit) => `took more than ${timeLimit / 1000} seconds`,
  ENOBUFS: (_, maxOutput) => `printed more than ${maxOutput / 1024 / 1024} MiB`,
  EACCES: () => 'may not be started',
};
