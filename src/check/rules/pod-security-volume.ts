import { asStringMap } from '../../inventory/json';
import type { Rule } from '../rule';

/** The volume sources that the level restricted allows; baseline allows all but hostPath. */
const RESTRICTED: ReadonlySet<string> = new Set(
  'configMap csi downwardAPI emptyDir ephemeral image persistentVolumeClaim claimTemplate projected secret'.split(' '),
);

const LEVELS: Readonly<Record<string, (source: string) => boolean>> = {
  baseline: (source) => source !== 'hostPath',
  restricted: (source) => RESTRICTED.has(source),
};

const app = (source: string): string => `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { pod-security.kubernetes.io/enforce: baseline }
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
spec:
  nodeSelector: { kubernetes.io/hostname: node-1 }
  containers:
    - name: web
      image: registry.example/web:1
      volumeMounts:
        - { name: data, mountPath: /srv/data }
  volumes:
    - { name: data, ${source} }
`;

export const rule: Rule = {
  name: 'pod-security-volume',
  appliesTo: ['Namespace'],
  severity: 'error',
  summary: "A pod has a volume that its namespace's Pod Security level forbids.",
  consequence: 'The workload is accepted, but every pod of it is refused: none ever runs.',
  fix: 'Use a claim, or change the label pod-security.kubernetes.io/enforce of the namespace.',
  see: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  bad: () => app('hostPath: { path: /srv/data, type: Directory }'),
  good: () => app('nfs: { server: nas.example, path: /export/data }'),
  *check(inventory) {
    const levels = new Map<string, string>();
    for (const { name, metadata } of inventory.byKind('Namespace')) {
      const level = asStringMap(metadata['labels'])['pod-security.kubernetes.io/enforce'];
      if (level !== undefined && Object.hasOwn(LEVELS, level)) levels.set(name, level);
    }
    if (levels.size === 0) return;
    for (const volume of inventory.volumes) {
      const { pod, name, source } = volume;
      const { namespace = '' } = pod.manifest;
      const level = levels.get(namespace);
      if (level === undefined || !Object.hasOwn(LEVELS, level) || LEVELS[level]?.(source) !== false) continue;
      yield {
        manifest: pod.manifest,
        path: [...volume.path, source],
        message: `volume ${name} is of kind ${source}, which namespace ${namespace} forbids (Pod Security level ${level}): no pod is ever made`,
      };
    }
  },
};
