import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './build';

/** @see https://github.com/kubernetes-csi/external-snapshotter */
const MODULE = 'github.com/kubernetes-csi/external-snapshotter/client/v8';
const VERSION = 'v8.7.0';

/**
 * The folder with the definitions of snapshots, their classes and contents as their controller brings them along, with the
 * rules by which the API server judges a change. They are in a Go module, of which a copy is kept.
 */
export function snapshotKinds(): string {
  const folder = join(cacheFolder(), `external-snapshotter-${VERSION}`);
  if (existsSync(folder)) return folder;
  const go = spawnSync('go', ['mod', 'download', '-json', `${MODULE}@${VERSION}`], { encoding: 'utf8' });
  if (go.status !== 0)
    throw new Error(`the definitions of snapshots can't be downloaded with go: ${go.error?.message ?? go.stderr}`);
  const { Dir } = JSON.parse(go.stdout) as { readonly Dir: string };
  const unfinished = `${folder}.${String(process.pid)}`;
  mkdirSync(unfinished, { recursive: true });
  cpSync(join(Dir, 'config', 'crd'), unfinished, { recursive: true });
  renameSync(unfinished, folder);
  return folder;
}
