import type { Inventory } from '../../inventory/inventory';
import type { JsonObject } from '../../inventory/json';
import { asString, field } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { FieldPath } from '../../inventory/path';
import type { Rule } from '../rule';
import { CAPACITY, CLASS, MODES, samplePod, sampleVolume } from '../samples';

/** The sources of pods' volumes and of PersistentVolumes. */
function* sources({
  volumes,
  persistentVolumes,
}: Inventory): Generator<{ manifest: Manifest; path: FieldPath; data: JsonObject }> {
  for (const { pod, path, data } of volumes) yield { manifest: pod.manifest, path, data };
  for (const { manifest, spec } of persistentVolumes) yield { manifest, path: ['spec'], data: spec };
}

function stepsUp(path: string): boolean {
  return path.split('/').includes('..');
}

const nfs = (path: string): string =>
  sampleVolume([CAPACITY, CLASS, MODES, `nfs: { server: nas.example, path: ${path} }`].join('\n'));
const host = (path: string): string =>
  sampleVolume([CAPACITY, CLASS, MODES, LOCAL_NODE, `local: { path: ${path} }`].join('\n'));
const LOCAL_NODE = `nodeAffinity:
  required:
    nodeSelectorTerms:
      - matchExpressions:
          - { key: kubernetes.io/hostname, operator: In, values: [node-1] }`;
const mount = (subPath: string): string =>
  samplePod(
    `volumeMounts:\n  - { name: cache, mountPath: /var/cache/web, subPath: ${subPath} }`,
    'volumes:\n  - { name: cache, emptyDir: { sizeLimit: 1Gi } }',
  );

const REFUSED = { severity: 'error', consequence: 'The API server refuses the object.' } as const;

export const rules: readonly Rule[] = [
  {
    ...REFUSED,
    name: 'bad-path',
    about: ['hostPath', 'local'],
    summary: "A hostPath or local path that is missing, or steps up with '..'.",
    fix: 'Write the path itself, from the root of the node.',
    see: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    bad: () => host('/mnt/disks/../a'),
    good: () => host('/mnt/disks/a..b'),
    *check(inventory) {
      for (const { manifest, path, data } of sources(inventory)) {
        for (const source of ['hostPath', 'local']) {
          if (data[source] === undefined || data[source] === null) continue;
          const written = asString(field(data, source, 'path'));
          const at = [...path, source, 'path'];
          if (written === undefined || written === '')
            yield { manifest, path: at, message: `${source} has no path: the API server refuses it`, absent: true };
          else if (stepsUp(written))
            yield {
              manifest,
              path: at,
              message: `the path '${written}' steps up with '..': the API server refuses it`,
            };
        }
      }
    },
  },
  {
    ...REFUSED,
    name: 'nfs-path-relative',
    about: ['nfs'],
    summary: 'An NFS path that does not begin at the root of the server.',
    fix: "Write the exported path with its '/' in front.",
    see: 'https://kubernetes.io/docs/concepts/storage/volumes/#nfs',
    bad: () => nfs('export/files'),
    good: () => nfs('/export/files'),
    *check(inventory) {
      for (const { manifest, path, data } of sources(inventory)) {
        const written = asString(field(data, 'nfs', 'path'));
        if (written === undefined || written.startsWith('/')) continue;
        yield {
          manifest,
          path: [...path, 'nfs', 'path'],
          message: `the path '${written}' is not absolute: the API server refuses it`,
          fix: `Write /${written}`,
        };
      }
    },
  },
  {
    ...REFUSED,
    name: 'bad-subpath',
    about: ['subPath', 'subPathExpr'],
    summary: "A subPath that is absolute or steps up with '..', or stands beside a subPathExpr.",
    fix: 'Write a path below the root of the volume, in one of the two fields.',
    see: 'https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath',
    bad: () => mount('/web'),
    good: () => mount('web'),
    *check({ mounts }) {
      for (const { container, path, subPath, subPathExpr } of mounts) {
        const { manifest } = container.pod;
        if (subPath !== undefined && subPathExpr !== undefined) {
          yield {
            manifest,
            path: [...path, 'subPathExpr'],
            message: 'subPath and subPathExpr exclude each other: the API server refuses it',
          };
        }
        for (const [name, value] of Object.entries({ subPath, subPathExpr })) {
          if (value?.startsWith('/') === true) {
            yield {
              manifest,
              path: [...path, name],
              message: `${name} '${value}' is absolute: the API server refuses it`,
              fix: `Write ${value.replace(/^\/+/, '')}`,
            };
          } else if (value !== undefined && stepsUp(value)) {
            yield {
              manifest,
              path: [...path, name],
              message: `${name} '${value}' steps up with '..': the API server refuses it`,
            };
          }
        }
      }
    },
  },
];
