import type { Claim } from '../inventory/claims';
import type { JsonObject } from '../inventory/json';
import { asObject } from '../inventory/json';
import type { Workload } from '../inventory/pods';
import type { ClaimSet } from './claim-set';
import { withoutSources } from './claim-set';
import { jobManifest, STAMP } from './job';
import type { Means } from './means';

/**
 * An image with rsync (access lists and extended attributes) and the core utilities of GNU.
 *
 * @see https://github.com/backube/volsync/releases/tag/v0.16.0
 */
export const COPY_IMAGE = 'quay.io/backube/volsync:0.16.0';

const FAIL = `set -eu
fail() { echo "$1"; echo "$1" > /dev/termination-log; exit 1; }
`;

const RSYNC = `files() { rsync -aHAXS --numeric-ids --delete --exclude=/lost+found --filter='-x security.selinux' --filter='-x system.*' "$@" /old/ /new/; }
count() { rsync -r --list-only --exclude=/lost+found "$1" | wc -l; }
`;
const SAME_COUNT = `[ "$(count /old/)" -eq "$(count /new/)" ] || fail 'the copy has another number of files'
`;

/**
 * Copies files with owners, links, holes, access lists and attributes, then compares them by checksum. The second pass with
 * checksums finds files of the first copy that were changed within the same second.
 */
export const COPY_FILES = `${FAIL}${RSYNC}need=$(du -sk /old | cut -f 1)
has=$(du -sk /new | cut -f 1)
free=$(df -Pk /new | tail -n 1 | tr -s ' ' | cut -d ' ' -f 4)
[ "$need" -le $((has + free)) ] || fail "the files take $need KiB, and the new volume has $((has + free)) KiB"
files || fail "rsync ends with $?: see the log"
sync
left=$(files --dry-run --checksum --itemize-changes) || fail 'the copy can not be compared: see the log'
if [ -n "$left" ]; then
  files --checksum || fail "rsync ends with $?: see the log"
  left=$(files --dry-run --checksum --itemize-changes) || fail 'the copy can not be compared: see the log'
fi
[ -z "$left" ] || { echo "$left"; fail 'the copy differs: see the log'; }
${SAME_COUNT}echo "$(count /old/) files and folders, $need KiB: copied, and compared by checksum"
`;

/** A first copy while the app still writes files; the rest is copied later. */
export const WARM_FILES = `${FAIL}${RSYNC}files || echo "rsync ends with $?: the rest is copied when nothing is written"
`;

/** Compares a clone of the driver by names, sizes, times and owners. */
export const COMPARE_FILES = `${FAIL}${RSYNC}left=$(files --dry-run --itemize-changes) || fail 'the clone can not be compared: see the log'
[ -z "$left" ] || { echo "$left"; fail 'the clone differs: see the log'; }
${SAME_COUNT}echo "$(count /old/) files and folders: cloned, and compared by name, size, time and owner"
`;

/** Copies a device byte by byte, then compares checksums. */
export const COPY_DEVICE = `${FAIL}size=$(blockdev --getsize64 /dev/old)
room=$(blockdev --getsize64 /dev/new)
[ "$size" -le "$room" ] || fail "the device has $size bytes, and the new one $room"
dd if=/dev/old of=/dev/new bs=4M iflag=fullblock conv=fsync || fail 'dd failed: see the log'
[ "$(head -c "$size" /dev/old | sha256sum)" = "$(head -c "$size" /dev/new | sha256sum)" ] || fail 'the copy differs'
echo "$size bytes: copied, and compared by checksum"
`;

export const COMPARE_DEVICE = `${FAIL}size=$(blockdev --getsize64 /dev/old)
room=$(blockdev --getsize64 /dev/new)
[ "$size" -le "$room" ] || fail "the device has $size bytes, and its clone $room"
`;

/** The name of the Job that copies a claim, and of its temporary claim. */
export function copyName({ name }: ClaimSet, plan: string): string {
  return name.endsWith('-*') ? `copy-${plan}-__NUMBER__` : `copy-${plan}`;
}

