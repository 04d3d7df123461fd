import { isFragment } from '../fragment';
import type { Rule } from '../rule';
import { field } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import { CLASS, MODES, sampleClaim } from '../samples';

const base = [CLASS, MODES].join('\n');

export const rule: Rule = {
  name: 'missing-storage-request',
  appliesTo: ['PersistentVolumeClaim', 'volumeClaimTemplates', 'volumeClaimTemplate', 'ephemeral'],
  severity: 'error',
  severities:
    "An error; a warning where a claim's name or file says that a volume is imported with it, as tridentctl does: it fills in the size.",
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
        // The rule of access modes reports it.
        if (kind === 'claim' && isFragment(manifest)) continue;
        yield {
          manifest,
          path: [...path, 'spec', 'resources', 'requests', 'storage'],
          ...(kind === 'claim' && isForImport(manifest)
            ? {
                message:
                  'there is no request for storage: the API server refuses it, unless a tool imports a volume with it',
                severity: 'warning',
              }
            : { message: 'there is no request for storage: the API server refuses it' }),
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

/**
 * Whether the claim is for a tool that imports a volume and fills in its size.
 * @see https://docs.netapp.com/us-en/trident/trident-use/vol-import.html
 */
function isForImport({ name, source }: Manifest): boolean {
  const file = typeof source === 'string' ? source.replace(/^.*[\\/]/, '') : '';
  return /import/i.test(name) || /import/i.test(file);
}
