import { isFragment } from '../fragment';
import type { Rule } from '../rule';
import { field } from '../../inventory/json';
import { CLASS, MODES, sampleClaim } from '../samples';

const base = [CLASS, MODES].join('\n');

export const rule: Rule = {
  name: 'missing-storage-request',
  about: ['PersistentVolumeClaim', 'volumeClaimTemplates', 'volumeClaimTemplate', 'ephemeral'],
  severity: 'error',
  summary: 'A claim that does not say how much storage it wants, or wants none.',
  consequence: 'The API server refuses it.',
  fix: 'Write resources: { requests: { storage: 1Gi } }.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#resources',
  bad: () => sampleClaim(`${base}\nresources: { requests: { storage: 0 } }`),
  good: () => sampleClaim(`${base}\nresources: { requests: { storage: 1Gi } }`),
  *check({ claims }) {
    for (const { kind, manifest, path, spec, request } of claims) {
      const written = field(spec, 'resources', 'requests', 'storage');
      if (written === undefined || written === null) {
        // It is said of its access modes.
        if (kind === 'claim' && isFragment(manifest)) continue;
        yield {
          manifest,
          path: [...path, 'spec', 'resources', 'requests', 'storage'],
          message: 'there is no request for storage: the API server refuses it',
          absent: true,
        };
      } else if (request !== undefined && request <= 0n) {
        yield {
          manifest,
          path: [...path, 'spec', 'resources', 'requests', 'storage'],
          message: `${JSON.stringify(written)} is requested, and at least 1 byte is needed: the API server refuses it`,
        };
      }
    }
  },
};
