import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ofClass, renamed } from './case-yaml';
import { CASES } from './cases';
import { proveWords } from './prove-run';

/** The cases that need nothing outside of their namespace: no folder of a node, no PersistentVolume or StorageClass. */
const SAFE = ['no-volume', 'emptydir', 'memory', 'configmap', 'configmap-subpath', 'projected', 'sidecar'];

/**
 * Runs `prove` on the cluster that KUBECONFIG names, in a new namespace, for all apps that are safe there, or for those that
 * arguments name. Other arguments are passed to `prove`.
 *
 * @returns its exit code
 */
export async function proveElsewhere(words: readonly string[]): Promise<number> {
  const names = words.filter((word) => SAFE.includes(word));
  const chosen = CASES.filter(({ name }) => (names.length === 0 ? SAFE : names).includes(name));
  const cases = chosen.map(({ name, yaml }) => renamed(yaml, name));
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-stateful-elsewhere-'));
  const yaml = [...cases, renamed(ofClass(undefined), 'claim')].join('---\n');
  // A Ctrl-C reaches prove too: it removes what it made, and ends.
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
  try {
    const child = spawn(
      process.execPath,
      proveWords(
        folder,
        'app',
        yaml,
        words.filter((word) => !names.includes(word)),
      ),
      { stdio: 'inherit' },
    );
    process.on('SIGTERM', () => child.kill());
    return await new Promise<number>((resolve, reject) =>
      child.on('error', reject).on('close', (code) => {
        resolve(code ?? 130);
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
