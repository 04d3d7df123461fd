import type { JsonObject } from '../../src/inventory/json';
import { asObject, field } from '../../src/inventory/json';
import { nameOf, text } from './fields';
import type { Server } from './server';
import { observe } from './snapshot';
import { pause } from './wait';

/** How long the binder has for a claim that a volume is there for. */
const PATIENCE = 3_000;

/**
 * What a cluster has besides its control plane, as far as plans need it: kubelets that start and end pods, Jobs that copy, and a driver that
 * makes volumes, lets them grow, and deletes those whose policy says so, files and all.
 */
export class StandIn {
  #ended = false;
  #running: Promise<void> = Promise.resolve();
  readonly #waiting = new Map<string, number>();
  readonly #failing = new Map<string, string>();

  public constructor(private readonly server: Server) {}

  public start(): void {
    // What fails is told when it is stopped.
    this.#running = this.#run();
    this.#running.catch(() => undefined);
  }

  public async stop(): Promise<void> {
    this.#ended = true;
    await this.#running;
  }

  /** Has the driver refuse to let a namespace's claims grow, or its Jobs fail; undefined: all goes well again. */
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
    if (Date.now() - since < PATIENCE) return;
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

/** The pod of a Job that copies while the app runs. */
function isFirstCopy(pod: JsonObject): boolean {
  return (text(pod, 'metadata', 'labels', 'batch.kubernetes.io/job-name') ?? '').endsWith('-warm');
}

/** The pod of a Job that copies. */
function isCopying(pod: JsonObject): boolean {
  return (
    text(pod, 'status', 'phase') === 'Running' &&
    text(pod, 'metadata', 'deletionTimestamp') === undefined &&
    (text(pod, 'metadata', 'labels', 'batch.kubernetes.io/job-name') ?? '').startsWith('copy-')
  );
}

/** A volume that its driver deletes, because its claim is gone and its policy says so. */
function isWiped(volume: JsonObject): boolean {
  const phase = text(volume, 'status', 'phase') ?? '';
  return (
    ['Released', 'Failed'].includes(phase) &&
    text(volume, 'spec', 'persistentVolumeReclaimPolicy') === 'Delete' &&
    text(volume, 'metadata', 'deletionTimestamp') === undefined
  );
}
