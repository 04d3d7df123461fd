import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Inventory } from '../../src/inventory/inventory';
import type { JsonObject } from '../../src/inventory/json';
import { readManifests } from '../../src/inventory/read';

/** The objects of a file, in the order in which kubectl applies them. */
export interface Manifests {
  readonly name: string;
  readonly inventory: Inventory;
  readonly objects: readonly JsonObject[];
  /** The errors of parsing the file. */
  readonly unreadable: readonly string[];
  /** The next version, to apply over it. */
  readonly next?: Manifests;
}

/** Two versions of manifests; the second is `next`. */
export type Upgrade = Manifests & { readonly next: Manifests };

export function manifestsOf(name: string, yaml: string): Manifests {
  const { manifests, problems } = readManifests(name, yaml);
  return {
    name,
    inventory: new Inventory(manifests),
    objects: manifests.map(({ data }) => data),
    unreadable: problems.map(({ place, message }) => `${name}:${place.line} ${message}`),
  };
}

/** The manifests of a file, or of each file in a folder, by their path in it. */
export function readAll(path: string): readonly Manifests[] {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there === undefined) throw new Error(`there is no file or folder ${path}`);
  if (!there.isDirectory()) return [readFile(path, basename(path))];
  return readdirSync(path, { encoding: 'utf8', recursive: true })
    .filter((name) => /\.(yaml|yml|json)$/.test(name))
    .sort()
    .map((name) => readFile(join(path, name), name));
}

/** Two versions in each folder that holds an `old.yaml` and a `new.yaml`, in a folder or below it. */
export function readVersions(path: string): readonly Upgrade[] {
  return readAll(path)
    .filter(({ name }) => basename(name) === 'old')
    .map((old) => ({
      ...old,
      name: dirname(old.name),
      next: readFile(join(path, dirname(old.name), 'new.yaml'), 'new'),
    }));
}

function readFile(path: string, name: string): Manifests {
  return manifestsOf(name.replace(/(\.k8s)?\.(yaml|yml|json)$/, ''), readFileSync(path, 'utf8'));
}
