import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How Kubernetes reads a text. */
export interface GoAnswer {
  readonly documents: readonly unknown[];
  readonly error?: string;
  readonly chance?: boolean;
  readonly twice?: boolean;
}

const MOST = 512 * 1024 * 1024;

/**
 * Reads texts with the code of kubectl.
 *
 * @throws Error if there is no Go toolchain
 */
export function readWithGo(texts: readonly string[]): readonly GoAnswer[] {
  if (spawnSync('go', ['version']).status !== 0)
    throw new Error('no Go toolchain on PATH: install Go 1.26 to compare with the YAML reader of Kubernetes');
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-stateful-yaml-'));
  try {
    const program = join(folder, 'reader');
    const cwd = join(__dirname, 'reader');
    const build = spawnSync('go', ['build', '-trimpath', '-o', program, '.'], { cwd, encoding: 'utf8' });
    if (build.status !== 0) throw new Error(`the reader in Go could not be built:\n${build.stderr}`);
    const input = texts.map((text) => JSON.stringify(text)).join('\n');
    const run = spawnSync(program, { input, encoding: 'utf8', maxBuffer: MOST });
    if (run.status !== 0) throw new Error(`the reader in Go failed:\n${run.stderr}`);
    const answers = run.stdout.split('\n').filter((line) => line !== '');
    if (answers.length !== texts.length)
      throw new Error(`the reader in Go answered ${answers.length} of ${texts.length} texts`);
    return answers.map((line) => JSON.parse(line) as GoAnswer);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
