import { main } from '../../src/cli/main';

export interface CliOutcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** What a command line prints and exits with. */
export function runCli(...words: readonly string[]): CliOutcome {
  return run(words, false);
}

/** The same on a terminal with colours. */
export function runColoured(...words: readonly string[]): CliOutcome {
  return run(words, true);
}

function run(words: readonly string[], colours: boolean): CliOutcome {
  let [out, error] = ['', ''];
  const code = main(words, { out: (text) => (out += text), error: (text) => (error += text), colours });
  return { code, out, error };
}
