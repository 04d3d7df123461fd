import type { Claim } from '../inventory/claims';
import type { JsonObject } from '../inventory/json';
import { asObject } from '../inventory/json';
import type { Workload } from '../inventory/pods';
import type { ClaimSet } from './claim-set';
import { withoutSources } from './claim-set';
import { jobManifest, STAMP } from './job';
import type { Means } from './means';

/**
 * Has rsync with access lists and extended attributes, and the core utilities of GNU.
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
 * Files with owners, links, holes, access lists and attributes; then all of it is compared, content and all. What a first copy has
 * of a file that was written to within the same second differs only there.
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

/** A first copy while files are written: what it misses is copied later. */
export const WARM_FILES = `${FAIL}${RSYNC}files || echo "rsync ends with $?: the rest is copied when nothing is written"
`;

/** What a driver has cloned is complete if names, sizes, times and owners are. */
export const COMPARE_FILES = `${FAIL}${RSYNC}left=$(files --dry-run --itemize-changes) || fail 'the clone can not be compared: see the log'
[ -z "$left" ] || { echo "$left"; fail 'the clone differs: see the log'; }
${SAME_COUNT}echo "$(count /old/) files and folders: cloned, and compared by name, size, time and owner"
`;

/** A device byte by byte; then both are summed up. */
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

/** The name of the Job that copies a claim, and of the claim that it copies to. */
export function copyName({ name }: ClaimSet, plan: string): string {
  return name.endsWith('-*') ? `copy-${plan}-__NUMBER__` : `copy-${plan}`;
}

/** The claim that is copied to, until its volume gets the name that the new version has. */
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

/** A snapshot of what is copied. */
export function snapshotOf(from: ClaimSet, plan: string, className: string): string {
  return JSON.stringify({
    apiVersion: 'snapshot.storage.k8s.io/v1',
    kind: 'VolumeSnapshot',
    metadata: { name: copyName(from, plan), labels: { 'stateful.cdk8s.io/copy': plan }, annotations: STAMP },
    spec: { volumeSnapshotClassName: className, source: { persistentVolumeClaimName: numbered(from) } },
  });
}

/** A claim of a set by the number that the script fills in. */
export function numbered({ name }: ClaimSet): string {
  return name.replace(/\*$/, '__NUMBER__');
}

/** The Job that copies, or that compares what the driver has cloned. `__NUMBER__` and `__STAMP__` are filled in by the script. */
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

/** The Job that copies while an app runs: beside its pod, since most disks are on one node at a time. */
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
        { labelSelector: { matchLabels: ofOne(from, matchLabels) }, topologyKey: 'kubernetes.io/hostname' },
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

/** The labels of the pod that has a claim: of a set, the one of its number. */
function ofOne(from: ClaimSet, labels: JsonObject): JsonObject {
  if (!from.name.endsWith('-*')) return labels;
  const set = from.set ?? '';
  return { 'statefulset.kubernetes.io/pod-name': `${set}-__NUMBER__` };
}

interface JobOptions {
  readonly plan: string;
  readonly image: string;
  readonly name: string;
  /** The claim that is copied to. */
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
    placed: { tolerations, nodeSelector, imagePullSecrets, affinity },
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
