import type { JsonObject } from '../../src/inventory/json';
import { asNumber, asString, field } from '../../src/inventory/json';
import { nameOf, objects, text } from '../cluster/fields';
import type { Server } from '../cluster/server';
import type { Actions } from './actions';
import { until } from './until';
import { hasEnded, isEnding } from './watch';
import { changed } from './writer';

/** The objects of an app with one workload in its own namespace, and the actions on all of them. */
export class App {
  readonly #server: Server;
  readonly #actions: Actions;
  readonly #objects: readonly JsonObject[];

  public constructor(
    public readonly name: string,
    objects: readonly JsonObject[],
    { server, actions }: { readonly server: Server; readonly actions: Actions },
  ) {
    this.#server = server;
    this.#actions = actions;
    this.#objects = objects.map((object) => placed(object, name));
  }

  public get objects(): readonly JsonObject[] {
    return this.#objects;
  }

  public get namespace(): JsonObject {
    return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: this.name } };
  }

  public get workload(): JsonObject {
    const workload = this.#objects.find(({ spec }) => field(spec, 'template') !== undefined);
    if (workload === undefined) throw new Error(`${this.name} has no workload`);
    return workload;
  }

  public get kind(): string {
    return text(this.workload, 'kind') ?? '';
  }

  public get replicas(): number {
    return asNumber(field(this.workload, 'spec', 'replicas')) ?? 1;
  }

  /** Creates missing objects. */
  public async make(): Promise<void> {
    await this.#actions.makeNamespace(this.name);
    for (const object of this.#objects) await this.#actions.apply(object);
  }

  /**
   * Deletes objects, reserves the retained volumes for the app, and creates it again.
   *
   * @returns the objects of the app, e.g. `ConfigMap settings`, that were gone before
   */
  public async deleteAndMake(those: readonly JsonObject[]): Promise<ReadonlySet<string>> {
    await Promise.all(those.map((object) => this.#server.remove(object)));
    await this.quiet();
    await until(`${this.name}: deleted`, async () => (await this.#present(those)).length === 0);
    const present = await this.#present(this.#objects);
    await this.#actions.reserveReleased(this.name);
    await this.make();
    const gone = this.#objects.filter((object) => !present.includes(object));
    return new Set(gone.map((object) => `${text(object, 'kind') ?? ''} ${nameOf(object)}`));
  }

  async #present(those: readonly JsonObject[]): Promise<readonly JsonObject[]> {
    const answers = await Promise.all(those.map((object) => this.#server.read(object)));
    return those.filter((_, index) => answers[index]?.status === 200);
  }

  /** Scales to no replicas, and back. */
  public async scale(): Promise<void> {
    await this.#patch({ replicas: 0 });
    await this.quiet();
    await this.#actions.reserveReleased(this.name);
    await this.#patch({ replicas: this.replicas });
  }

  /** As `kubectl rollout restart` does. */
  public async restart(): Promise<void> {
    const annotations = { 'example.com/restarted': new Date().toISOString() };
    await this.#patch({ template: { metadata: { annotations } } });
  }

  async #patch(spec: JsonObject): Promise<void> {
    const plural = `${this.kind.toLowerCase()}s`;
    await this.#actions.patch(`/apis/apps/v1/namespaces/${this.name}/${plural}/${nameOf(this.workload)}`, { spec });
  }

  /** The claims of its namespace, including those of other origin. */
  public async claims(): Promise<readonly JsonObject[]> {
    const claims = await this.#server.list('v1', 'persistentvolumeclaims', this.name);
    return claims.map((claim) => ({ ...claim, apiVersion: 'v1', kind: 'PersistentVolumeClaim' }));
  }

  /** Waits until there is no pod, and no claim or volume that is about to be deleted. */
  public async quiet(): Promise<void> {
    await until(`${this.name}: no pods`, async () => {
      const [pods, claims, volumes] = await Promise.all([
        this.#server.list('v1', 'pods', this.name),
        this.claims(),
        this.#goingVolumes(),
      ]);
      return pods.filter((pod) => !hasEnded(pod)).length + claims.filter(isGoing).length + volumes.length === 0;
    });
  }

  /** Waits until the claims that are deleted with their pods, and the volumes deleted with their claims, are gone. */
  public async volumesGone(): Promise<void> {
    await until(`${this.name}: volumes deleted`, async () => {
      const [volumes, claims, pods] = await Promise.all([
        this.#goingVolumes(),
        this.claims(),
        this.#server.list('v1', 'pods', this.name),
      ]);
      const living = new Set(pods.filter((pod) => !isEnding(pod)).map(nameOf));
      return volumes.length === 0 && claims.every((claim) => podsOwning(claim).every((pod) => living.has(pod)));
    });
  }

  /** Volumes without their claim that are about to be changed or deleted. */
  async #goingVolumes(): Promise<readonly JsonObject[]> {
    const [claims, volumes] = await Promise.all([this.claims(), this.#server.list('v1', 'persistentvolumes')]);
    const names = new Set(claims.map((claim) => text(claim, 'spec', 'volumeName')));
    return volumes.filter(
      (volume) =>
        text(volume, 'spec', 'claimRef', 'namespace') === this.name &&
        !names.has(nameOf(volume)) &&
        (text(volume, 'status', 'phase') === 'Bound' || isBeingDeleted(volume)),
    );
  }
}

function placed(object: JsonObject, namespace: string): JsonObject {
  if (text(object, 'kind') === 'PersistentVolume') return object;
  return changed(object, ['metadata'], (metadata) => ({ ...metadata, namespace }));
}

/** Whether a claim is being deleted, or will be because its pod is gone. */
function isGoing(claim: JsonObject): boolean {
  return isEnding(claim) || podsOwning(claim).length > 0;
}

function podsOwning(claim: JsonObject): readonly string[] {
  const owners = objects(claim, 'metadata', 'ownerReferences');
  return owners.filter((owner) => text(owner, 'kind') === 'Pod').map((owner) => text(owner, 'name') ?? '');
}

/** Whether a volume whose claim is gone is about to be deleted. */
function isBeingDeleted(volume: JsonObject): boolean {
  const provisioned = asString(field(volume, 'metadata', 'annotations', 'pv.kubernetes.io/provisioned-by'));
  const policy = text(volume, 'spec', 'persistentVolumeReclaimPolicy');
  return policy === 'Delete' && (provisioned !== undefined || text(volume, 'status', 'phase') === 'Released');
}
