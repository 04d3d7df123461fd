import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** What one run of a command took. */
export interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
}

// Extra certificates cost Node 20 about 30 ms a process, and are no part of what is measured.
const environment = { ...process.env, NODE_EXTRA_CA_CERTS: undefined };
const TIMED = 'TIMEFORMAT="%3R %3U %3S"; time "$@" >"$OUT"';

/** Runs a command with its standard output in a file. */
export function timed(command: readonly string[], out: string): Cost {
  const { status, stderr } = spawnSync('bash', ['-c', TIMED, 'bash', ...command], {
    env: { ...environment, OUT: out },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${command.join(' ')} failed: ${stderr}`);
  const [wall = NaN, user = NaN, system = NaN] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { wallMs: wall * 1000, cpuMs: (user + system) * 1000 };
}

/** The most memory that a command held, as Linux remembers it; looked at until the command ends. */
export async function peakMiB(command: readonly string[], out: string): Promise<number> {
  const [program = '', ...args] = command;
  const output = openSync(out, 'w');
  const child = spawn(program, args, { env: environment, stdio: ['ignore', output, 'inherit'] });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, highWaterKiB(child.pid));
  }, 2);
  const ended: unknown[] = await once(child, 'exit');
  clearInterval(timer);
  closeSync(output);
  if (ended[0] !== 0) throw new Error(`${command.join(' ')} failed`);
  return peak / 1024;
}

function highWaterKiB(pid: number | undefined): number {
  try {
    return Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
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
