import { isDeletableHostPath } from '../../drivers/host-path';
import { sourceDriver } from '../../drivers/lookup';
import { asString } from '../../inventory/json';
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
  name: 'reclaim-unsupported',
  appliesTo: ['persistentVolumeReclaimPolicy'],
  severity: 'warning',
  summary: 'A volume is to be deleted with its claim, but nothing can delete volumes of its kind.',
  consequence: 'After the claim is deleted the volume ends as Failed; the files stay, and nobody is told.',
  fix: 'Write persistentVolumeReclaimPolicy: Retain',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#delete',
  bad: () => volume('Delete'),
  good: () => volume('Retain'),
  *check({ persistentVolumes }) {
    for (const { manifest, spec, reclaimPolicy, config, source } of persistentVolumes) {
      const driver = sourceDriver(spec);
      if (reclaimPolicy !== 'Delete' || driver?.plugin !== 'in-tree' || driver.onDelete !== 'kept') continue;
      if (source === 'hostPath' && isDeletableHostPath(asString(config['path']) ?? '')) continue;
      yield {
        manifest,
        path: ['spec', 'persistentVolumeReclaimPolicy'],
        message: `Kubernetes can't delete a volume of kind ${driver.title}: when its claim is deleted the volume ends as Failed and the files stay`,
      };
    }
  },
};
