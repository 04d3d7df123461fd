import type { Rule } from '../rule';
import { asObject } from '../../inventory/json';
import { CLASS, MODES, NFS, sampleVolume } from '../samples';

const base = [CLASS, MODES, NFS].join('\n');

export const rule: Rule = {
  name: 'pv-capacity',
  appliesTo: ['PersistentVolume'],
  severity: 'error',
  summary: 'A volume without a capacity, with none to give, or with one of anything but storage.',
  consequence: 'The API server refuses it.',
  fix: 'Write capacity: { storage: 1Gi } and nothing else in it.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#capacity',
  bad: () => sampleVolume(`${base}\ncapacity: { size: 1Gi }`),
  good: () => sampleVolume(`${base}\ncapacity: { storage: 1Gi }`),
  *check({ persistentVolumes }) {
    for (const { manifest, spec, capacity } of persistentVolumes) {
      const written = asObject(spec['capacity']);
      const path = ['spec', 'capacity'];
      const others = Object.keys(written).filter((key) => key !== 'storage');
      const [other] = others;
      if ((written['storage'] ?? null) === null && other !== undefined) {
        yield {
          manifest,
          path: [...path, other],
          message: `capacity has ${others.join(', ')} and no storage: the API server refuses it`,
          fix: 'Write storage: and nothing else in capacity.',
          correction: { path: [...path, 'storage'], value: written[other] ?? null, replaces: [...path, other] },
        };
        continue;
      }
      if ((written['storage'] ?? null) === null)
        yield {
          manifest,
          path: [...path, 'storage'],
          message: 'there is no capacity.storage: the API server refuses it',
          absent: true,
        };
      else if (capacity !== undefined && capacity <= 0n) {
        yield {
          manifest,
          path: [...path, 'storage'],
          message: `the capacity is ${JSON.stringify(written['storage'])}, and at least 1 byte is needed: the API server refuses it`,
        };
      }
      for (const key of others)
        yield {
          manifest,
          path: [...path, key],
          message: `capacity has ${key}, and only storage is allowed: the API server refuses it`,
        };
    }
  },
};
