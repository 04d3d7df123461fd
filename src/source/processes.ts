import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { ProgramResult, RawResult } from './process';
import { resultOf, environment, MAX_OUTPUT, runProgram } from './process';

/** A job for the first of several programs that is on PATH. */
export interface Job {
  readonly commands: readonly { readonly name: string; readonly args: readonly string[] }[];
  readonly env?: Readonly<Record<string, string>>;
}

const WORKER = join(__dirname, '..', 'source', 'job-worker.cjs');

/**
 * Runs jobs in parallel, as many as there are processors; returns their results in order. A worker thread starts them, while
 * this one blocks.
 */
export function runJobs(jobs: readonly Job[], timeLimit: number): readonly ProgramResult[] {
  const width = Math.min(jobs.length, availableParallelism());
  if (width < 2 || !existsSync(WORKER)) return jobs.map((job) => runJob(job, timeLimit));
  // Loaded lazily: most runs have at most one job.
  const threads = require('node:worker_threads') as typeof import('node:worker_threads');
  const { port1: here, port2: port } = new threads.MessageChannel();
  const done = new Int32Array(new SharedArrayBuffer(4));
  const work = { jobs: jobs.map(withEnvironment), width, timeLimit, maxOutput: MAX_OUTPUT, done, port };
  const worker = new threads.Worker(WORKER, { workerData: work, transferList: [port] });
  Atomics.wait(done, 0, 0, (Math.ceil(jobs.length / width) + 1) * 2 * timeLimit);
  const ends = threads.receiveMessageOnPort(here)?.message as readonly RawResult[] | undefined;
  here.close();
  void worker.terminate();
  return jobs.map(({ commands }, index) =>
    resultOf(commands[0]?.name ?? '', ends?.[index] ?? { code: 'ETIMEDOUT' }, { timeLimit, maxOutput: MAX_OUTPUT }),
  );
}

function withEnvironment({ commands, env = {} }: Job) {
  return { commands, env: environment(env) };
}

function runJob({ commands, env = {} }: Job, timeLimit: number): ProgramResult {
  let ended: ProgramResult = { kind: 'absent' };
  for (const { name, args } of commands) {
    ended = runProgram(name, args, { env, timeLimit });
    if (ended.kind !== 'absent') return ended;
  }
  return ended;
}
