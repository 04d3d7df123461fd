import { normalizePath } from '../../api/paths';
import { asString, field } from '../../inventory/json';
import type { Rule } from '../rule';
import { CAPACITY, CLASS, MODES, sampleVolume } from '../samples';

const base = [CAPACITY, CLASS, MODES, 'hostPath: { path: / }'].join('\n');

export const rule: Rule = {
  name: 'hostpath-root-recycle',
  appliesTo: ['persistentVolumeReclaimPolicy'],
  severity: 'error',
  summary: 'A volume that is the root of a node, with the reclaim policy Recycle.',
  consequence: 'The API server refuses it: recycling deletes everything below the path.',
  fix: 'Give a directory of its own, and Retain.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#recycle',
  bad: () => sampleVolume(`${base}\npersistentVolumeReclaimPolicy: Recycle`),
  good: () =>
    sampleVolume(
      [CAPACITY, CLASS, MODES, 'nfs: { server: nas.example, path: / }', 'persistentVolumeReclaimPolicy: Retain'].join(
        '\n',
      ),
    ),
  *check({ persistentVolumes }) {
    for (const { manifest, spec, reclaimPolicy } of persistentVolumes) {
      const path = asString(field(spec, 'hostPath', 'path'));
      if (reclaimPolicy !== 'Recycle' || path === undefined || normalizePath(`/${path}`) !== '/') continue;
      const at = ['spec', 'persistentVolumeReclaimPolicy'];
      yield {
        manifest,
        path: at,
        message: 'Recycle would delete everything on the node: the API server refuses it',
        correction: { path: at, value: 'Retain' },
      };
    }
  },
};