/** The temporary claim to copy to, until its volume is given to the claim of the new version. */
export function temporaryClaim(from: ClaimSet, to: ClaimSet, plan: string, means: Means): string {
  const spec = withoutSources(asObject(to.template['spec']));
  const metadata = { name: copyName(from, plan) };
  const dataSource = {
    clone: { kind: 'PersistentVolumeClaim', name: numbered(from) },
    snapshot: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: metadata.name },
    copy: undefined,
  }[means.kind];
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    ...(dataSource === undefined
      ? { metadata, spec }
      : { metadata: { ...metadata, annotations: STAMP }, spec: { ...spec, dataSource } }),
  });
}

/** The manifest of a snapshot of the claim to copy. */
export function snapshotOf(from: ClaimSet, plan: string, className: string): string {
  return JSON.stringify({
    apiVersion: 'snapshot.storage.k8s.io/v1',
    kind: 'VolumeSnapshot',
    metadata: { name: copyName(from, plan), labels: { 'stateful.cdk8s.io/copy': plan }, annotations: STAMP },
    spec: { volumeSnapshotClassName: className, source: { persistentVolumeClaimName: numbered(from) } },
  });
}

/** The name of a claim, with `__NUMBER__` for the ordinal, which the script replaces. */
export function numbered({ name }: ClaimSet): string {
  return name.replace(/\*$/, '__NUMBER__');
}

/** The Job that copies files, or compares a clone. The script replaces `__NUMBER__` and `__STAMP__`. */
export function copyJob(
  from: ClaimSet,
  { volumeMode }: Claim,
  user: Workload | undefined,
  { plan, image, means }: { readonly plan: string; readonly image: string; readonly means: Means },
): string {
  const isDevice = volumeMode === 'Block';
  const isCopied = means.kind === 'copy';
  const script = isDevice ? (isCopied ? COPY_DEVICE : COMPARE_DEVICE) : isCopied ? COPY_FILES : COMPARE_FILES;
  const name = copyName(from, plan);
  return job(from, user, { plan, image, name, target: name, script, isDevice, isWritten: isCopied });
}

/** The Job that copies while an app runs: on the node of its pod, because most disks are attached to one node at a time. */
export function warmJob(
  from: ClaimSet,
  { accessModes }: Claim,
  user: Workload | undefined,
  { plan, image }: { readonly plan: string; readonly image: string },
): string {
  const target = copyName(from, plan);
  const matchLabels = asObject(user?.pod.labels);
  const affinity = {
    podAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { labelSelector: { matchLabels: podLabels(from, matchLabels) }, topologyKey: 'kubernetes.io/hostname' },
      ],
    },
  };
  return job(from, user, {
    plan,
    image,
    name: `${target}-warm`,
    target,
    script: WARM_FILES,
    isDevice: false,
    isWritten: true,
    ...(accessModes.some((mode) => mode.endsWith('Many')) ? {} : { affinity }),
  });
}

/** The labels of the pod that uses a claim; for a set, those of the replica. */
function podLabels(from: ClaimSet, labels: JsonObject): JsonObject {
  if (!from.name.endsWith('-*')) return labels;
  const set = from.set ?? '';
  return { 'statefulset.kubernetes.io/pod-name': `${set}-__NUMBER__` };
}

interface JobOptions {
  readonly plan: string;
  readonly image: string;
  readonly name: string;
  /** The claim to copy to. */
  readonly target: string;
  readonly script: string;
  readonly isDevice: boolean;
  readonly isWritten: boolean;
  readonly affinity?: JsonObject;
}

function job(
  from: ClaimSet,
  user: Workload | undefined,
  { plan, image, name, target, script, isDevice, isWritten, affinity }: JobOptions,
): string {
  const { tolerations, nodeSelector, imagePullSecrets } = user?.pod.spec ?? {};
  return jobManifest({
    name,
    plan,
    podSpec: { tolerations, nodeSelector, imagePullSecrets, affinity },
    old: numbered(from),
    target,
    containers: [
      {
        name: 'copy',
        image,
        command: ['sh', '-c', script],
        securityContext: { runAsUser: 0, runAsNonRoot: false },
        ...(isDevice
          ? { volumeDevices: ['old', 'new'].map((of) => ({ name: of, devicePath: `/dev/${of}` })) }
          : {
              volumeMounts: [
                { name: 'old', mountPath: '/old', readOnly: true },
                { name: 'new', mountPath: '/new', ...(isWritten ? {} : { readOnly: true }) },
              ],
            }),
      },
    ],
  });
}
