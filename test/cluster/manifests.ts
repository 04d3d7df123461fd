import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Inventory } from '../../src/inventory/inventory';
import type { JsonObject } from '../../src/inventory/json';
import { readManifests } from '../../src/inventory/read';

/** The objects of one file, in the order in which kubectl would apply them. */
export interface Manifests {
  readonly name: string;
  readonly inventory: Inventory;
  readonly objects: readonly JsonObject[];
  /** What of the file can't be read. */
  readonly unreadable: readonly string[];
}

export function manifestsOf(name: string, yaml: string): Manifests {
  const { manifests, problems } = readManifests(name, yaml);
  return {
    name,
    inventory: new Inventory(manifests),
    objects: manifests.map(({ data }) => data),
    unreadable: problems.map(({ place, message }) => `${name}:${place.line} ${message}`),
  };
}

export function readFile(path: string): Manifests {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) throw new Error(`there is no file ${path}`);
  return manifestsOf(basename(path).replace(/(\.k8s)?\.(yaml|yml|json)$/, ''), readFileSync(path, 'utf8'));
}
