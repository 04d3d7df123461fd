import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';

/** The cost of one run of a command. */
export interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMiB: number;
}

// Extra certificates cost Node 20 about 30 ms per process, which shouldn't be measured.
const environment = { ...process.env, NODE_EXTRA_CA_CERTS: undefined };
const TIMED = 'TIMEFORMAT="%3R %3U %3S"; time "$@" >"$OUT"';
const LOOK_EVERY_MS = 5;

/**
 * Runs a command with its standard output in a file, and measures it.
 *
 * @param expected the allowed exit codes
 */
export async function measured(
  command: readonly string[],
  out: string,
  expected: readonly unknown[] = [0],
): Promise<Cost> {
  const shell = spawn('bash', ['-c', TIMED, 'bash', ...command], {
    env: { ...environment, OUT: out },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let peakKiB = 0;
  const timer = setInterval(() => {
    peakKiB = Math.max(peakKiB, highWaterKiB(shell.pid ?? 0));
  }, LOOK_EVERY_MS);
  const [report, [status]] = await Promise.all([text(shell.stderr), once(shell, 'exit') as Promise<unknown[]>]);
  clearInterval(timer);
  if (!expected.includes(status)) throw new Error(`${command.join(' ')} failed: ${report}`);
  const [wall = NaN, user = NaN, system = NaN] = (report.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { wallMs: wall * 1000, cpuMs: (user + system) * 1000, peakMiB: peakKiB / 1024 };
}

/** The peak memory of a shell's child process, from /proc. */
function highWaterKiB(shell: number): number {
  try {
    const child = readFileSync(`/proc/${shell}/task/${shell}/children`, 'utf8').trim();
    return Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0; // It has ended.
  }
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
