import { main } from '../../src/cli/main';

/** What a command line prints and exits with. */
export function runCli(...words: readonly string[]): { code: number; out: string; error: string } {
  let [out, error] = ['', ''];
  const code = main(words, {
    out: (text) => (out += text),
    error: (text) => (error += text),
    colours: false,
  });
  return { code, out, error };
}
