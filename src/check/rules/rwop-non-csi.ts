import { migratedPlugin } from '../../drivers/lookup';
import type { Rule } from '../rule';

const volume = (mode: string): string => `apiVersion: v1
kind: PersistentVolume
metadata:
  name: notes
spec:
  capacity: { storage: 10Gi }
  accessModes: [${mode}]
  storageClassName: nfs-static
  persistentVolumeReclaimPolicy: Retain
  nfs: { server: nas.example.com, path: /export/notes }
`;

export const rule: Rule = {
  name: 'rwop-non-csi',
  appliesTo: ['accessModes'],
  severity: 'warning',
  summary: 'A volume without a CSI driver has access mode ReadWriteOncePod.',
  consequence:
    'Kubernetes supports the mode for CSI volumes only: that one pod has the volume to itself is not assured.',
  fix: 'Write ReadWriteOnce, or use a volume of a CSI driver.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
  bad: () => volume('ReadWriteOncePod'),
  good: () => volume('ReadWriteOnce'),
  *check({ persistentVolumes }) {
    for (const { manifest, accessModes, source } of persistentVolumes) {
      if (source === undefined || source === 'csi' || migratedPlugin(source)?.driver !== undefined) continue;
      const index = accessModes.indexOf('ReadWriteOncePod');
      if (index < 0) continue;
      yield {
        manifest,
        path: ['spec', 'accessModes', index],
        message: `ReadWriteOncePod on a volume of kind ${source}: Kubernetes supports it for CSI volumes only, so a second pod may get the volume too`,
      };
    }
  },
};
