import type { Rule } from '../rule';

const volume = (policy: string): string => `apiVersion: v1
kind: PersistentVolume
metadata:
  name: media
spec:
  capacity: { storage: 100Gi }
  accessModes: [ReadWriteMany]
  storageClassName: nfs-static
  persistentVolumeReclaimPolicy: ${policy}
  nfs: { server: nas.example.com, path: /export/media }
`;

export const rule: Rule = {
  name: 'reclaim-recycle',
  appliesTo: ['persistentVolumeReclaimPolicy'],
  severity: 'warning',
  summary: 'A volume is wiped and offered anew when its claim is deleted.',
  consequence: 'Deleting the claim, or its namespace, runs rm -rf over the files. Recycle is deprecated.',
  fix: 'Write persistentVolumeReclaimPolicy: Retain',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#recycle',
  bad: () => volume('Recycle'),
  good: () => volume('Retain'),
  *check({ persistentVolumes }) {
    for (const { manifest, reclaimPolicy } of persistentVolumes) {
      if (reclaimPolicy !== 'Recycle') continue;
      yield {
        manifest,
        path: ['spec', 'persistentVolumeReclaimPolicy'],
        message: 'Recycle removes all files of the volume as soon as its claim is deleted, and is deprecated',
      };
    }
  },
};
