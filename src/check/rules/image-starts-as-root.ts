import type { ImageRow } from '../../images/row';
import { writerOf } from '../../images/user';
import type { Json } from '../../inventory/json';
import { asObject, asStrings, field } from '../../inventory/json';
import type { FieldPath } from '../../inventory/path';
import type { Container } from '../../inventory/pods';
import { imageRowsIn } from '../image-rows';
import { isMisspelt } from '../misspelt';
import type { Problem, Rule } from '../rule';

const pod = (context: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: db
spec:
  securityContext: { ${context} }
  containers:
    - name: mysql
      image: mysql:8.4
      volumeMounts:
        - { name: data, mountPath: /var/lib/mysql }
  volumes:
    - name: data
      persistentVolumeClaim: { claimName: db }
`;

export const rule: Rule = {
  name: 'image-starts-as-root',
  appliesTo: ['runAsNonRoot', 'capabilities'],
  severity: 'error',
  severities: 'An error where runAsUser is 0 beside runAsNonRoot; a warning where it is the image that starts as root.',
  summary: 'A container or its image starts as root, and may not be root, or may not change to another user.',
  consequence:
    'With runAsNonRoot the kubelet does not start it (CreateContainerConfigError: image will run as root), unless the cluster gives it a user, as OpenShift does. Without the capabilities SETUID and SETGID its entry point fails to change to the user that the app writes as.',
  fix: "Write the app's user as runAsUser, where the image can do without root; else let it start as root.",
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  bad: () => pod('runAsNonRoot: true'),
  good: () => pod('runAsNonRoot: true, runAsUser: 999, fsGroup: 999'),
  *check(inventory) {
    for (const container of inventory.containers) {
      const { data, pod } = container;
      const user = contextField(container, 'runAsUser');
      const isRefused = contextField(container, 'runAsNonRoot') === true;
      if (user === 0 && isRefused) yield contradiction(container);
      if (user !== undefined) continue;
      if (!isRefused && !isWithoutSetId(container)) continue;
      const row = rootRow(imageRowsIn(inventory, container.image));
      if (row === undefined) continue;
      if (isMisspelt('V1SecurityContext', asObject(data['securityContext']))) continue;
      if (isMisspelt('V1PodSecurityContext', asObject(pod.spec['securityContext']))) continue;
      const problem = isRefused ? refused(container, row) : missingCapabilities(container, row);
      if (problem !== undefined) yield problem;
    }
  },
};

function contradiction(container: Container): Problem {
  return {
    manifest: container.pod.manifest,
    path: [...contextOf(container, 'runAsUser'), 'runAsUser'],
    message: `container '${container.name}' has runAsUser: 0, which is root, and runAsNonRoot is true: the kubelet does not start it`,
    fix: 'Write runAsNonRoot: false for this container, or another user.',
    severity: 'error',
  };
}

function refused(container: Container, row: ImageRow): Problem {
  return {
    manifest: container.pod.manifest,
    path: [...contextOf(container, 'runAsNonRoot'), 'runAsNonRoot'],
    severity: 'warning',
    message: `the image of container '${container.name}' (${row.title}) starts as root, and runAsNonRoot is true: the kubelet does not start it`,
    fix: withUser(container, row) ?? 'Write runAsNonRoot: false for this container.',
  };
}

/** The problem of the image's own entry point, which starts as root and changes to another user. */
function missingCapabilities(container: Container, row: ImageRow): Problem | undefined {
  const user = writerOf(row, container.image);
  if (user === undefined || row.user?.root !== 'steps-down' || asStrings(container.data['command']).length > 0)
    return undefined;
  return {
    manifest: container.pod.manifest,
    path: [...container.path, 'securityContext', 'capabilities'],
    severity: 'warning',
    message: `${row.title} in container '${container.name}' starts as root and changes to user ${String(user.uid)}, which it may not without the capabilities SETUID and SETGID`,
    fix: `${withUser(container, row) ?? ''} Or add the capabilities CHOWN, DAC_OVERRIDE, FOWNER, SETGID and SETUID.`,
  };
}

function withUser({ image }: Container, row: ImageRow): string | undefined {
  const user = row.user?.root === 'stays' ? undefined : writerOf(row, image);
  if (user === undefined) return undefined;
  const [uid, gid] = [String(user.uid), String(user.gid)];
  return `Write runAsUser: ${uid}, runAsGroup: ${gid} and, in the pod's spec, fsGroup: ${gid}, where the image can do without root.`;
}

function contextField({ data, pod }: Container, name: string): Json | undefined {
  return field(data, 'securityContext', name) ?? field(pod.spec, 'securityContext', name);
}

/** The path of the securityContext with the field: the container's, else the pod's. */
function contextOf({ data, path, pod }: Container, name: string): FieldPath {
  return [...(field(data, 'securityContext', name) === undefined ? pod.path : path), 'securityContext'];
}

function isWithoutSetId({ data }: Container): boolean {
  if (field(data, 'securityContext', 'privileged') === true) return false;
  const drop = asStrings(field(data, 'securityContext', 'capabilities', 'drop'));
  const add = asStrings(field(data, 'securityContext', 'capabilities', 'add'));
  const isDropped = (name: string): boolean =>
    drop.some((one) => one.toUpperCase() === 'ALL' || plain(one) === name) &&
    !add.some((one) => one.toUpperCase() === 'ALL' || plain(one) === name);
  return isDropped('SETUID') || isDropped('SETGID');
}

function plain(capability: string): string {
  return capability.toUpperCase().replace(/^CAP_/, '');
}

/** The newest of an image's possible rows, if all of them start as root. */
function rootRow(rows: readonly ImageRow[]): ImageRow | undefined {
  return rows.every(({ user }) => user?.root !== undefined) ? rows.at(-1) : undefined;
}
