import { quantityInNanos } from '../../api/quantity';
import type { Json } from '../../inventory/json';
import { field } from '../../inventory/json';
import type { Rule } from '../rule';

const BYTE = 1_000_000_000n;

const pod = (sizeLimit: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example/web:1
      volumeMounts:
        - { name: cache, mountPath: /var/cache/web }
  volumes:
    - name: cache
      emptyDir: { sizeLimit: ${sizeLimit} }
`;

export const rule: Rule = {
  name: 'milli-quantity',
  appliesTo: ['sizeLimit', 'requests', 'limits', 'capacity'],
  severity: 'error',
  severities:
    'An error for limits, which evict the pod at its first write; a warning for requests and capacities, which are only too small.',
  summary: 'A size in bytes is written with the suffix m, which means thousandths.',
  consequence: '500m is half a byte: the pod is evicted at its first write.',
  fix: 'Write M or Mi for megabytes: 500Mi.',
  see: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/',
  bad: () => pod('500m'),
  good: () => pod('500M'),
  *check({ volumes, containers, claims, persistentVolumes }) {
    for (const volume of volumes) {
      const { pod, config, source } = volume;
      const fix = source === 'emptyDir' ? fractionOf(config['sizeLimit']) : undefined;
      if (fix === undefined) continue;
      yield {
        manifest: pod.manifest,
        path: [...volume.path, 'emptyDir', 'sizeLimit'],
        message: `sizeLimit: ${fix.written} is ${fix.bytes}: the pod is evicted as soon as it writes to the volume`,
        fix: `Write sizeLimit: ${fix.meant}`,
      };
    }
    for (const container of containers) {
      const { pod, data } = container;
      if (data['resources'] === undefined) continue;
      for (const part of ['requests', 'limits']) {
        const fix = fractionOf(field(data, 'resources', part, 'ephemeral-storage'));
        if (fix === undefined) continue;
        yield {
          manifest: pod.manifest,
          path: [...container.path, 'resources', part, 'ephemeral-storage'],
          message: `ephemeral-storage: ${fix.written} is ${fix.bytes}${part === 'limits' ? ': the pod is evicted as soon as it writes a file' : ''}`,
          fix: `Write ephemeral-storage: ${fix.meant}`,
          severity: part === 'limits' ? 'error' : 'warning',
        };
      }
    }
    for (const { manifest, path, spec } of claims) {
      const fix = fractionOf(field(spec, 'resources', 'requests', 'storage'));
      if (fix === undefined) continue;
      yield {
        manifest,
        path: [...path, 'spec', 'resources', 'requests', 'storage'],
        message: `the claim asks for storage: ${fix.written}, which is ${fix.bytes}: it gets the smallest volume there is`,
        fix: `Write storage: ${fix.meant}`,
        severity: 'warning',
      };
    }
    for (const { manifest, spec } of persistentVolumes) {
      const fix = fractionOf(field(spec, 'capacity', 'storage'));
      if (fix === undefined) continue;
      yield {
        manifest,
        path: ['spec', 'capacity', 'storage'],
        message: `storage: ${fix.written} is ${fix.bytes}: no claim of a real size is bound to the volume`,
        fix: `Write storage: ${fix.meant}`,
        severity: 'warning',
      };
    }
  },
};

interface Fraction {
  readonly written: string;
  readonly bytes: string;
  readonly meant: string;
}

/** A size with a fraction of a byte; undefined for a whole number of bytes. */
function fractionOf(value: Json | undefined): Fraction | undefined {
  if (typeof value !== 'string' || !value.endsWith('m')) return undefined;
  const nanos = quantityInNanos(value);
  if (nanos === undefined || nanos <= 0n || nanos % BYTE === 0n) return undefined;
  const bytes = Number(nanos) / Number(BYTE);
  return {
    written: value,
    bytes: bytes < 1 ? `${bytes} of one byte` : `${bytes} bytes`,
    meant: `${value.slice(0, -1)}Mi`,
  };
}
