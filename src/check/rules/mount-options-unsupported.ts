import { sourceDriver } from '../../drivers/lookup';
import { asStrings } from '../../inventory/json';
import type { Rule } from '../rule';

const volume = (options: string): string => `apiVersion: v1
kind: PersistentVolume
metadata:
  name: notes
spec:
  capacity: { storage: 10Gi }
  accessModes: [ReadWriteOnce]
  storageClassName: manual
${options}  persistentVolumeReclaimPolicy: Retain
  hostPath: { path: /srv/notes }
  nodeAffinity:
    required:
      nodeSelectorTerms:
        - matchExpressions:
            - { key: kubernetes.io/hostname, operator: In, values: [node-1] }
`;

export const rule: Rule = {
  name: 'mount-options-unsupported',
  appliesTo: ['mountOptions'],
  severity: 'error',
  summary: 'A volume has mount options, and volumes of its kind have none.',
  consequence: 'The volume is never mounted: FailedMount, and the pod hangs in ContainerCreating.',
  fix: 'Remove mountOptions from the volume.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#mount-options',
  bad: () => volume('  mountOptions: [noatime]\n'),
  good: () => volume(''),
  *check({ persistentVolumes }) {
    for (const { manifest, spec } of persistentVolumes) {
      const options = asStrings(spec['mountOptions']);
      const driver = sourceDriver(spec);
      if (options.length === 0 || driver?.mountOptions !== false) continue;
      yield {
        manifest,
        path: ['spec', 'mountOptions'],
        message: `mountOptions ${options.join(', ')}: a ${driver.title} volume can't have any, so it is never mounted and its pods hang in ContainerCreating (FailedMount)`,
      };
    }
  },
};
