import { asObject, asString, field } from '../../inventory/json';
import type { Inventory } from '../../inventory/inventory';
import type { Manifest } from '../../inventory/manifest';
import type { ConfigUse, Container, Mount, Workload } from '../../inventory/pods';
import { countsAtFirstStart } from '../../check/first-start';
import { appData, isKept } from '../app-data';
import type { Pair } from '../comparison';
import type { ChangeRule } from '../rule';
import { passwordMismatches } from '../passwords';
import { changedKeys, randomKeys } from '../settings';
import { hasSamePods } from '../pod-template';

const app = (level: string, mark = ''): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  LEVEL: ${level}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web }${mark === '' ? '' : `, annotations: { checksum/config: ${mark} }`} }
    spec:
      containers:
        - name: web
          image: registry.example/web:1
          envFrom: [{ configMapRef: { name: web } }]
`;

export const rule: ChangeRule = {
  name: 'config-change-no-rollout',
  severity: 'warning',
  effect: 'delayed',
  summary: 'Settings change that pods read when they start, and nothing restarts the pods.',
  consequence: 'Running pods keep the old values; which pod has which depends on when it was last started.',
  fix: 'Put a digest of the settings into an annotation of the pod template or into the name (EnvConfig does either), or restart the pods: kubectl rollout restart.',
  see: 'https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically',
  before: () => app('info', 'aaaa'),
  bad: () => app('debug', 'aaaa'),
  good: () => app('debug', 'bbbb'),
  *check(comparison) {
    const changed = new Map<Manifest, readonly string[]>();
    const random = new Map<Manifest, ReadonlySet<string>>();
    // The rule password-changed reports these: a restart doesn't help.
    const mismatches = passwordMismatches(comparison);
    for (const pair of comparison.keptOf('ConfigMap', 'Secret')) {
      const passwords = mismatches.get(pair.after)?.keys;
      const keys = changedKeys(pair).filter((key) => passwords?.includes(key) !== true);
      if (keys.length > 0 && pair.before.data['immutable'] !== true) {
        changed.set(pair.after, keys);
        random.set(pair.after, randomKeys(pair));
      }
    }
    if (changed.size === 0) return;
    // The rule first-start-setting-changed reports settings that only count at the first start.
    const started = new Set(appData(comparison).flatMap(({ after }) => (isKept(after) ? [after.container] : [])));
    for (const pair of comparison.workloads) {
      if (!isRunning(pair) || isReloaded(pair.after) || !hasSamePods(pair)) continue;
      for (const [manifest, keys] of readAtStart(pair, comparison.after, changed, started)) {
        const { title } = pair.after.manifest;
        yield {
          manifest,
          path: [manifest.kind === 'Secret' && manifest.data['data'] === undefined ? 'stringData' : 'data'],
          message: `${keys.join(', ')} ${keys.length === 1 ? 'changes' : 'change'}, and ${title}, whose pods read ${keys.length === 1 ? 'it' : 'them'} when they start, doesn't`,
          ...(keys.every((key) => random.get(manifest)?.has(key) === true) ? LOOKS_RANDOM : {}),
        };
      }
    }
  },
};

/** A chart may generate a value at each render, but keep the existing one when it is installed. */
const LOOKS_RANDOM = {
  severity: 'info',
  fix: 'These look as if the chart draws them anew at each render, and finds the old ones in the cluster: compare with helm template --dry-run=server, which looks, or set the values.',
} as const;

/** Whether pods with the old values keep running; those of a Job start anew with each run. */
function isRunning({ before, after }: Pair<Workload>): boolean {
  const ends = after.kind === 'Job' || after.kind === 'CronJob';
  return before.manifest.key === after.manifest.key && !ends && after.pods.max > 0;
}

/** Whether annotations make a controller, such as Reloader, restart the pods. */
function isReloaded({ manifest, pod }: Workload): boolean {
  const annotations = [
    ...Object.entries(asObject(manifest.metadata['annotations'])),
    ...Object.entries(pod.annotations),
  ];
  return annotations.some(([name, value]) => /reloader|wave\.pusher\.com/.test(name) && value !== 'false');
}

/** The changed keys that pods read as variables or through a subPath, by ConfigMap or Secret. */
function readAtStart(
  { after }: Pair<Workload>,
  inventory: Inventory,
  changed: ReadonlyMap<Manifest, readonly string[]>,
  started: ReadonlySet<Container>,
): ReadonlyMap<Manifest, readonly string[]> {
  const read = new Map<Manifest, readonly string[]>();
  for (const container of after.pod.containers) {
    const { configs, mounts } = container;
    const fixed = mounts.filter(({ subPath, subPathExpr }) => (subPath ?? subPathExpr) !== undefined);
    const uses = [
      ...configs.map((use) => ({ use, only: use.key })),
      ...fixed.flatMap((mount) => (mount.volume?.configs ?? []).map((use) => ({ use, only: keyAt(mount, use) }))),
    ];
    for (const { use, only } of uses) {
      const target = inventory.targetOf(use);
      const keys =
        (target && changed.get(target))?.filter(
          (key) =>
            (only === undefined || only === key) &&
            !(started.has(container) && countsAtFirstStart(use, key, inventory)),
        ) ?? [];
      if (target !== undefined && keys.length > 0)
        read.set(target, [...new Set([...(read.get(target) ?? []), ...keys])]);
    }
  }
  return read;
}

/** The key whose file a subPath is; undefined if unknown. */
function keyAt({ subPath }: Mount, { key, keyPath, manifest }: ConfigUse): string | undefined {
  const [file] = subPath?.split('/') ?? [];
  if (key === undefined || keyPath === undefined) return file;
  const path = asString(field(manifest.data, ...keyPath.slice(0, -1), 'path')) ?? key;
  // The item is at another path: '' matches no key.
  return file === undefined || path === file || path.startsWith(`${file}/`) ? key : '';
}
