import { field, isObject } from '../../inventory/json';
import type { Rule } from '../rule';
import { CAPACITY, CLASS, MODES, sampleVolume } from '../samples';

const base = [CAPACITY, CLASS, MODES, 'local: { path: /mnt/disks/a }'].join('\n');
const affinity = `nodeAffinity:
  required:
    nodeSelectorTerms:
      - matchExpressions:
          - { key: kubernetes.io/hostname, operator: In, values: [node-1] }`;

export const rule: Rule = {
  name: 'local-pv-no-node-affinity',
  appliesTo: ['local'],
  severity: 'error',
  summary: 'A local volume that does not say on which node it is.',
  consequence: 'The API server refuses it: the scheduler could not know where the disk is.',
  fix: 'Name the node in spec.nodeAffinity.required.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#local',
  bad: () => sampleVolume(base),
  good: () => sampleVolume(`${base}\n${affinity}`),
  *check({ persistentVolumes }) {
    for (const { manifest, spec, sources } of persistentVolumes) {
      if (!sources.includes('local') || isObject(field(spec, 'nodeAffinity', 'required'))) continue;
      yield {
        manifest,
        path: ['spec', 'nodeAffinity', 'required'],
        absent: true,
        message: 'a local volume has to have nodeAffinity.required, and has none: the API server refuses it',
      };
    }
  },
};
