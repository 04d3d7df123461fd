import { Session } from 'node:inspector';

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

/**
 * Counts executions of code, which don't depend on the speed of the machine.
 *
 * @param files the files to count
 * @returns a function that returns the number of executions of functions and blocks since its last call
 */
export function countRuns(files: RegExp): () => number {
  let session: Session;
  beforeAll(() => {
    session = new Session();
    session.connect();
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  });
  afterAll(() => {
    session.disconnect();
  });
  return () => {
    let total = 0;
    session.post('Profiler.takePreciseCoverage', (error, coverage) => {
      if (error !== null) throw error;
      for (const { url, functions } of (coverage as unknown as Coverage).result)
        if (files.test(url)) for (const { ranges } of functions) for (const { count } of ranges) total += count;
    });
    return total;
  };
}
