import { isAbsolute, stepsUp } from '../../api/paths';
import { hasPlaceholder } from '../../inventory/placeholders';
import type { Inventory } from '../../inventory/inventory';
import type { Json } from '../../inventory/json';
import { asString, field } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { FieldPath } from '../../inventory/path';
import type { Problem, Rule } from '../rule';
import { CAPACITY, CLASS, MODES, samplePod, sampleVolume } from '../samples';

/** A volume source with a path, of a pod or a PersistentVolume. */
interface Source {
  readonly manifest: Manifest;
  readonly at: FieldPath;
  readonly kind: string;
  readonly path: string | undefined;
}

function* sources({ volumes, persistentVolumes }: Inventory, kinds: readonly string[]): Iterable<Source> {
  for (const volume of volumes) {
    for (const kind of kinds) {
      if (!isGiven(volume.data[kind])) continue;
      const at = [...volume.path, kind, 'path'];
      yield { manifest: volume.pod.manifest, at, kind, path: asString(field(volume.data, kind, 'path')) };
    }
  }
  for (const { manifest, spec } of persistentVolumes) {
    for (const kind of kinds) {
      if (isGiven(spec[kind]))
        yield { manifest, at: ['spec', kind, 'path'], kind, path: asString(field(spec, kind, 'path')) };
    }
  }
}

function isGiven(value: Json | undefined): boolean {
  return value !== undefined && value !== null;
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

/**
 * The problem of a relative path, which the API server accepts. containerd resolves it from its own working directory, runc from the
 * container's, and the kubelet, for local volumes, from its own.
 * @see https://github.com/containerd/containerd/blob/main/internal/cri/opts/spec_linux_opts.go
 * @see https://github.com/opencontainers/runc/blob/main/libcontainer/specconv/spec_linux.go
 */
const relative = (kind: string, path: string): Pick<Problem, 'severity' | 'message' | 'fix'> => ({
  severity: 'warning',
  message: `the path '${path}' is not absolute: ${kind === 'local' ? 'where it begins depends on how the kubelet was started' : 'with containerd and runc the container does not start, and elsewhere it may be any directory of the node'}`,
  fix: `Write /${path.replace(/^(?:\.\/)+/, '')}`,
});

const REFUSED = { severity: 'error', consequence: 'The API server refuses the object.' } as const;

export const rules: readonly Rule[] = [
  {
    ...REFUSED,
    name: 'bad-path',
    appliesTo: ['hostPath', 'local'],
    consequence:
      'The API server refuses the object; with a relative path, the container does not start, or gets another directory.',
    severities: 'An error where it is missing or steps up; a warning where it is relative.',
    summary: "A hostPath or local path that is missing, is relative, or steps up with '..'.",
    fix: 'Write the path itself, from the root of the node.',
    see: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    bad: () => host('/mnt/disks/../a'),
    good: () => host('/mnt/disks/a..b'),
    *check(inventory) {
      for (const { manifest, at, kind, path } of sources(inventory, ['hostPath', 'local'])) {
        if (path === undefined || path === '')
          yield { manifest, path: at, message: `${kind} has no path: the API server refuses it`, absent: true };
        else if (stepsUp(path))
          yield { manifest, path: at, message: `the path '${path}' steps up with '..': the API server refuses it` };
        else if (!isAbsolute(path) && !hasPlaceholder(path)) yield { ...relative(kind, path), manifest, path: at };
      }
    },
  },
  {
    ...REFUSED,
    name: 'nfs-path-relative',
    appliesTo: ['nfs'],
    summary: 'An NFS path that does not begin at the root of the server.',
    fix: "Write the exported path with its '/' in front.",
    see: 'https://kubernetes.io/docs/concepts/storage/volumes/#nfs',
    bad: () => nfs('export/files'),
    good: () => nfs('/export/files'),
    *check(inventory) {
      for (const { manifest, at, path } of sources(inventory, ['nfs'])) {
        if (path === undefined || path.startsWith('/')) continue;
        yield {
          manifest,
          path: at,
          message: `the path '${path}' is not absolute: the API server refuses it`,
          fix: `Write /${path}`,
        };
      }
    },
  },
  {
    ...REFUSED,
    name: 'bad-subpath',
    appliesTo: ['subPath', 'subPathExpr'],
    summary: "A subPath that is absolute or steps up with '..', or stands beside a subPathExpr.",
    fix: 'Write a path below the root of the volume, in one of the two fields.',
    see: 'https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath',
    bad: () => mount('/web'),
    good: () => mount('web'),
    *check({ mounts }) {
      for (const mount of mounts) {
        const { container, subPath, subPathExpr } = mount;
        const { manifest } = container.pod;
        if (subPath !== undefined && subPathExpr !== undefined) {
          yield {
            manifest,
            path: [...mount.path, 'subPathExpr'],
            message: 'subPath and subPathExpr exclude each other: the API server refuses it',
          };
        }
        for (const [name, value] of Object.entries({ subPath, subPathExpr })) {
          if (value?.startsWith('/') === true) {
            yield {
              manifest,
              path: [...mount.path, name],
              message: `${name} '${value}' is absolute: the API server refuses it`,
              fix: `Write ${value.replace(/^\/+/, '')}`,
            };
          } else if (value !== undefined && stepsUp(value)) {
            yield {
              manifest,
              path: [...mount.path, name],
              message: `${name} '${value}' steps up with '..': the API server refuses it`,
            };
          }
        }
      }
    },
  },
];
