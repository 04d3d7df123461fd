/** Claims for one node or one pod that several pods or workloads share. */
import type { Claim } from '../../inventory/claims';
import type { Inventory } from '../../inventory/inventory';
import { asObject, field } from '../../inventory/json';
import type { Pod, Workload } from '../../inventory/pods';
import type { Backing } from '../backing';
import { backingOf, sharedByNodes, sharersOf } from '../backing';
import { claim, deployment, documents, storageClass } from '../examples';
import { once } from '../once';
import { countPath, overlaps, podsOf } from '../pod-counts';
import type { Problem, Rule, Severity } from '../rule';
import { isSecondWriter } from '../second-writers';
import { runOnSameNode } from '../same-node';
import { fixByWriters, oneEach } from '../writers';

const MODES = 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes';
const ATTACHED =
  "An error where the driver is known to attach the volume to one node; a warning where that is the cluster's affair.";
const HOSTNAME = 'kubernetes.io/hostname';

/** A claim for one node, with the workloads that share it. */
interface Shared {
  readonly claim: Claim;
  readonly backing: Backing;
  readonly workloads: readonly Workload[];
  /** error if a second node can't attach the volume; warning if that depends on the driver. */
  readonly severity: Severity;
}

/** The claims whose volumes a second node can't or may not be able to attach. */
const oneNodeClaims = once((inventory: Inventory): readonly Shared[] => [...findOneNodeClaims(inventory)]);

function* findOneNodeClaims(inventory: Inventory): Iterable<Shared> {
  if (inventory.cluster.nodes === 1) return;
  for (const claim of inventory.claims) {
    if (claim.users.length === 0) continue;
    const backing = backingOf(claim, inventory);
    if (backing === undefined || backing.oneNode || isForOnePod(backing)) continue;
    const shared = sharedByNodes(backing);
    if (shared === 'always') continue;
    yield { claim, backing, workloads: sharersOf(claim), severity: shared === 'never' ? 'error' : 'warning' };
  }
}

function isForOnePod({ accessModes }: Backing): boolean {
  return accessModes.includes('ReadWriteOncePod');
}

/** Whether a workload's pods end by themselves, perhaps before other pods start. */
function ends({ kind }: Workload): boolean {
  return kind === 'Job' || kind === 'CronJob' || kind === 'Pod';
}

/** Whether a pod is restricted to certain nodes, which may be one. */
function isRestrictedToNodes({ spec }: Pod): boolean {
  return (
    Object.keys(asObject(spec['nodeSelector'])).length > 0 || field(spec, 'affinity', 'nodeAffinity') !== undefined
  );
}

/** The main workload of a claim: the one with its template, else one that runs all the time, else the first. */
function mainWorkload(claim: Claim, workloads: readonly Workload[]): Workload | undefined {
  return (
    workloads.find((workload) => workload === claim.workload) ??
    workloads.find((workload) => !ends(workload)) ??
    workloads[0]
  );
}

const app = (mode: string, more: Parameters<typeof deployment>[0]): string =>
  documents(storageClass(), claim({ mode }), deployment(more));

const onOneNode = `nodeSelector: { ${HOSTNAME}: node-1 }`;

const backup = (pod: string): string => `apiVersion: batch/v1
kind: CronJob
metadata:
  name: backup
spec:
  schedule: 0 3 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
${pod}          containers:
            - name: backup
              image: registry.example/backup:1
              volumeMounts:
                - { name: data, mountPath: /srv/data, readOnly: true }
          volumes:
            - { name: data, persistentVolumeClaim: { claimName: data } }
`;

const besideWeb = `          affinity:
            podAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: ${HOSTNAME}
                  labelSelector: { matchLabels: { app: web } }
`;

const daemonSet = (pod: string): string => `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent
spec:
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent } }
    spec:
${pod}      containers:
        - name: agent
          image: registry.example/agent:1
          volumeMounts:
            - { name: data, mountPath: /srv/data }
      volumes:
        - { name: data, persistentVolumeClaim: { claimName: data } }
`;

