import { nearest } from '../../api/nearest';
import type { Json } from '../../inventory/json';
import { asList, asString, field, isObject } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { FieldPath } from '../../inventory/path';
import type { Rule } from '../rule';
import { samplePod } from '../samples';

const FIELDS_OF_BOTH = ['metadata.name', 'metadata.namespace', 'metadata.uid'];
const ENV_FIELDS = [
  ...FIELDS_OF_BOTH,
  ...[
    'spec.nodeName',
    'spec.host',
    'spec.serviceAccountName',
    'status.hostIP',
    'status.hostIPs',
    'status.podIP',
    'status.podIPs',
  ],
];
const FILE_FIELDS = [...FIELDS_OF_BOTH, 'metadata.labels', 'metadata.annotations'];
const RESOURCES = ['limits', 'requests'].flatMap((list) =>
  ['cpu', 'memory', 'ephemeral-storage'].map((name) => `${list}.${name}`),
);

const pod = (path: string): string =>
  samplePod(`env:\n  - { name: NODE, valueFrom: { fieldRef: { fieldPath: ${path} } } }`);

export const rule: Rule = {
  name: 'env-field-path',
  appliesTo: ['fieldRef', 'resourceFieldRef'],
  severity: 'error',
  summary: 'A field of the pod or a resource that the downward API does not give.',
  consequence: 'The API server refuses the workload.',
  fix: "Write one of the fields that it gives; a single label is metadata.labels['key'].",
  see: 'https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields',
  bad: () => pod('spec.node'),
  good: () => pod('spec.nodeName'),
  *check({ containers, volumes }) {
    for (const { pod, env } of containers) {
      for (const variable of env) {
        const { valueFrom } = variable.data;
        if (isObject(valueFrom))
          yield* references(pod.manifest, [...variable.path, 'valueFrom'], valueFrom, ENV_FIELDS);
      }
    }
    for (const volume of volumes) {
      const { pod, source, config } = volume;
      if (source === 'downwardAPI') yield* files(pod.manifest, [...volume.path, source], config);
      if (source !== 'projected') continue;
      for (const [index, item] of asList(config['sources']).entries()) {
        yield* files(
          pod.manifest,
          [...volume.path, source, 'sources', index, 'downwardAPI'],
          field(item, 'downwardAPI'),
        );
      }
    }
  },
};

interface Wrong {
  readonly manifest: Manifest;
  readonly path: FieldPath;
  readonly message: string;
  readonly fix?: string;
}

function* files(manifest: Manifest, path: FieldPath, config: Json | undefined): Generator<Wrong> {
  for (const [index, item] of asList(field(config, 'items')).entries()) {
    yield* references(manifest, [...path, 'items', index], item, FILE_FIELDS);
  }
}

function* references(manifest: Manifest, path: FieldPath, from: Json, fields: readonly string[]): Generator<Wrong> {
  const fieldPath = asString(field(from, 'fieldRef', 'fieldPath'));
  if (
    fieldPath !== undefined &&
    !fields.includes(fieldPath) &&
    !/^metadata\.(labels|annotations)\['[^']+'\]$/.test(fieldPath)
  ) {
    yield wrong(manifest, [...path, 'fieldRef', 'fieldPath'], fieldPath, fields);
  }
  const resource = asString(field(from, 'resourceFieldRef', 'resource'));
  if (resource !== undefined && !RESOURCES.includes(resource) && !/^(limits|requests)\.hugepages-/.test(resource)) {
    yield wrong(manifest, [...path, 'resourceFieldRef', 'resource'], resource, RESOURCES);
  }
}

function wrong(manifest: Manifest, path: FieldPath, value: string, allowed: readonly string[]): Wrong {
  const meant = nearest(value, allowed);
  const message = `'${value}' is not one of ${allowed.join(', ')}: the API server refuses it`;
  return { manifest, path, message, ...(meant === undefined ? {} : { fix: `Did you mean ${meant}?` }) };
}
