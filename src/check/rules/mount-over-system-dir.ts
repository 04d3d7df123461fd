import { asString } from '../../inventory/json';
import type { Mount } from '../../inventory/pods';
import { cleanPath, isWithin } from '../paths';
import type { Rule, Severity } from '../rule';

const SYSTEM = new Set(
  '/ /bin /boot /dev /etc /lib /lib64 /proc /sbin /sys /usr /usr/bin /usr/lib /usr/lib64 /usr/local /usr/local/bin /usr/local/lib /usr/sbin /usr/share /var /run/secrets /var/run/secrets'.split(
    ' ',
  ),
);

/** Files of /proc that container runtimes allow mounts over, such as those of lxcfs. */
const IN_PROC = new Set(
  '/proc/cpuinfo /proc/diskstats /proc/meminfo /proc/stat /proc/swaps /proc/uptime /proc/loadavg /proc/slabinfo'.split(
    ' ',
  ),
);

const SETTINGS = new Set(['configMap', 'secret', 'projected', 'downwardAPI']);

const pod = (mountPath: string): string => `apiVersion: v1
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
        - { name: conf, mountPath: ${mountPath} }
  volumes:
    - name: conf
      configMap: { name: web }
`;

export const rule: Rule = {
  name: 'mount-over-system-dir',
  appliesTo: ['volumeMounts'],
  severity: 'error',
  severities:
    'An error at / and in /proc, which the container runtime refuses, and where settings, which are read-only, hide /etc or /dev, in which the runtime writes files of its own; elsewhere a warning, for it depends on the image; an info for an emptyDir at /var, which images that are read-only want.',
  summary: 'A volume is mounted over a directory that the image needs to run.',
  consequence:
    'The image has nothing of its own there any more (programs, libraries, passwd): the container does not start, or not as it should.',
  fix: 'Mount the volume in a directory of its own, or a single file of it with subPath.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  bad: () => pod('/etc'),
  good: () => pod('/etc/web'),
  *check({ mounts }) {
    for (const mount of mounts) {
      const path = cleanPath(mount.mountPath);
      const inProc = path !== '/proc' && isWithin(path, '/proc');
      if ((!SYSTEM.has(path) && !inProc) || IN_PROC.has(path) || isSameHostPath(mount, path)) continue;
      yield {
        manifest: mount.container.pod.manifest,
        path: [...mount.path, 'mountPath'],
        message: `the volume '${mount.name}' is mounted at ${path} of container '${mount.container.name}' and ${what(path)}`,
        fix: `Write mountPath: ${path === '/' || inProc || path === '/proc' ? '/data' : `${path}/${mount.name}`}, or mount a single file of it with subPath.`,
        severity: severityOf(mount, path),
      };
    }
  },
};

/** Whether no container can start: the kubelet and the runtime mount /etc/hosts, /dev/termination-log and others there. */
function isRefused({ volume, subPath, subPathExpr }: Mount, path: string): boolean {
  if (path === '/' || isWithin(path, '/proc')) return true;
  const isWhole = (subPath ?? subPathExpr) === undefined;
  return isWhole && (path === '/etc' || path === '/dev') && SETTINGS.has(volume?.source ?? '');
}

/** Lower for an empty /var, which is often the writable directory of a read-only image. */
function severityOf(mount: Mount, path: string): Severity {
  if (isRefused(mount, path)) return 'error';
  return path === '/var' && mount.volume?.sources.includes('emptyDir') === true ? 'info' : 'warning';
}

function what(path: string): string {
  if (path === '/') return 'takes the place of the whole image: the container does not start';
  if (isWithin(path, '/proc')) return 'the container runtime refuses that: the container does not start';
  if (path.endsWith('/run/secrets')) return "hides the pod's own service account token, or keeps it from being mounted";
  return 'hides all that the image has there: the container does not start, or not as it should';
}

/** Whether a hostPath is mounted at its own path, as agents do with /dev and /sys. */
function isSameHostPath({ volume }: Mount, path: string): boolean {
  return volume?.source === 'hostPath' && cleanPath(asString(volume.config['path']) ?? '') === path;
}
