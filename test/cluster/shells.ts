import { spawnSync } from 'node:child_process';
import { ended } from './script-run';

type Reader = readonly [command: string, ...words: string[]];

/** The shells that parse every script, if they are installed; `sh` runs it. */
const READERS: readonly Reader[] = [['shellcheck'], ['dash', '-n'], ['busybox', 'sh', '-n'], ['bash', '--posix', '-n']];

let here: readonly Reader[] | undefined;

/** The shells of this machine, and ShellCheck. */
export function readers(): readonly Reader[] {
  here ??= READERS.filter(([command]) => spawnSync(command, ['--help']).error === undefined);
  return here;
}

/** The errors of shells and ShellCheck in a script. */
export async function misread(script: string): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const [command, ...words] of readers()) {
    const { code, said } = await ended(command, [...words, script], {});
    if (code !== 0) problems.push(`${[command, ...words].join(' ')} ends with ${String(code)}: ${said}`);
  }
  return problems;
}
