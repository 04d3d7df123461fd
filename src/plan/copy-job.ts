import type { Claim } from '../inventory/claims';
import type { JsonObject } from '../inventory/json';
import { asObject } from '../inventory/json';
import type { Workload } from '../inventory/pods';
import type { ClaimSet } from './claim-set';
import { withoutSources } from './claim-set';

/** Has rsync with access lists and extended attributes, and the core utilities of GNU. */
export const COPY_IMAGE = 'quay.io/backube/volsync:0.16.0';

const FAIL = `set -eu
fail() { echo "$1"; echo "$1" > /dev/termination-log; exit 1; }
`;

/** Files with owners, links, holes, access lists and attributes; then all of it is compared, content and all. */
export const COPY_FILES = `${FAIL}need=$(du -sk /old | cut -f 1)
has=$(du -sk /new | cut -f 1)
free=$(df -Pk /new | tail -n 1 | tr -s ' ' | cut -d ' ' -f 4)
[ "$need" -le $((has + free)) ] || fail "the files take $need KiB, and the new volume has $((has + free)) KiB"
files() { rsync -aHAXS --numeric-ids --delete --exclude=/lost+found --filter='-x security.selinux' --filter='-x system.*' "$@" /old/ /new/; }
count() { rsync -r --list-only --exclude=/lost+found "$1" | wc -l; }
files || fail "rsync ends with $?: see the log"
sync
left=$(files --dry-run --checksum --itemize-changes) || fail 'the copy can not be compared: see the log'
[ -z "$left" ] || { echo "$left"; fail 'the copy differs: see the log'; }
[ "$(count /old/)" -eq "$(count /new/)" ] || fail 'the copy has another number of files'
echo "$(count /old/) files and folders, $need KiB: copied, and compared by checksum"
`;

/** A device byte by byte; then both are summed up. */
export const COPY_DEVICE = `${FAIL}size=$(blockdev --getsize64 /dev/old)
room=$(blockdev --getsize64 /dev/new)
[ "$size" -le "$room" ] || fail "the device has $size bytes, and the new one $room"
dd if=/dev/old of=/dev/new bs=4M iflag=fullblock conv=fsync || fail 'dd failed: see the log'
[ "$(head -c "$size" /dev/old | sha256sum)" = "$(head -c "$size" /dev/new | sha256sum)" ] || fail 'the copy differs'
echo "$size bytes: copied, and compared by checksum"
`;

/** The name of the Job that copies a claim, and of the claim that it copies to. */
export function copyName({ name }: ClaimSet, plan: string): string {
  return name.endsWith('-*') ? `copy-${plan}-__NUMBER__` : `copy-${plan}`;
}

/** The claim that is copied to, until its volume gets the name that the new version has. */
export function temporaryClaim(to: ClaimSet, plan: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: copyName(to, plan) },
    spec: withoutSources(asObject(to.template['spec'])),
  });
}

/** The Job that copies. `__NUMBER__` and `__STAMP__` are filled in by the script. */
export function copyJob(
  from: ClaimSet,
  { volumeMode }: Claim,
  user: Workload | undefined,
  plan: string,
  image: string,
): string {
  const isDevice = volumeMode === 'Block';
  const name = copyName(from, plan);
  const { tolerations, nodeSelector, imagePullSecrets } = user?.pod.spec ?? {};
  const placed = Object.entries({ tolerations, nodeSelector, imagePullSecrets }).filter(([, value]) => value);
  const volume = (of: string, claimName: string): JsonObject => ({
    name: of,
    persistentVolumeClaim: { claimName },
  });
  return JSON.stringify({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      labels: { 'stateful.cdk8s.io/copy': plan },
      annotations: { 'stateful.cdk8s.io/stopped': '__STAMP__' },
    },
    spec: {
      backoffLimit: 2,
      template: {
        metadata: { labels: { 'sidecar.istio.io/inject': 'false' } },
        spec: {
          restartPolicy: 'Never',
          automountServiceAccountToken: false,
          ...Object.fromEntries(placed),
          containers: [
            {
              name: 'copy',
              image,
              command: ['sh', '-c', isDevice ? COPY_DEVICE : COPY_FILES],
              securityContext: { runAsUser: 0, runAsNonRoot: false },
              ...(isDevice
                ? { volumeDevices: ['old', 'new'].map((of) => ({ name: of, devicePath: `/dev/${of}` })) }
                : {
                    volumeMounts: [
                      { name: 'old', mountPath: '/old', readOnly: true },
                      { name: 'new', mountPath: '/new' },
                    ],
                  }),
            },
          ],
          volumes: [volume('old', from.name.replace(/\*$/, '__NUMBER__')), volume('new', name)],
        },
      },
    },
  });
}
