import type { Claim } from '../../inventory/claims';
import { claim, deployment, documents, volume } from '../examples';
import type { Rule } from '../rule';

const named = (name: string, volumeName: string): string => claim({ name, more: `volumeName: ${volumeName}` });

const app = (second: string): string =>
  documents(
    volume(),
    volume({ name: 'second-volume', source: 'nfs: { server: nas.example, path: /export/second }' }),
    named('data', 'data-volume'),
    named('second', second),
    deployment(),
    deployment({ name: 'second', claimName: 'second' }),
  );

export const rule: Rule = {
  name: 'pv-claimed-twice',
  appliesTo: ['volumeName'],
  severity: 'error',
  summary: 'Two claims name one volume.',
  consequence: 'A volume is bound to one claim only: the other stays Pending and its pods never start.',
  fix: 'Let the pods share one claim, or give each claim a volume of its own.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding',
  bad: () => app('data-volume'),
  good: () => app('second-volume'),
  *check({ claims, persistentVolumes }) {
    const reserved = new Set<string>();
    const first = new Map<string, Claim>();
    for (const { name, claimRef, claim, manifest } of persistentVolumes) {
      if (claimRef === undefined) continue;
      // The claimRef of a bound live volume was written by the controller, not by a user.
      if (manifest.live === undefined || claim === undefined) reserved.add(name);
      else first.set(name, claim);
    }
    for (const claim of claims) {
      const { volumeName } = claim;
      if (volumeName === undefined || reserved.has(volumeName)) continue;
      const at = { manifest: claim.manifest, path: [...claim.path, 'spec', 'volumeName'] };
      const other = first.get(volumeName);
      if (other === undefined) first.set(volumeName, claim);
      else if (other.manifest.key !== claim.manifest.key || other.path.join() !== claim.path.join()) {
        yield {
          message: `names volume ${volumeName}, as claim ${other.manifest.namespace === undefined ? '' : `${other.manifest.namespace}/`}${other.name} does: one of the two stays Pending`,
          ...at,
        };
      }
      if (claim.count > 1) {
        yield {
          message: `${String(claim.count)} claims are made of this template and all name volume ${volumeName}: all but one stay Pending`,
          fix: 'Leave volumeName out, so that each claim gets a volume of its own.',
          ...at,
        };
      }
    }
  },
};
