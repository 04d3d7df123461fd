import { matchesClaim } from '../../inventory/binding';
import type { Claim, PersistentVolume } from '../../inventory/claims';
import { isSameJson } from '../../inventory/json';
import { claim, deployment, documents, volume } from '../examples';
import type { Rule } from '../rule';

/** The most claims of a class that are compared with a claim. */
const MAX_COMPARED = 50;

const app = (more: string): string =>
  documents(
    volume({ name: 'orders-volume', source: 'nfs: { server: nas.example, path: /export/orders }' }),
    volume({ name: 'photos-volume', source: 'nfs: { server: nas.example, path: /export/photos }' }),
    claim({ name: 'orders', more: more === '' ? '' : `${more}: orders-volume` }),
    claim({ name: 'photos', more: more === '' ? '' : `${more}: photos-volume` }),
    deployment({ name: 'orders', claimName: 'orders' }),
    deployment({ name: 'photos', claimName: 'photos' }),
  );

export const rule: Rule = {
  name: 'ambiguous-binding',
  appliesTo: ['PersistentVolume'],
  severity: 'warning',
  summary: 'Two claims fit two volumes both ways, and nothing says which is whose.',
  consequence: 'The binder pairs them by chance: one app may come up with the files of the other.',
  fix: 'Name the volume on each claim: volumeName: …',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume',
  bad: () => app(''),
  good: () => app('volumeName'),
  *check({ claims }) {
    const open = new Map<string, { readonly claim: Claim; readonly volume: PersistentVolume }[]>();
    for (const claim of claims) {
      const { binding } = claim;
      if (claim.kind !== 'claim' || binding.state !== 'bound' || binding.by !== 'match') continue;
      const { volume } = binding;
      if (isPool(volume)) continue;
      // The binder takes claims in any order and binds each to the smallest volume that fits.
      const rivals = open.get(volume.className) ?? [];
      const other = rivals
        .slice(-MAX_COMPARED)
        .find(
          (one) =>
            matchesClaim(claim, one.volume, volume.className) &&
            matchesClaim(one.claim, volume, volume.className) &&
            !isSameJson(one.volume.config, volume.config),
        );
      if (rivals.length === 0) open.set(volume.className, rivals);
      rivals.push({ claim, volume });
      if (other === undefined) continue;
      yield {
        manifest: claim.manifest,
        path: ['spec', 'volumeName'],
        message: `fits volumes ${other.volume.name} and ${volume.name}, and so does claim ${other.claim.name}: chance decides, and each may come up with the other's files`,
        fix: `Name a volume on each claim, e.g. volumeName: ${volume.name} here.`,
      };
    }
  },
};

/** Whether a volume is one of a pool of interchangeable empty disks. */
function isPool({ source }: PersistentVolume): boolean {
  return source === 'local';
}
