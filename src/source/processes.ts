import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Ended, RawEnd } from './process';
import { endOf, environment, MAX_OUTPUT, runProgram } from './process';

/** Something that one of several programs does: the first that there is on PATH. */
export interface Job {
  readonly commands: readonly { readonly name: string; readonly args: readonly string[] }[];
  readonly env?: Readonly<Record<string, string>>;
}

const WORKER = join(__dirname, '..', 'source', 'job-worker.cjs');

/**
 * Runs programs to their ends, as many at once as there are processors, and gives their ends in the order of the jobs. They are
 * started by another thread, for which this one waits.
 */
export function runJobs(jobs: readonly Job[], timeLimit: number): readonly Ended[] {
  const width = Math.min(jobs.length, availableParallelism());
  if (width < 2 || !existsSync(WORKER)) return jobs.map((job) => runJob(job, timeLimit));
  // Loaded where there are several: most runs start none.
  const threads = require('node:worker_threads') as typeof import('node:worker_threads');
  const { port1: here, port2: port } = new threads.MessageChannel();
  const done = new Int32Array(new SharedArrayBuffer(4));
  const work = { jobs: jobs.map(withEnvironment), width, timeLimit, maxOutput: MAX_OUTPUT, done, port };
  const worker = new threads.Worker(WORKER, { workerData: work, transferList: [port] });
  Atomics.wait(done, 0, 0, (Math.ceil(jobs.length / width) + 1) * 2 * timeLimit);
  const ends = threads.receiveMessageOnPort(here)?.message as readonly RawEnd[] | undefined;
  here.close();
  void worker.terminate();
  return jobs.map(({ commands }, index) =>
    endOf(commands[0]?.name ?? '', ends?.[index] ?? { code: 'ETIMEDOUT' }, { timeLimit, maxOutput: MAX_OUTPUT }),
  );
}

function withEnvironment({ commands, env = {} }: Job) {
  return { commands, env: environment(env) };
}

function runJob({ commands, env = {} }: Job, timeLimit: number): Ended {
  let ended: Ended = { kind: 'absent' };
  for (const { name, args } of commands) {
    ended = runProgram(name, args, { env, timeLimit });
    if (ended.kind !== 'absent') return ended;
  }
  return ended;
}