export const rules: readonly Rule[] = [
  {
    name: 'rwo-multi-replica',
    appliesTo: ['accessModes'],
    severity: 'error',
    severities: ATTACHED,
    summary: 'Several pods, not tied to one node, share a claim for one node (ReadWriteOnce).',
    consequence: 'The pods on a second node hang in ContainerCreating: Multi-Attach error for volume.',
    fix: 'Run one pod; or give each a claim of its own (StatefulSet with volumeClaimTemplates); or, only if the program allows several writers, use storage that nodes share, with ReadWriteMany.',
    see: MODES,
    bad: () => app('ReadWriteOnce', { replicas: 3 }),
    good: () => app('ReadWriteOnce', { replicas: 3, pod: onOneNode }),
    *check(inventory): Iterable<Problem> {
      for (const { claim, workloads, severity } of oneNodeClaims(inventory)) {
        for (const workload of workloads) {
          const { kind, manifest, pods } = workload;
          if (kind === 'DaemonSet' || pods.max < 2 || pods.oneNode || isSecondWriter(workload, claim, inventory))
            continue;
          yield {
            manifest,
            path: countPath(workload),
            message: `${podsOf(workload)} share claim ${claim.name}, which is ReadWriteOnce: those on another node than the first hang in ContainerCreating (Multi-Attach)`,
            severity,
            ...fixByWriters(claim, inventory, {
              one: oneEach,
              many: 'Use storage that nodes share, with ReadWriteMany; or run one pod.',
            }),
          };
        }
      }
    },
  },
  {
    name: 'rwo-rolling-update',
    appliesTo: ['accessModes'],
    severity: 'warning',
    summary: 'A Deployment with a claim for one node starts the new pod before the old one is gone.',
    consequence:
      'At each update the new pod hangs in ContainerCreating (Multi-Attach) unless it lands on the same node, and the old one is kept until the new one is ready: the update does not end.',
    fix: 'Write strategy: { type: Recreate }',
    see: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#recreate-deployment',
    bad: () => app('ReadWriteOnce', { strategy: 'RollingUpdate' }),
    good: () => app('ReadWriteOnce', { strategy: 'RollingUpdate, rollingUpdate: { maxSurge: 0, maxUnavailable: 1 }' }),
    *check(inventory): Iterable<Problem> {
      for (const { claim, workloads } of oneNodeClaims(inventory)) {
        for (const workload of workloads) {
          const { manifest, pods } = workload;
          if (pods.max !== 1 || pods.oneNode || !overlaps(workload) || isSecondWriter(workload, claim, inventory))
            continue;
          yield {
            manifest,
            path: ['spec', 'strategy'],
            message: `updates by RollingUpdate (maxSurge ${String(pods.surge)}) with claim ${claim.name}, which is ReadWriteOnce: a new pod on another node waits for the disk, and the old pod for the new one`,
            absent: manifest.spec['strategy'] === undefined,
          };
        }
      }
    },
  },
  {
    name: 'rwo-two-workloads',
    appliesTo: ['accessModes'],
    severity: 'error',
    severities:
      "An error where both run all the time and the driver is known to attach the volume to one node; a warning where one of them ends (a Job, a Pod), or that is the cluster's affair.",
    summary: 'Two workloads, not tied to one node, share a claim for one node (ReadWriteOnce).',
    consequence: 'Whichever starts second on another node hangs in ContainerCreating: Multi-Attach error for volume.',
    fix: 'Keep the second on the node of the first with a required podAffinity on kubernetes.io/hostname; or, only if the programs allow several writers, use storage that nodes share, with ReadWriteMany.',
    see: MODES,
    bad: () => documents(app('ReadWriteOnce', {}), backup('')),
    good: () => documents(app('ReadWriteOnce', {}), backup(besideWeb)),
    *check(inventory): Iterable<Problem> {
      for (const { claim, workloads: sharers, severity } of oneNodeClaims(inventory)) {
        const workloads = claim.workload === undefined ? sharers : [claim.workload, ...sharers];
        if (sharers.length === 0 || workloads.length < 2 || runOnSameNode(workloads)) continue;
        const first = mainWorkload(claim, workloads);
        for (const workload of workloads) {
          const { manifest, pod } = workload;
          if (first === undefined || manifest === first.manifest || isSecondWriter(workload, claim, inventory))
            continue;
          const use = claim.users.find((volume) => volume.pod === pod);
          yield {
            manifest,
            path: use?.path ?? pod.path,
            message: `mounts claim ${use?.claimName ?? claim.name}, which is ReadWriteOnce, as ${first.manifest.title} does: on another node its pod hangs in ContainerCreating (Multi-Attach)`,
            severity: ends(workload) || ends(first) ? 'warning' : severity,
            ...fixByWriters(claim, inventory, {
              one: (title) =>
                `Keep its pods on the node of ${first.manifest.title} with a required podAffinity on kubernetes.io/hostname, and let them only read (readOnly: true): ${title} allows only one writer, whatever the access mode; or give each a claim of its own.`,
              many: `Use storage that nodes share, with ReadWriteMany; or keep its pods on the node of ${first.manifest.title} with a required podAffinity on kubernetes.io/hostname.`,
            }),
          };
        }
      }
    },
  },
  {
    name: 'rwo-daemonset',
    appliesTo: ['DaemonSet'],
    severity: 'error',
    severities: `${ATTACHED.slice(0, -1)}, or the DaemonSet chooses its nodes.`,
    summary: 'A DaemonSet mounts a claim for one node (ReadWriteOnce).',
    consequence:
      'It works on the first node; the pods of all other nodes hang in ContainerCreating: Multi-Attach error.',
    fix: 'Use a directory of each node (hostPath); or, only if the program allows several writers, storage that nodes share, with ReadWriteMany.',
    see: MODES,
    bad: () => documents(storageClass(), claim(), daemonSet('')),
    good: () => documents(storageClass(), claim(), daemonSet(`      ${onOneNode}\n`)),
    *check(inventory): Iterable<Problem> {
      for (const { claim, workloads, severity } of oneNodeClaims(inventory)) {
        for (const { kind, manifest, pod, pods } of workloads) {
          if (kind !== 'DaemonSet' || pods.max < 2 || pods.oneNode) continue;
          yield {
            manifest,
            path: claim.users.find((volume) => volume.pod === pod)?.path ?? pod.path,
            message: `runs a pod on every node, but claim ${claim.name} is ReadWriteOnce: all but those of one node hang in ContainerCreating (Multi-Attach)`,
            severity: isRestrictedToNodes(pod) ? 'warning' : severity,
            ...fixByWriters(claim, inventory, {
              one: oneEach,
              many: 'Use storage that nodes share, with ReadWriteMany.',
            }),
          };
        }
      }
    },
  },
  {
    name: 'rwop-multi-replica',
    appliesTo: ['accessModes'],
    severity: 'error',
    severities: 'An error; a warning where one of two workloads ends (a Job, a Pod).',
    summary: 'More than one pod mounts a claim for one pod (ReadWriteOncePod).',
    consequence: 'The scheduler lets one pod run in the whole cluster; all others stay Pending, on the same node too.',
    fix: 'Run one pod, with strategy: { type: Recreate } in a Deployment; or, only if the program allows several writers, use ReadWriteOnce or ReadWriteMany.',
    see: MODES,
    bad: () => app('ReadWriteOncePod', { replicas: 2 }),
    good: () => app('ReadWriteOncePod', {}),
    *check(inventory): Iterable<Problem> {
      for (const claim of inventory.claims) {
        if (claim.users.length === 0) continue;
        const backing = backingOf(claim, inventory);
        if (backing === undefined || !isForOnePod(backing)) continue;
        const sharers = sharersOf(claim);
        const workloads = claim.workload === undefined ? sharers : [claim.workload, ...sharers];
        const fix = fixByWriters(claim, inventory, {
          one: oneEach,
          many: 'Use ReadWriteMany, on storage that nodes share, or ReadWriteOnce for pods of one node; or run one pod.',
        });
        for (const workload of sharers) {
          const { manifest, pods } = workload;
          if (pods.max > 1 && Number.isFinite(pods.max)) {
            const message = `${podsOf(workload)} share claim ${claim.name}, which is ReadWriteOncePod: one runs, all others stay Pending`;
            yield { manifest, path: countPath(workload), message, ...fix };
          } else if (pods.perNode) {
            const message = `runs a pod on every node, but claim ${claim.name} is ReadWriteOncePod: one runs, all others stay Pending`;
            yield { manifest, path: ['spec'], message, ...fix };
          } else if (overlaps(workload)) {
            const message = `updates by RollingUpdate with claim ${claim.name}, which is ReadWriteOncePod: the new pod stays Pending until the old one is gone, and the old one waits for the new one`;
            yield { manifest, path: ['spec', 'strategy'], message, fix: 'Write strategy: { type: Recreate }' };
          } else if (workloads.length > 1 && workload !== mainWorkload(claim, workloads)) {
            const message = `mounts claim ${claim.name}, which is ReadWriteOncePod, as another workload does: one of the two stays Pending`;
            const severity = workloads.some(ends) ? 'warning' : 'error';
            yield { manifest, path: ['spec'], message, severity, ...fix };
          }
        }
      }
    },
  },
];
