import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ephemeral, LOCAL_DEVICE, ofClass, onDevice, onVolume, template, workload } from './case-yaml';

/** An app whose files are observed through all events. */
export interface Case {
  /** Its namespace, and the prefix of the names of its cluster-scoped objects. */
  readonly name: string;
  /** Where its files are, as the page says it. */
  readonly title: string;
  /** The emptyDir whose exceeded sizeLimit gets its pod evicted. */
  readonly limited?: string;
  readonly yaml: string;
}

const SETTINGS = `---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { mode: quick }
`;

const PINNED = '\n      nodeSelector: { kubernetes.io/hostname: node-1 }';

/** A stage of examples/story.ts, with a volume and a folder of its own. */
function story(stage: string): Case {
  const name = `story-${stage}`;
  const yaml = readFileSync(join(__dirname, '..', '..', 'dist', `${name}.k8s.yaml`), 'utf8');
  const own = yaml.replaceAll('host-pv\n', `${name}\n`).replaceAll('path: /data\n', `path: /data/${name}\n`);
  return { name, title: `[${name}](../dist/${name}.k8s.yaml)`, yaml: own };
}

/** All of them. */
export const CASES: readonly Case[] = [
  ...['2-empty-dir', '3-host-path', '5-claim', '6-storage-class', '7-literal', '7-config'].map(story),
  {
    name: 'no-volume',
    title: 'no volume',
    yaml: workload({ containers: '{ name: app, image: "mysql:8.4" }' }),
  },
  { name: 'emptydir', title: 'emptyDir', yaml: workload({ volume: 'emptyDir: {}' }) },
  {
    name: 'emptydir-limit',
    title: 'emptyDir, filled beyond its sizeLimit to be evicted',
    limited: 'data',
    yaml: workload({ volume: 'emptyDir: { sizeLimit: 1Mi }' }),
  },
  { name: 'memory', title: 'emptyDir in memory', yaml: workload({ volume: 'emptyDir: { medium: Memory }' }) },
  {
    name: 'hostpath',
    title: 'hostPath',
    yaml: workload({ volume: 'hostPath: { path: /data/hostpath, type: DirectoryOrCreate }' }),
  },
  {
    name: 'hostpath-pinned',
    title: 'hostPath, pod pinned to the node',
    yaml: workload({ volume: 'hostPath: { path: /data/pinned, type: DirectoryOrCreate }', pod: PINNED }),
  },
  {
    name: 'hostpath-pv',
    title: 'hostPath volume, Retain',
    yaml: onVolume('hostpath-pv', { source: 'hostPath: { path: /data/hostpath-pv }', policy: 'Retain' }),
  },
  {
    name: 'hostpath-pv-node',
    title: 'hostPath volume of a node, Retain',
    yaml: onVolume('hostpath-pv-node', {
      source: 'hostPath: { path: /data/hostpath-pv-node }',
      policy: 'Retain',
      node: 'node-1',
    }),
  },
  {
    name: 'hostpath-pv-delete',
    title: 'hostPath volume of a node, Delete',
    yaml: onVolume('hostpath-pv-delete', {
      source: 'hostPath: { path: /data/hostpath-pv-delete }',
      policy: 'Delete',
      node: 'node-1',
    }),
  },
  {
    name: 'local-retain',
    title: 'local volume, Retain',
    yaml: onVolume('local-retain', { source: 'local: { path: /mnt/local-retain }', policy: 'Retain', node: 'node-1' }),
  },
  {
    name: 'local-delete',
    title: 'local volume, Delete',
    yaml: onVolume('local-delete', { source: 'local: { path: /mnt/local-delete }', policy: 'Delete', node: 'node-1' }),
  },
  { name: 'local-block', title: 'local volume as a block device, Retain', yaml: onDevice('', LOCAL_DEVICE) },
  { name: 'class-delete', title: 'claim of a class on the node, Delete', yaml: ofClass('on-node-delete') },
  { name: 'class-retain', title: 'claim of a class on the node, Retain', yaml: ofClass('on-node-retain') },
  { name: 'shared-delete', title: 'claim of a shared class, Delete', yaml: ofClass('shared-delete') },
  {
    name: 'shared-retain',
    title: 'claim of a shared class, Retain, two replicas',
    yaml: ofClass('shared-retain', { spec: '\n  replicas: 2' }),
  },
  { name: 'template', title: 'claim template, class Delete', yaml: template('on-node-delete') },
  {
    name: 'template-deleted',
    title: 'claim template, class Delete, whenDeleted: Delete',
    yaml: template('on-node-delete', 'whenDeleted: Delete'),
  },
  {
    name: 'template-scaled',
    title: 'claim template, class Delete, whenScaled: Delete',
    yaml: template('on-node-delete', 'whenScaled: Delete'),
  },
  {
    name: 'template-shared',
    title: 'claim template, shared class Retain, both Delete',
    yaml: template('shared-retain', 'whenDeleted: Delete, whenScaled: Delete'),
  },
  { name: 'ephemeral-delete', title: 'generic ephemeral volume, class Delete', yaml: ephemeral('on-node-delete') },
  { name: 'ephemeral-retain', title: 'generic ephemeral volume, class Retain', yaml: ephemeral('on-node-retain') },
  {
    name: 'configmap',
    title: 'ConfigMap',
    yaml: `${workload({ volume: 'configMap: { name: settings }' })}${SETTINGS}`,
  },
  {
    name: 'configmap-subpath',
    title: 'ConfigMap by subPath',
    yaml: `${workload({
      volume: 'configMap: { name: settings }',
      containers: `{ name: app, image: example/app:1, volumeMounts: [{ name: data, mountPath: /etc/mode, subPath: mode }] }`,
    })}${SETTINGS}`,
  },
  {
    name: 'projected',
    title: 'projected ConfigMap and pod fields',
    yaml: `${workload({
      volume:
        'projected: { sources: [{ configMap: { name: settings } }, { downwardAPI: { items: [{ path: name, fieldRef: { fieldPath: metadata.name } }] } }] }',
    })}${SETTINGS}`,
  },
  {
    name: 'image-volume',
    title: "a VOLUME of the image, below a claim's mount",
    yaml: ofClass('shared-delete', {
      containers: '{ name: app, image: "postgres:17", volumeMounts: [{ name: data, mountPath: /var/lib/postgresql }] }',
    }),
  },
  {
    name: 'subpath',
    title: 'two containers and an init container, subPaths of a claim',
    yaml: ofClass('on-node-delete', {
      pod: `
      initContainers:
        - { name: init, image: example/app:1, volumeMounts: [{ name: data, mountPath: /init, subPath: init }] }`,
      containers: `{ name: app, image: example/app:1, volumeMounts: [{ name: data, mountPath: /data, subPath: app }] }, { name: second, image: example/app:1, volumeMounts: [{ name: data, mountPath: /all }] }`,
    }),
  },
  {
    name: 'sidecar',
    title: 'a sidecar with the emptyDir of its app',
    yaml: workload({
      volume: 'emptyDir: {}',
      pod: `
      initContainers:
        - { name: sidecar, image: example/app:1, restartPolicy: Always, volumeMounts: [{ name: data, mountPath: /side, subPath: side }] }`,
    }),
  },
  {
    name: 'daemonset',
    title: 'DaemonSet, hostPath',
    yaml: workload({ kind: 'DaemonSet', volume: 'hostPath: { path: /data/daemonset, type: DirectoryOrCreate }' }),
  },
  {
    name: 'daemonset-emptydir',
    title: 'DaemonSet, emptyDir',
    yaml: workload({ kind: 'DaemonSet', volume: 'emptyDir: {}' }),
  },
  { name: 'job-emptydir', title: 'Job, emptyDir', yaml: workload({ kind: 'Job', volume: 'emptyDir: {}' }) },
  {
    name: 'job-claim',
    title: 'Job, claim of a class on the node, Delete',
    yaml: ofClass('on-node-delete', { kind: 'Job' }),
  },
];
