import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { allRules } from '../../src/check/run';
import { Inventory } from '../../src/inventory/inventory';
import type { JsonObject } from '../../src/inventory/json';
import { asObject } from '../../src/inventory/json';
import type { Container } from '../../src/inventory/pods';
import { readManifests } from '../../src/inventory/read';
import { survivalTable } from '../../src/survival/table';
import type { Client } from '../cluster/client';
import { nameOf, objects, text } from '../cluster/fields';
import { all, pause } from '../cluster/wait';
import type { Actions } from './actions';
import { IMAGE } from './image';
import type { Machine } from './machine';
import { changed, changedPod } from './writer';

/** The rules about mistakes that only show when a kubelet starts a pod. */
const ABOUT_STARTING: readonly string[] = [
  'missing-configmap',
  'missing-config-key',
  'subpathexpr-undefined-var',
  'mount-over-system-dir',
  'readonly-data',
  'nonroot-no-fsgroup',
  'fsgroup-ignored',
  'image-starts-as-root',
  'init-chown-without-root',
  'mode-decimal',
  'emptydir-memory-limit',
];

const SEEN_WITHIN = 180_000;
/** How long a pod has to run until it counts as started. */
const STEADY_AFTER = 5_000;

/** What an app does at its start: it writes to its files, fills up to its limits, and refuses a key that others can write. */
const SCRIPT = `
fail() { echo "$1"; exit 1; }
IFS=:
for path in $WRITES; do touch "$path/file" || fail "can't write to $path"; done
for path in $FILLS; do while printf '%1048576s' x; do :; done > "$path/file" 2>/dev/null; done
for path in $SECRETS; do [ -z "$(find -L "$path" -type f -perm -020)" ] || fail "the group may write to files of $path"; done
echo done
trap 'exit 143' TERM
while :; do sleep 3600 & wait; done
`;

/** The outcomes of the two examples of a rule. */
export interface Start {
  readonly rule: string;
  /** Why the bad one doesn't start; undefined where it does. */
  readonly bad: string | undefined;
  /** Why the good one doesn't start; undefined where it does. */
  readonly good: string | undefined;
}

/** How it contradicts the rule. */
export function problemOf({ rule, bad, good }: Start): readonly string[] {
  return [
    ...(bad === undefined ? [`${rule}: its bad example starts`] : []),
    ...(good === undefined ? [] : [`${rule}: its good example doesn't start: ${good}`]),
  ];
}

/** Starts the bad and the good example of each rule about starting. */
export async function startExamples(machine: Machine, actions: Actions): Promise<readonly Start[]> {
  return all(
    ABOUT_STARTING.map(async (name) => {
      const rule = allRules().find((one) => one.name === name);
      if (rule === undefined) throw new Error(`there is no rule ${name}`);
      const [bad, good] = await all([
        start(machine, actions, `${name}-bad`, rule.bad()),
        start(machine, actions, `${name}-good`, rule.good()),
      ]);
      return { rule: name, bad, good };
    }),
  );
}

async function start(machine: Machine, actions: Actions, namespace: string, yaml: string): Promise<string | undefined> {
  const { manifests } = readManifests(namespace, yaml);
  const inventory = new Inventory(manifests);
  await actions.makeNamespace(namespace);
  const claims = new Set(inventory.pods.flatMap(({ volumes }) => volumes.map(({ claimName }) => claimName)));
  for (const name of claims) if (name !== undefined) await makeClaim(machine, actions, namespace, name);
  const made: JsonObject[] = [];
  for (const manifest of manifests) {
    if (['StorageClass', 'PersistentVolumeClaim', 'Service'].includes(manifest.kind)) continue;
    const containers = inventory.containers.filter(({ pod }) => pod.manifest === manifest);
    const app = changedPod(manifest.data, (container) => asApp(container, containers, inventory));
    const placed = changed(app, ['metadata'], (metadata) => ({ ...metadata, namespace }));
    await actions.apply(placed);
    made.push(placed);
  }
  const missing = inventory.pods.flatMap(({ volumes }) => volumes.filter(({ source }) => source === 'secret'));
  for (const { config } of missing) {
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: text(config, 'secretName') ?? '', namespace },
    };
    await actions.apply({ ...secret, stringData: { key: 'secret' } });
  }
  const failure = await failureOf(machine, namespace);
  // A crashing container would restart every second.
  for (const object of made) await machine.server.remove(object);
  return failure;
}

