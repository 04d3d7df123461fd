import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { at, isRecord, type Json, records, text } from './data';

/** The objects of one file, in the order in which kubectl would apply them. */
export interface Manifests {
  readonly name: string;
  readonly objects: readonly Json[];
  /** Why the file could not be read; there are no objects then. */
  readonly unreadable?: string;
}

export function readManifests(path: string): Manifests {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new Error(`there is no file ${path}`);
  const name = basename(path).replace(/(\.k8s)?\.(yaml|yml|json)$/, '');
  // Kubernetes reads YAML 1.1; all JSON is YAML.
  const documents = parseAllDocuments(readFileSync(path, 'utf8'), { version: '1.1' });
  const errors = documents.flatMap((document) => document.errors);
  if (errors[0] !== undefined) return { name, objects: [], unreadable: errors[0].message };
  return { name, objects: documents.flatMap((document) => objectsIn(document.toJS())) };
}

function objectsIn(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (!isRecord(value)) return [];
  return text(value, 'kind') === 'List' ? records(value, 'items') : [value];
}

export function nameOf(object: Json): string {
  return text(object, 'metadata', 'name') ?? '';
}

/** `kind/name`, as kubectl prints it. */
export function label(object: Json): string {
  return `${text(object, 'kind') ?? 'object'}/${nameOf(object)}`;
}

/** The pod spec in an object: a pod's own, or that of its template. */
export function podSpec(object: Json): Json | undefined {
  const path = podSpecPaths[text(object, 'kind') ?? ''] ?? ['spec', 'template', 'spec'];
  const spec = at(object, ...path);
  return isRecord(spec) ? spec : undefined;
}

const podSpecPaths: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};
