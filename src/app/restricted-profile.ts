import { describe, refuse } from '../construct/construct-path';

/** Plain data of a manifest. */
export type Data = Readonly<Record<string, unknown>>;

/** What the restricted profile allows in one field. */
interface Restriction {
  readonly path: readonly string[];
  readonly allows: (value: unknown) => boolean;
  readonly fix: string;
}

const absent = (value: unknown) => value === undefined || value === '';
const notTrue = (value: unknown) => value !== true;
const oneOf =
  (...allowed: readonly unknown[]) =>
  (value: unknown) =>
    value === undefined || allowed.includes(value);
const LEAVE_OUT = 'leave it out';

const ANY_CONTEXT: readonly Restriction[] = [
  { path: ['runAsNonRoot'], allows: oneOf(true), fix: 'leave it out, or give true' },
  { path: ['runAsUser'], allows: (value) => value !== 0, fix: 'give a user other than 0' },
  {
    path: ['seccompProfile', 'type'],
    allows: oneOf('RuntimeDefault', 'Localhost'),
    fix: "give 'RuntimeDefault' or 'Localhost'",
  },
  {
    path: ['appArmorProfile', 'type'],
    allows: oneOf('RuntimeDefault', 'Localhost'),
    fix: "give 'RuntimeDefault' or 'Localhost'",
  },
  {
    path: ['seLinuxOptions', 'type'],
    allows: oneOf('', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'),
    fix: "give 'container_t', or leave it out",
  },
  { path: ['seLinuxOptions', 'user'], allows: absent, fix: LEAVE_OUT },
  { path: ['seLinuxOptions', 'role'], allows: absent, fix: LEAVE_OUT },
  { path: ['windowsOptions', 'hostProcess'], allows: notTrue, fix: LEAVE_OUT },
];

const POD: readonly Restriction[] = [
  { path: ['hostNetwork'], allows: notTrue, fix: LEAVE_OUT },
  { path: ['hostPID'], allows: notTrue, fix: LEAVE_OUT },
  { path: ['hostIPC'], allows: notTrue, fix: LEAVE_OUT },
  { path: ['os', 'name'], allows: oneOf('linux'), fix: 'the profile is for Linux' },
  { path: ['securityContext', 'sysctls'], allows: areSafeSysctls, fix: 'give safe sysctls only' },
  ...ANY_CONTEXT.map((restriction) => ({ ...restriction, path: ['securityContext', ...restriction.path] })),
];

const HANDLERS = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];

const CONTAINER: readonly Restriction[] = [
  { path: ['ports'], allows: haveNoHostPort, fix: 'leave hostPort out' },
  ...ANY_CONTEXT.map((restriction) => ({ ...restriction, path: ['securityContext', ...restriction.path] })),
  { path: ['securityContext', 'privileged'], allows: notTrue, fix: LEAVE_OUT },
  { path: ['securityContext', 'allowPrivilegeEscalation'], allows: oneOf(false), fix: LEAVE_OUT },
  { path: ['securityContext', 'procMount'], allows: oneOf('Default'), fix: LEAVE_OUT },
  {
    path: ['securityContext', 'capabilities', 'add'],
    allows: (value) => list(value).every((capability) => capability === 'NET_BIND_SERVICE'),
    fix: "give 'NET_BIND_SERVICE' only",
  },
  ...HANDLERS.flatMap((handler) => [
    { path: [...handler, 'httpGet', 'host'], allows: absent, fix: LEAVE_OUT },
    { path: [...handler, 'tcpSocket', 'host'], allows: absent, fix: LEAVE_OUT },
  ]),
];

/** The volume sources that the restricted profile allows. */
export const PROFILE_VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/** Sysctls that every pod may set. */
const SAFE_SYSCTLS = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_wmem',
];

/** Refuses what the restricted profile of the Pod Security Standards forbids in a pod. */
export function checkPodProfile(constructPath: string, spec: Data): void {
  checkRestrictions(constructPath, 'pod', POD, spec);
}

/** Refuses what the restricted profile of the Pod Security Standards forbids in a container. */
export function checkContainerProfile(constructPath: string, container: Data): void {
  checkRestrictions(constructPath, `container ${String(container['name'])}`, CONTAINER, container);
}

function checkRestrictions(constructPath: string, of: string, restrictions: readonly Restriction[], data: Data): void {
  for (const { path, allows, fix } of restrictions) {
    const value = path.reduce<unknown>((at, key) => record(at)[key], data);
    if (allows(value)) continue;
    refuse(
      constructPath,
      `${path.join('.')} ${describe(value)} of the ${of} is not allowed by the restricted profile; ${fix}`,
    );
  }
}

function areSafeSysctls(value: unknown): boolean {
  return list(value).every((sysctl) => SAFE_SYSCTLS.includes(String(record(sysctl)['name'])));
}

function haveNoHostPort(value: unknown): boolean {
  return list(value).every((port) => (record(port)['hostPort'] ?? 0) === 0);
}

/** The fields of a value; none where it is no object. */
export function record(value: unknown): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};
}

/** The items of a value; none where it is no list. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
