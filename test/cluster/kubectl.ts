import { spawn, spawnSync } from 'node:child_process';
import type { JsonObject } from '../../src/inventory/json';
import { MANAGER } from './server';

/** kubectl with the flags that select the cluster. */
export type Kubectl = readonly [command: string, ...words: string[]];

/** The installed kubectl, for the cluster of KUBECONFIG. */
export function kubectlOnPath(): Kubectl | undefined {
  return spawnSync('kubectl', ['version', '--client']).status === 0 ? ['kubectl'] : undefined;
}

/** The output of `kubectl diff` for objects that were just applied, which should be empty. */
export async function diffOf([command, ...words]: Kubectl, objects: readonly JsonObject[]): Promise<string> {
  const diff = spawn(command, [...words, 'diff', '--server-side', `--field-manager=${MANAGER}`, '-f', '-']);
  let printed = '';
  diff.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  diff.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  diff.stdin.on('error', () => undefined).end(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
  const status = await new Promise<number | null>((resolve, reject) => diff.on('error', reject).on('close', resolve));
  return status === 0 ? '' : printed || `kubectl diff ended with ${status}`;
}
