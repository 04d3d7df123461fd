import type { Inventory } from '../../inventory/inventory';
import type { Mount } from '../../inventory/pods';
import { environmentOf } from '../environment';
import { knownData } from '../known-data';
import { onClaim } from '../on-claim';
import { cleanPath, isWithin } from '../paths';
import type { Rule, Severity } from '../rule';
import { isScratch, namesData } from '../file-purpose';

const deployment = (mountPath: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: notes
spec:
  replicas: 3
  selector: { matchLabels: { app: notes } }
  template:
    metadata: { labels: { app: notes } }
    spec:
      containers:
        - name: notes
          image: registry.example/notes:1
          env:
            - { name: NOTES_FOLDER, value: /var/lib/notes }
          volumeMounts:
            - { name: files, mountPath: ${mountPath} }
      volumes:
        - name: files
          emptyDir: { sizeLimit: 1Gi }
`;

export const rule: Rule = {
  name: 'emptydir-replicas',
  appliesTo: ['emptyDir'],
  severity: 'warning',
  severities:
    'A warning where the image is known, or a variable leads the data there; an info where only the path sounds like data.',
  summary: "Several replicas keep the app's data on emptyDirs.",
  consequence:
    'Each replica has files of its own: what was written through one is missing in the others, and gone with its pod.',
  fix: 'Run one replica on a claim; or, only if the program allows several writers, use one claim that all replicas can share (ReadWriteMany).',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  bad: () => deployment('/var/lib/notes'),
  good: () => deployment('/var/cache/notes').replace('value: /var/lib/notes', 'value: /srv/notes'),
  *check(inventory) {
    const known = knownData(inventory);
    const handled = new Set(known.filter(({ role }) => role !== 'files').map(({ mount }) => mount));
    const files = new Map(known.map(({ mount, image }) => [mount, image]));
    for (const mount of inventory.mounts) {
      const { container, volume } = mount;
      const { kind, pods, manifest } = container.pod.workload;
      if (pods.max < 2 || pods.perNode || kind === 'Job' || kind === 'CronJob' || handled.has(mount)) continue;
      // Files that an init container or sidecar shares are made again in each pod.
      if (volume?.sources.includes('emptyDir') !== true || volume.mounts.length > 1 || mount.readOnly) continue;
      const image = files.get(mount);
      const severity = image === undefined ? severityOf(mount, inventory) : 'warning';
      if (severity === undefined) continue;
      yield {
        manifest,
        path: volume.path,
        message: `each of the ${pods.max} pods has its own ${mount.mountPath} (emptyDir '${volume.name}'): users see different files from one request to the next, and they are gone with their pod`,
        severity,
        correction: onClaim(volume),
        ...(image?.writers === undefined ? {} : { fix: FIXES[image.writers](image.title) }),
      };
    }
  },
};

const FIXES = {
  one: (title: string): string =>
    `Run one replica, on a claim: ${title} allows only one writer, whatever the access mode.`,
  many: (): string => 'Use one claim that all replicas can share (ReadWriteMany), or run one replica.',
};

/** A warning if a variable names the mount as a data directory; an info if only the path sounds like data. */
function severityOf(mount: Mount, inventory: Inventory): Severity | undefined {
  if (isScratch(mount)) return undefined;
  const { values } = environmentOf(mount.container, inventory);
  const path = cleanPath(mount.mountPath);
  const last = path.slice(path.lastIndexOf('/') + 1);
  for (const [name, value] of values) {
    if (value === undefined || value === '' || !namesData(name)) continue;
    if (value === last || (value.startsWith('/') && isWithin(value, path))) return 'warning';
  }
  return namesData(path) ? 'info' : undefined;
}
