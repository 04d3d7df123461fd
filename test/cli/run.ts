import { main } from '../../src/cli/main';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Carries a command line out without a process of its own. */
export function cli(words: readonly string[], colours = false): Outcome {
  let out = '';
  let error = '';
  const code = main(words, { out: (text) => (out += text), error: (text) => (error += text), colours });
  return { code, out, error };
}
