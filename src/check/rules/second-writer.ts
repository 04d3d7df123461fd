import { DRIVER } from '../../drivers/names';
import { asObject } from '../../inventory/json';
import type { FieldEdit, Manifest } from '../../inventory/manifest';
import { claim, documents, storageClass } from '../examples';
import { countPath, podsOf } from '../pod-counts';
import type { Problem, Rule } from '../rule';
import type { SecondWriter } from '../second-writers';
import { secondWriters } from '../second-writers';

const app = (replicas: number): string =>
  documents(
    storageClass({ provisioner: DRIVER.nfs, mode: 'Immediate' }),
    claim({ mode: 'ReadWriteMany' }),
    `apiVersion: apps/v1
kind: Deployment
metadata:
  name: db
spec:
  replicas: ${String(replicas)}
  strategy: { type: Recreate }
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers:
        - name: mysql
          image: mysql:8.4
          volumeMounts:
            - { name: data, mountPath: /var/lib/mysql }
      volumes:
        - { name: data, persistentVolumeClaim: { claimName: data } }
`,
  );

export const rule: Rule = {
  name: 'second-writer',
  appliesTo: ['containers'],
  severity: 'error',
  severities:
    'An error where the pods certainly get the same files; a warning where the nodes they land on decide (an update with a disk for one node, unless the cluster has one node), and for an update of what is no database.',
  summary: 'Two pods of an app that allows only one process in its directory share it.',
  consequence:
    'The second one does not start while the first holds its lock, so that an update never ends; where the lock is not seen, both write and the files are damaged. No access mode changes that, and neither does a cluster of one node.',
  fix: 'Run one pod, with strategy: { type: Recreate } in a Deployment; or give each pod a directory of its own: volumeClaimTemplates in a StatefulSet.',
  see: 'https://kubernetes.io/docs/tasks/run-application/run-single-instance-stateful-application/',
  bad: () => app(3),
  good: () => app(1),
  *check(inventory) {
    for (const writer of secondWriters(inventory)) yield { ...problemOf(writer), severity: writer.severity };
  },
};

function problemOf({ data: { container, image, path }, mount, workload, by }: SecondWriter): Problem {
  const { manifest, kind } = workload;
  const files = `${path} of ${image.title} in container '${container.name}', which is on ${storeText(mount.volume?.claimName)} and allows only one writer`;
  if (by === 'replicas') {
    return {
      manifest,
      path: countPath(workload),
      message: `${kind === 'DaemonSet' ? 'a pod of every node' : podsOf(workload)} share ${files}: they lock each other out, or damage the files`,
      fix: `Write replicas: 1${kind === 'Deployment' ? ' and strategy: { type: Recreate }' : ''}; several servers need a directory each: volumeClaimTemplates of a StatefulSet, and a program that replicates.`,
    };
  }
  if (by === 'update') {
    return {
      manifest,
      path: ['spec', 'strategy'],
      message: `updates by RollingUpdate (maxSurge ${String(workload.pods.surge)}): the new pod starts while the old one still has ${files}; it waits for the old one's lock and the old one for it, or both write and damage the files`,
      fix: 'Write strategy: { type: Recreate }',
      absent: manifest.spec['strategy'] === undefined,
      edit: recreate(manifest),
    };
  }
  return {
    manifest,
    path: mount.path,
    message: `shares ${files}, with ${by.manifest.title}: they lock each other out, or damage the files`,
    fix: 'Give each a claim of its own, or a subPath of its own.',
  };
}

/** An edit that sets the strategy Recreate; undefined beside rollingUpdate, which the API server refuses then. */
function recreate({ spec }: Manifest): FieldEdit | undefined {
  const strategy = spec['strategy'];
  if (strategy === undefined) return { path: ['spec', 'strategy'], value: { type: 'Recreate' } };
  const isTypeAlone = Object.keys(asObject(strategy)).join() === 'type';
  return isTypeAlone ? { path: ['spec', 'strategy', 'type'], value: 'Recreate' } : undefined;
}

function storeText(claimName: string | undefined): string {
  return claimName === undefined ? 'one volume' : `claim ${claimName}`;
}
