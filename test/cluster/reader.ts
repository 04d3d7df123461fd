import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Kubectl as Reader } from '../../src/source/kubectl';
import type { Kubectl } from './kubectl';

/** The arguments of kubectl, except the flags that select the cluster. */
export function readerOf(kubectl: Kubectl): Reader {
  const at = kubectl.indexOf('--kubeconfig');
  const kubeconfig = at < 0 ? undefined : kubectl[at + 1];
  return new Reader(kubeconfig === undefined ? {} : { kubeconfig });
}

/** Puts a kubectl first on PATH. Returns a function that removes it. */
export function onPath([command, ...words]: Kubectl): () => void {
  const before = process.env['PATH'] ?? '';
  if (command === 'kubectl') return () => undefined;
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-stateful-kubectl-'));
  const file = join(folder, 'kubectl');
  writeFileSync(file, `#!/bin/sh\nexec '${command}' '${words[0] ?? ''}' "$@"\n`);
  chmodSync(file, 0o755);
  process.env['PATH'] = `${folder}${delimiter}${before}`;
  return () => {
    process.env['PATH'] = before;
    rmSync(folder, { recursive: true });
  };
}
