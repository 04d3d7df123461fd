import { type Json, text } from './data';
import { label, type Manifests } from './manifests';
import { Namespaces } from './namespaces';
import type { Outcomes } from './outcome';
import { message, refusal, resourceVersion, type Server } from './server';

/** Manifests in a cluster, and what the cluster made of them. */
export interface Trial {
  readonly manifests: Manifests;
  readonly namespaces: Namespaces;
  /** The objects as applied, in namespaces of their own. */
  readonly objects: readonly Json[];
  readonly refusals: readonly string[];
  readonly warnings: readonly string[];
}

export interface Result extends Trial {
  readonly outcomes: Outcomes;
  /** Objects that a second apply changed. */
  readonly unstable: readonly string[];
  /** Seconds from the last apply to the last outcome. */
  readonly seconds: number;
}

/** Applies manifests one object after the other, as kubectl does, each first tried by a strict create. */
export async function applyManifests(manifests: Manifests, prefix: string, server: Server): Promise<Trial> {
  const namespaces = new Namespaces(prefix);
  const refusals: string[] = manifests.unreadable === undefined ? [] : [manifests.unreadable];
  const warnings: string[] = [];
  const objects: Json[] = [];
  for (const object of manifests.objects) {
    const resource = await server.resource(object);
    if (resource === undefined) {
      refusals.push(`${label(object)}: the server has no such kind in version ${text(object, 'apiVersion') ?? 'none'}`);
      continue;
    }
    const moved = namespaces.moved(object, resource["namespaced"]);
    await makeNamespaces(namespaces, manifests.objects, server);
    const answers = await place(moved, server);
    const refused = answers.map((answer) => refusal(moved, answer)).find((said) => said !== undefined);
    if (refused === undefined) objects.push(moved);
    else refusals.push(refused);
    warnings.push(...answers.flatMap((answer) => answer.warnings).map((said) => `${label(moved)}: ${said}`));
  }
  return { manifests, namespaces, objects, refusals, warnings: [...new Set(warnings)] };
}

async function place(object: Json, server: Server): Promise<Awaited<ReturnType<Server['apply']>>[]> {
  const namespace = text(object, 'kind') === 'Namespace';
  const created = await server.create(object, { dryRun: true });
  if (created.status >= 300) return [created];
  const applied = await server.apply(object);
  if (namespace && applied.status < 300) await untilUsable(text(object, 'metadata', 'name') ?? '', server);
  return [created, applied];
}

/** Makes the namespaces that the manifests use and don't bring along. */
async function makeNamespaces(namespaces: Namespaces, objects: readonly Json[], server: Server): Promise<void> {
  const brought = objects.filter((object) => text(object, 'kind') === 'Namespace');
  const own = new Set(brought.map((object) => namespaces.nameFor(text(object, 'metadata', 'name'))));
  for (const name of namespaces.all().filter((candidate) => !own.has(candidate))) {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
    const created = await server.create(namespace, { dryRun: false });
    if (created.status === 409) continue;
    if (created.status >= 300) throw new Error(`namespace ${name} can't be made: ${message(created.body)}`);
    await untilUsable(name, server);
  }
}

/** A new namespace takes pods once its service account is there. */
async function untilUsable(namespace: string, server: Server): Promise<void> {
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace } };
  for (let tries = 0; tries < 200; tries++) {
    if ((await server.read(account)).status === 200) return;
    await pause(50);
  }
  throw new Error(`namespace ${namespace} has no service account after 10 s: is kube-controller-manager running?`);
}

/** Applies what is there already once more; returns the objects that this changed. */
export async function applyAgain({ objects }: Trial, server: Server): Promise<readonly string[]> {
  const changed = await Promise.all(
    objects.map(async (object) => {
      // A controller may write to the object at the same moment; it doesn't do so three times running.
      for (let tries = 0; tries < 3; tries++) {
        const before = resourceVersion(await server.read(object));
        if (resourceVersion(await server.apply(object)) === before) return [];
      }
      return [label(object)];
    }),
  );
  return changed.flat();
}

/** Removes what a trial made. What was refused isn't the trial's: a volume of that name may be somebody's. */
export async function removeTrial({ objects, namespaces }: Trial, server: Server): Promise<void> {
  await Promise.all(
    namespaces.all().map(async (name) => {
      await server.remove({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
      // A namespace on its way out takes no new pods, so what is removed now stays removed.
      await server.removeAll('v1', 'pods', name);
      await server.removeAll('v1', 'persistentvolumeclaims', name);
    }),
  );
  await Promise.all(objects.filter(isClusterWide).map((object) => server.remove(object)));
}

/** Waits until the names of a trial's cluster-wide objects are free again. */
export async function untilGone(trials: readonly Trial[], server: Server): Promise<void> {
  const remaining = trials.flatMap(({ objects }) => objects).filter(isClusterWide);
  const until = Date.now() + 60_000;
  for (const object of remaining) {
    while ((await server.read(object)).status !== 404) {
      if (Date.now() > until) throw new Error(`${label(object)} is not gone 60 s after it was deleted`);
      await pause(50);
    }
  }
}

function isClusterWide(object: Json): boolean {
  return text(object, 'kind') !== 'Namespace' && text(object, 'metadata', 'namespace') === undefined;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
