import type { JsonObject } from '../../inventory/json';
import { field } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { FieldPath } from '../../inventory/path';
import { isMissing } from '../missing';
import type { Problem, Rule } from '../rule';
import { samplePod } from '../samples';

/**
 * The required fields by volume source; hostPath and csi have their own rules.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/apis/core/validation/validation.go
 */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  persistentVolumeClaim: ['claimName'],
  nfs: ['server', 'path'],
  iscsi: ['targetPortal', 'iqn'],
};

const pod = (claimName: string): string =>
  samplePod(
    'volumeMounts: [{ name: data, mountPath: /var/lib/web }]',
    `volumes: [{ name: data, persistentVolumeClaim: { claimName: ${claimName} } }]`,
  );

export const rule: Rule = {
  name: 'missing-field',
  appliesTo: ['volumes', 'volumeMounts', 'volumeDevices', 'env', 'envFrom'],
  severity: 'error',
  summary:
    'A volume, a mount or a variable leaves out what it is of: its claim, ConfigMap, Secret, key, server or path.',
  consequence: 'The API server refuses the object. Often a value of a chart, or a variable of a script, is empty.',
  fix: 'Write the field, or remove what it is part of.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  bad: () => pod('""'),
  good: () => pod('web'),
  *check({ volumes, mounts, containers, configUses }) {
    for (const { pod, path, source, config } of volumes) {
      yield* missing(pod.manifest, config, [...path, source], SOURCES[source]);
    }
    for (const { container, path, data } of mounts) {
      yield* missing(container.pod.manifest, data, path, ['name', 'mountPath']);
    }
    for (const { container, path, data } of containers.flatMap(({ devices }) => devices)) {
      yield* missing(container.pod.manifest, data, path, ['name', 'devicePath']);
    }
    for (const { manifest, path, keyPath } of configUses) {
      for (const at of keyPath === undefined ? [path] : [path, keyPath]) {
        if (isMissing(field(manifest.data, ...at))) yield problem(manifest, at);
      }
    }
  },
};

function* missing(
  manifest: Manifest,
  data: JsonObject,
  path: FieldPath,
  names: readonly string[] = [],
): Iterable<Problem> {
  for (const name of names) {
    if (isMissing(data[name])) yield problem(manifest, [...path, name]);
  }
}

function problem(manifest: Manifest, path: FieldPath): Problem {
  const what = path.findLast((step) => typeof step === 'string' && step !== path.at(-1));
  return { manifest, path, message: `${what} has no ${path.at(-1)}: the API server refuses it`, absent: true };
}