/** A claim for a folder like that of a new disk, writable only for root. */
async function makeClaim({ nodes }: Machine, actions: Actions, namespace: string, name: string): Promise<void> {
  const [node] = nodes;
  const path = `/mnt/${namespace}`;
  mkdirSync(join(node?.root ?? '', path), { recursive: true, mode: 0o755 });
  const capacity = { storage: '1Gi' };
  const hostname = { key: 'kubernetes.io/hostname', operator: 'In', values: [node?.name ?? ''] };
  const common = { accessModes: ['ReadWriteOnce'], storageClassName: '' };
  await actions.apply({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: namespace },
    spec: {
      ...common,
      capacity,
      local: { path },
      nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [hostname] }] } },
    },
  });
  await actions.apply({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, namespace },
    spec: { ...common, volumeName: namespace, resources: { requests: capacity } },
  });
}

/** A container that behaves like its program; containers of busybox keep their command. */
function asApp(data: JsonObject, containers: readonly Container[], inventory: Inventory): JsonObject {
  const command = (text(data, 'image') ?? '').startsWith('busybox:') ? {} : { command: ['/bin/sh', '-c', SCRIPT] };
  const container = containers.find(({ name }) => name === text(data, 'name'));
  const rows = survivalTable(inventory).filter((row) => row.container.name === container?.name);
  // A known program writes to its data independently of the manifest.
  const writes = rows.filter(
    ({ bytes, readOnly }) => bytes.life !== 'projection' && !(readOnly && container?.image.includes('exporter')),
  );
  const paths = (name: string, those: typeof rows): JsonObject => ({
    name,
    value: those.map(({ path }) => path).join(':'),
  });
  const env = [
    paths('WRITES', writes),
    paths(
      'FILLS',
      rows.filter(({ bytes }) => bytes.store.startsWith('emptyDir in memory')),
    ),
    paths(
      'SECRETS',
      rows.filter(({ bytes }) => bytes.store.startsWith('Secret')),
    ),
  ];
  return {
    ...data,
    ...command,
    image: IMAGE,
    terminationMessagePolicy: 'FallbackToLogsOnError',
    env: [...objects(data, 'env'), ...env],
  };
}

/** Why the pod of a namespace doesn't start; undefined where it runs for some time. */
async function failureOf({ server, client }: Machine, namespace: string): Promise<string | undefined> {
  const end = Date.now() + SEEN_WITHIN;
  let runningSince: number | undefined;
  for (;;) {
    const [pod] = await server.list('v1', 'pods', namespace);
    const statuses = [
      ...objects(pod, 'status', 'initContainerStatuses'),
      ...objects(pod, 'status', 'containerStatuses'),
    ];
    const failure = statuses.map(failureIn).find((reason) => reason !== undefined);
    if (failure !== undefined) return failure;
    const running = text(pod, 'status', 'phase') === 'Running' && (await isDone(client, namespace, pod));
    runningSince = running ? (runningSince ?? Date.now()) : undefined;
    if (runningSince !== undefined && Date.now() - runningSince > STEADY_AFTER) return undefined;
    if (Date.now() > end)
      return `${pod === undefined ? 'no pod' : nameOf(pod)} is not running after ${SEEN_WITHIN / 1000} s`;
    await pause(300);
  }
}

/** Whether all containers of a pod have finished their actions at start. */
async function isDone(client: Client, namespace: string, pod: JsonObject | undefined): Promise<boolean> {
  const path = `/api/v1/namespaces/${namespace}/pods/${nameOf(pod ?? {})}/log?container=`;
  const names = objects(pod, 'spec', 'containers').map((container) => text(container, 'name') ?? '');
  const logs = await Promise.all(names.map((name) => client.get(path + name)));
  return logs.every(({ body }) => (text(body, 'message') ?? '').split('\n').includes('done'));
}

function failureIn(status: JsonObject): string | undefined {
  const waiting = asObject(asObject(status['state'])['waiting']);
  const reason = text(waiting, 'reason') ?? '';
  if (reason.endsWith('Error')) return `${reason}: ${text(waiting, 'message') ?? ''}`;
  for (const state of ['state', 'lastState']) {
    const ended = asObject(asObject(status[state])['terminated']);
    if (ended['exitCode'] !== undefined && ended['exitCode'] !== 0) {
      return [text(ended, 'reason') ?? '', text(ended, 'message') ?? ''].join(' ').trim();
    }
  }
  return undefined;
}
