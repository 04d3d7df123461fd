import type { Inventory } from '../../inventory/inventory';
import { asObject } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { ConfigUse, Pod } from '../../inventory/pods';
import { countsAtFirstStart } from '../first-start';
import type { Rule } from '../rule';

const pod = (mount: string): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  web.ini: port = 8080
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example/web:1
      volumeMounts:
        - { name: conf, ${mount} }
  volumes:
    - name: conf
      configMap: { name: web }
`;

/** Names and annotations that contain a hash of the content: a change replaces the pods. */
const HASH = /-(?=[a-z0-9]*\d)[a-z0-9]{8,}$/;
const CHECKSUM = /checksum|hash|sha256|reloader|rollme/i;

export const rule: Rule = {
  name: 'config-subpath-stale',
  appliesTo: ['ConfigMap', 'Secret'],
  severity: 'info',
  summary: 'Settings are read in a way that running pods never see a change of.',
  consequence:
    'After a change of the ConfigMap or Secret, pods keep the old settings until something else restarts them.',
  fix: 'Restart the pods with each change: a name or an annotation of the pod template that has a hash of the content.',
  see: 'https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically',
  bad: () => pod('mountPath: /etc/web/web.ini, subPath: web.ini'),
  good: () => pod('mountPath: /etc/web'),
  *check(inventory) {
    for (const pod of inventory.pods) {
      const uses = staleUses(pod);
      if (uses.length === 0 || rollsOut(pod)) continue;
      const reported = new Set<string>();
      for (const { use, how } of uses) {
        const target = inventory.targetOf(use);
        if (target === undefined || target.data['immutable'] === true || HASH.test(use.name)) continue;
        if (isReadOnce(use, target, inventory)) continue;
        const name = `${use.kind} ${use.name}`;
        if (reported.has(name)) continue;
        reported.add(name);
        yield {
          manifest: pod.manifest,
          path: use.path,
          message: `${name} is read ${how}: running pods never see a change of it`,
        };
      }
    }
  },
};

function staleUses({ containers }: Pod): readonly { readonly use: ConfigUse; readonly how: string }[] {
  const uses: { readonly use: ConfigUse; readonly how: string }[] = [];
  for (const { configs, mounts } of containers) {
    for (const use of configs) uses.push({ use, how: 'as variables' });
    for (const { volume, subPath, subPathExpr } of mounts) {
      if (volume === undefined || volume.configs.length === 0 || (subPath ?? subPathExpr) === undefined) continue;
      for (const use of volume.configs) uses.push({ use, how: 'through a subPath' });
    }
  }
  return uses;
}

/** Whether the values are read at the first start only, so that a restart doesn't apply changes either. */
function isReadOnce(use: ConfigUse, { data }: Manifest, inventory: Inventory): boolean {
  const keys =
    use.key === undefined ? Object.keys({ ...asObject(data['data']), ...asObject(data['stringData']) }) : [use.key];
  return keys.length > 0 && keys.every((key) => countsAtFirstStart(use, key, inventory));
}

function rollsOut({ annotations, workload }: Pod): boolean {
  // Each run of a Job has new pods.
  if (workload.kind === 'Job' || workload.kind === 'CronJob') return true;
  return Object.keys(annotations).some((name) => CHECKSUM.test(name));
}
