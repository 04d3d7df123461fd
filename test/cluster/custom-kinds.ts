import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../src/inventory/json';
import { asObject, field } from '../../src/inventory/json';
import { readManifests } from '../../src/inventory/read';
import { label, nameOf, objects, text } from './fields';
import type { Manifests } from './manifests';
import type { Server } from './server';
import { snapshotKinds } from './snapshot-kinds';
import { pause } from './wait';

/** Definitions without a schema, for unknown kinds. */
const FOLDER = join(__dirname, '..', '..', 'imports', 'crds');

// Required for kinds in groups of Kubernetes: the URL of an approval, or `unapproved`.
const UNAPPROVED = { 'api-approved.kubernetes.io': 'unapproved, for tests' };

/** Definitions of the custom kinds that manifests use and the server lacks. */
export async function missingKinds(all: readonly Manifests[], server: Server): Promise<readonly JsonObject[]> {
  const used = new Set(
    all.flatMap(({ inventory }) => inventory.manifests.map(({ group, kind }) => `${kind}.${group}`)),
  );
  const isOfSnapshots = [...used].some((kind) => kind.endsWith('snapshot.storage.k8s.io'));
  const known = new Map<string, JsonObject>();
  for (const folder of [FOLDER, ...(isOfSnapshots ? [snapshotKinds()] : [])])
    for (const definition of definitionsIn(folder)) known.set(nameOf(definition), definition);
  const definitions = [...known.values()].filter(({ spec }) =>
    used.has(`${text(spec, 'names', 'kind') ?? ''}.${text(spec, 'group') ?? ''}`),
  );
  const answers = await Promise.all(definitions.map((definition) => server.read(definition)));
  return definitions.filter((_, index) => answers[index]?.status === 404);
}

function definitionsIn(folder: string): readonly JsonObject[] {
  return readdirSync(folder)
    .flatMap((file) => readManifests(file, readFileSync(join(folder, file), 'utf8')).manifests)
    .filter(({ kind }) => kind === 'CustomResourceDefinition')
    .map(({ data, metadata }) => ({
      ...data,
      metadata: { ...metadata, annotations: { ...UNAPPROVED, ...asObject(metadata['annotations']) } },
    }));
}

export async function untilServed(definition: JsonObject, server: Server): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const { body } = await server.read(definition);
    const conditions = objects(body, 'status', 'conditions');
    if (conditions.some((one) => field(one, 'type') === 'Established' && field(one, 'status') === 'True')) return;
    await pause(50);
  }
  throw new Error(`${label(definition)} is not served after 10 s`);
}
