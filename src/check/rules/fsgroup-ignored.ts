import type { Inventory } from '../../inventory/inventory';
import { asString, field } from '../../inventory/json';
import type { Volume } from '../../inventory/pods';
import { provisionerOf } from '../backing';
import type { Backing } from '../volume-backing';
import { backingOf } from '../volume-backing';
import { hasInitPermissions } from '../init-permissions';
import type { Rule } from '../rule';
import { fsGroupOf, isNonRoot, userOf } from '../security';

const pod = (source: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: notes
spec:
  nodeName: node-1
  securityContext: { runAsUser: 1000, fsGroup: 1000 }
  containers:
    - name: notes
      image: registry.example/notes:1
      volumeMounts:
        - { name: data, mountPath: /var/lib/notes }
  volumes:
    - name: data
      ${source}
`;

export const rule: Rule = {
  name: 'fsgroup-ignored',
  appliesTo: ['fsGroup'],
  severity: 'warning',
  summary: 'A pod relies on fsGroup for a volume whose files are never given to that group.',
  consequence: 'The files keep their owner, usually root: the app fails with "permission denied" at its first write.',
  fix: 'Set the owner where the files are (export, directory), or with an init container that runs chown as root.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  bad: () => pod('hostPath: { path: /srv/notes, type: DirectoryOrCreate }'),
  good: () => pod('persistentVolumeClaim: { claimName: notes }'),
  *check(inventory) {
    for (const pod of inventory.pods) {
      const group = fsGroupOf(pod);
      if (group === undefined) continue;
      for (const volume of pod.volumes) {
        const writer = volume.mounts.find(({ container, readOnly }) => !readOnly && isNonRoot(container))?.container;
        if (writer === undefined || volume.readOnly || hasInitPermissions(volume)) continue;
        const backing = backingOf(volume, inventory);
        if (!isIgnored(volume, backing, inventory)) continue;
        yield {
          manifest: pod.manifest,
          path: volume.path,
          message: `fsGroup ${group} does nothing for volume '${volume.name}' (${backing.driver?.title ?? 'its driver'}): container '${writer.name}' runs ${userOf(writer)} and may not write there unless the files are its own already`,
        };
      }
    }
  },
};

/** Whether fsGroup certainly has no effect. */
function isIgnored(volume: Volume, backing: Backing, inventory: Inventory): boolean {
  const { driver } = backing;
  if (volume.source === 'image') return false;
  const name = driver?.name ?? otherDriver(volume, backing, inventory);
  const declared = asString(field(inventory.find('CSIDriver', undefined, name ?? '')?.spec, 'fsGroupPolicy'));
  return (declared ?? driver?.fsGroupPolicy) === 'None';
}

/** The name of a driver that isn't in the table of drivers. */
function otherDriver(volume: Volume, { volume: persistent }: Backing, inventory: Inventory): string | undefined {
  return (
    asString(field(persistent?.spec, 'csi', 'driver')) ??
    asString(field(volume.data, 'csi', 'driver')) ??
    (volume.claim === undefined ? undefined : provisionerOf(volume.claim.binding, inventory))
  );
}
