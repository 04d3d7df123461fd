import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { deployMarks } from '../../src/inventory/deploy-marks';
import { field } from '../../src/inventory/json';
import type { Manifest } from '../../src/inventory/manifest';
import type { App, Apps } from '../../src/source/app';
import { readApps } from '../../src/source/apps';
import type { TestFolder } from '../cli/files';
import { newFolder } from '../cli/files';
import { onlyOnPath, PROGRAMS } from './programs';

export const CLAIM = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], storageClassName: "\${CLASS:=slow}", resources: { requests: { storage: "\${SIZE}" } } }
`;

export const flux = (name: string, path: string, more: object = {}): string =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: ${name}, namespace: flux-system }\nspec: ${JSON.stringify({ path, prune: true, ...more })}\n`;
export const argo = (name: string, path: string, more: object = {}): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: ${name} }\nspec: ${JSON.stringify({ source: { path, repoURL: 'https://git.example/repo.git' }, ...more })}\n`;

/** A new repository for each test, as its working directory, with the tests' kubectl and helm on PATH. */
export interface TestRepository {
  /** Writes a file of the repository, and returns its path. */
  readonly write: (name: string, content: string) => string;
  /** Removes all programs from PATH. */
  readonly withoutPrograms: () => void;
}

export function testRepository(): TestRepository {
  let folder: TestFolder;
  let restore: () => void;
  const home = process.cwd();
  beforeEach(() => {
    folder = newFolder();
    restore = onlyOnPath(folder, PROGRAMS);
    mkdirSync(join(folder.path, 'repo/.git'), { recursive: true });
    process.chdir(join(folder.path, 'repo'));
  });
  afterEach(() => {
    process.chdir(home);
    restore();
    folder.remove();
  });
  return {
    write: (name, content) => folder.write(join('repo', name), content),
    withoutPrograms() {
      process.env['PATH'] = join(folder.path, 'none');
    },
  };
}

export const appOf = (apps: Apps, name: string): App | undefined => apps.apps.find((one) => one.name === name);

/** A claim named after an app. */
export function claimOf(name: string, ...words: readonly string[]): Manifest | undefined {
  const apps = readApps(words.length === 0 ? ['.'] : words);
  return appOf(apps, name)?.manifests.find(({ kind }) => kind === 'PersistentVolumeClaim');
}

export const className = (manifest: Manifest | undefined): unknown => field(manifest?.data, 'spec', 'storageClassName');

export const marks = (manifest: Manifest | undefined): readonly string[] =>
  manifest === undefined ? [] : deployMarks(manifest).map(({ tool, meaning }) => `${tool}: ${meaning}`);
