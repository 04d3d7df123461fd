import type { JsonObject } from '../../src/inventory/json';
import { asObject, field } from '../../src/inventory/json';
import { nameOf, text } from './fields';
import type { Server } from './server';
import { observe } from './snapshot';
import { pause } from './wait';

/** Milliseconds for the binder to bind a claim to an existing volume, before a volume is provisioned. */
const BINDING_TIMEOUT = 3_000;

/**
 * Simulates nodes and a driver for plans: kubelets that start and end pods, Jobs that copy, and a driver that provisions and
 * expands volumes, and deletes those with reclaim policy Delete.
 */
export class SimulatedNodes {
  #ended = false;
  #running: Promise<void> = Promise.resolve();
  readonly #waiting = new Map<string, number>();
  readonly #failing = new Map<string, string>();

  public constructor(private readonly server: Server) {}

  public start(): void {
    // Errors are thrown by stop().
    this.#running = this.#run();
    this.#running.catch(() => undefined);
  }

  public async stop(): Promise<void> {
    this.#ended = true;
    await this.#running;
  }

  /** Makes the driver refuse to expand a namespace's claims, or lets its Jobs fail; undefined ends that. */
  public fail(namespace: string, what: 'expansion' | 'jobs' | undefined): void {
    if (what === undefined) this.#failing.delete(namespace);
    else this.#failing.set(namespace, what);
  }

  #fails(object: JsonObject, what: string): boolean {
    return this.#failing.get(text(object, 'metadata', 'namespace') ?? '') === what;
  }

  async #run(): Promise<void> {
    while (!this.#ended) {
      const { claims, volumes, pods } = await observe(this.server, true);
      const classes = new Map(
        (await this.server.list('storage.k8s.io/v1', 'storageclasses')).map((one) => [nameOf(one), one]),
      );
      await Promise.all([
        ...pods.filter(isEnding).map((pod) => this.server.removeNow(pod)),
        ...pods
          .filter(isCopying)
          .map((pod) =>
            this.server.setStatus(
              { ...pod, apiVersion: 'v1', kind: 'Pod' },
              { phase: this.#fails(pod, 'jobs') && !isFirstCopy(pod) ? 'Failed' : 'Succeeded' },
            ),
          ),
        ...claims.map((claim) => this.#provide(claim, classes)),
        ...volumes
          .filter(isWiped)
          .map((volume) => this.server.remove({ ...volume, apiVersion: 'v1', kind: 'PersistentVolume' })),
      ]);
      await pause(150);
    }
  }

  async #provide(claim: JsonObject, classes: ReadonlyMap<string, JsonObject>): Promise<void> {
    const uid = text(claim, 'metadata', 'uid') ?? '';
    const size = text(claim, 'spec', 'resources', 'requests', 'storage');
    const className = text(claim, 'spec', 'storageClassName') ?? '';
    if (text(claim, 'status', 'phase') === 'Bound') {
      const canGrow = field(classes.get(className), 'allowVolumeExpansion') === true;
      if (canGrow && size !== text(claim, 'status', 'capacity', 'storage'))
        await this.server.setStatus(
          { ...claim, apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
          this.#fails(claim, 'expansion')
            ? { allocatedResourceStatuses: { storage: 'ControllerResizeInfeasible' } }
            : { capacity: { storage: size }, allocatedResourceStatuses: null },
        );
      return;
    }
    if (text(claim, 'spec', 'volumeName') !== undefined || className === '') return;
    const since = this.#waiting.get(uid) ?? Date.now();
    this.#waiting.set(uid, since);
    if (Date.now() - since < BINDING_TIMEOUT) return;
    this.#waiting.set(uid, Number.POSITIVE_INFINITY);
    const { namespace, name } = asObject(claim['metadata']);
    await this.server.create(
      {
        apiVersion: 'v1',
        kind: 'PersistentVolume',
        metadata: { name: `pvc-${uid}` },
        spec: {
          accessModes: field(claim, 'spec', 'accessModes'),
          capacity: { storage: size },
          claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace, name, uid },
          csi: { driver: 'disks.example.com', volumeHandle: `disk-${uid}` },
          persistentVolumeReclaimPolicy: text(classes.get(className), 'reclaimPolicy') ?? 'Delete',
          storageClassName: className,
          volumeMode: text(claim, 'spec', 'volumeMode') ?? 'Filesystem',
        },
      },
      { dryRun: false },
    );
  }
}

function isEnding(pod: JsonObject): boolean {
  return text(pod, 'metadata', 'deletionTimestamp') !== undefined;
}

/** Whether it is the pod of a Job that copies while the app runs. */
function isFirstCopy(pod: JsonObject): boolean {
  return (text(pod, 'metadata', 'labels', 'batch.kubernetes.io/job-name') ?? '').endsWith('-warm');
}

/** Whether it is the pod of a Job that copies. */
function isCopying(pod: JsonObject): boolean {
  return (
    text(pod, 'status', 'phase') === 'Running' &&
    text(pod, 'metadata', 'deletionTimestamp') === undefined &&
    (text(pod, 'metadata', 'labels', 'batch.kubernetes.io/job-name') ?? '').startsWith('copy-')
  );
}

/** Whether the driver deletes a volume: its claim is gone, and its policy is Delete. */
function isWiped(volume: JsonObject): boolean {
  const phase = text(volume, 'status', 'phase') ?? '';
  return (
    ['Released', 'Failed'].includes(phase) &&
    text(volume, 'spec', 'persistentVolumeReclaimPolicy') === 'Delete' &&
    text(volume, 'metadata', 'deletionTimestamp') === undefined
  );
}
