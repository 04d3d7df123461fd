import type { KnownData } from '../known-data';
import { inEachVersion, knownData } from '../known-data';
import type { Rule } from '../rule';

const pod = (mount: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: db
spec:
  containers:
    - name: mysql
      image: mysql:8.4
      volumeMounts:
        - { name: data, mountPath: /var/lib/mysql }
${mount}  volumes:
    - name: data
      persistentVolumeClaim: { claimName: db }
`;

export const rule: Rule = {
  name: 'readonly-data',
  appliesTo: ['readOnly'],
  severity: 'error',
  severities: 'An error for a database, which does not start; a warning for programs that can do without.',
  summary: 'A program that writes its data has its data directory mounted read-only.',
  consequence: 'It fails at its first write: the container ends and is started again, for ever.',
  fix: "Leave readOnly away from the mount and from the volume's claim.",
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#read-only-mounts',
  bad: () => pod('').replace('/var/lib/mysql }', '/var/lib/mysql, readOnly: true }'),
  good: () =>
    pod(`    - name: exporter
      image: registry.example/size-exporter:1
      volumeMounts:
        - { name: data, mountPath: /var/lib/mysql, readOnly: true }
`),
  *check(inventory) {
    for (const { container, image, role, path, mount } of inEachVersion(knownData(inventory), isReadOnly)) {
      if (mount?.volume === undefined) continue;
      const byMount = mount.readOnly;
      yield {
        manifest: container.pod.manifest,
        path: byMount ? [...mount.path, 'readOnly'] : [...mount.volume.path, mount.volume.source, 'readOnly'],
        message: `${image.title} in container '${container.name}' writes to ${path}, but ${byMount ? `the mount ${mount.mountPath}` : `the volume '${mount.name}'`} is read-only: ${role === 'database' ? 'the container fails at its first write, again and again' : 'it can save nothing'}`,
        severity: role === 'database' ? 'error' : 'warning',
      };
    }
  },
};

function isReadOnly({ mount, role }: KnownData): boolean {
  if (mount?.volume === undefined || role === 'cache') return false;
  return mount.readOnly || mount.volume.readOnly;
}
