import { quantityInNanos } from '../../api/quantity';
import type { Json } from '../../inventory/json';
import { field } from '../../inventory/json';
import type { Problem, Rule } from '../rule';

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
  about: ['sizeLimit', 'requests', 'limits', 'capacity'],
  severity: 'error',
  summary: 'A size in bytes is written with the suffix m, which means thousandths.',
  consequence: '500m is half a byte: the pod is evicted at its first write.',
  fix: 'Write M or Mi for megabytes: 500Mi.',
  see: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/',
  bad: () => pod('500m'),
  good: () => pod('500M'),
  *check({ volumes, containers, claims, persistentVolumes }) {
    for (const { pod, path, config, source } of volumes) {
      if (source !== 'emptyDir') continue;
      yield* fractions(config['sizeLimit'], (fix) => ({
        manifest: pod.manifest,
        path: [...path, 'emptyDir', 'sizeLimit'],
        message: `sizeLimit: ${fix.written} is ${fix.bytes}: the pod is evicted as soon as it writes to the volume`,
        fix: `Write sizeLimit: ${fix.meant}`,
      }));
    }
    for (const { pod, path, data } of containers) {
      for (const part of ['requests', 'limits']) {
        yield* fractions(field(data, 'resources', part, 'ephemeral-storage'), (fix) => ({
          manifest: pod.manifest,
          path: [...path, 'resources', part, 'ephemeral-storage'],
          message: `ephemeral-storage: ${fix.written} is ${fix.bytes}${part === 'limits' ? ': the pod is evicted as soon as it writes a file' : ''}`,
          fix: `Write ephemeral-storage: ${fix.meant}`,
          severity: part === 'limits' ? 'error' : 'warning',
        }));
      }
    }
    for (const { manifest, path, spec } of claims) {
      yield* fractions(field(spec, 'resources', 'requests', 'storage'), (fix) => ({
        manifest,
        path: [...path, 'spec', 'resources', 'requests', 'storage'],
        message: `the claim asks for storage: ${fix.written}, which is ${fix.bytes}: it gets the smallest volume there is`,
        fix: `Write storage: ${fix.meant}`,
      }));
    }
    for (const { manifest, spec } of persistentVolumes) {
      yield* fractions(field(spec, 'capacity', 'storage'), (fix) => ({
        manifest,
        path: ['spec', 'capacity', 'storage'],
        message: `storage: ${fix.written} is ${fix.bytes}: no claim of a real size is bound to the volume`,
        fix: `Write storage: ${fix.meant}`,
      }));
    }
  },
};

interface Fraction {
  readonly written: string;
  readonly bytes: string;
  readonly meant: string;
}

/** A size that isn't a whole number of bytes. */
function* fractions(value: Json | undefined, problem: (fraction: Fraction) => Problem): Iterable<Problem> {
  if (typeof value !== 'string' || !value.endsWith('m')) return;
  const nanos = quantityInNanos(value);
  if (nanos === undefined || nanos <= 0n || nanos % BYTE === 0n) return;
  const bytes = Number(nanos) / Number(BYTE);
  yield problem({
    written: value,
    bytes: bytes < 1 ? `${bytes} of one byte` : `${bytes} bytes`,
    meant: `${value.slice(0, -1)}Mi`,
  });
}
