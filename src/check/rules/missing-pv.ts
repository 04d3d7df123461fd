import { mismatches } from '../../inventory/binding';
import type { Mismatch } from '../../inventory/claims';
import { claim, deployment, documents, volume } from '../examples';
import { Names } from '../references';
import type { Rule } from '../rule';

const FIT: readonly Mismatch[] = ['class', 'capacity', 'access-mode', 'volume-mode', 'attributes-class'];

const app = (volumeName: string): string =>
  documents(volume(), claim({ more: `volumeName: ${volumeName}` }), deployment());

export const rule: Rule = {
  name: 'missing-pv',
  about: ['volumeName'],
  severity: 'error',
  summary: 'A claim names a volume that is not there under that name.',
  consequence: 'The claim stays Pending for ever, without an event that says why.',
  fix: 'Name a volume that exists.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume',
  bad: () => app('data-volum'),
  good: () => app('data-volume'),
  *check({ claims, persistentVolumes }) {
    const free = persistentVolumes.filter(({ claim, claimRef }) => claim === undefined && claimRef === undefined);
    const freeNames = new Set(free.map(({ name }) => name));
    const names = new Names(
      persistentVolumes.map(({ name }) => name),
      (name) => !freeNames.has(name),
    );
    for (const claim of claims) {
      const { binding, manifest, path } = claim;
      if (binding.state !== 'external') continue;
      const at = { manifest, path: [...path, 'spec', 'volumeName'] };
      const fitting = free.length === 1 ? free.filter((volume) => mismatches(claim, volume, FIT).length === 0) : [];
      const meant = names.meantBy(binding.volumeName) ?? fitting[0]?.name;
      if (meant === undefined) {
        yield {
          message: `names volume '${binding.volumeName}', which isn't among the manifests: the claim stays Pending until the cluster has it`,
          severity: 'info',
          ...at,
        };
      } else {
        yield {
          message: `names volume '${binding.volumeName}', which isn't among the manifests, but '${meant}' is: the claim stays Pending, without an event that says why`,
          fix: `Write volumeName: ${meant}`,
          ...at,
        };
      }
    }
  },
};
