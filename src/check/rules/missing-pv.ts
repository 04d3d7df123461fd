import { claim, deployment, documents, volume } from '../examples';
import { severityOfMissing } from '../open-world';
import { Names } from '../references';
import type { Rule } from '../rule';

const app = (volumeName: string): string =>
  documents(volume(), claim({ more: `volumeName: ${volumeName}` }), deployment());

export const rule: Rule = {
  name: 'missing-pv',
  appliesTo: ['volumeName', 'storageClassName'],
  severity: 'error',
  severities:
    'An error where the name of an object that nothing else refers to is one slip away (a letter left out, doubled or swapped); a warning where other objects refer to that name as well, or another letter of a longer word is wrong; else an info, for the cluster may have it: an error with `cluster: { complete: true }` (`--complete`).',
  summary:
    "A claim names a volume that is not there under that name, or its class '' leaves it to volumes of which there are none.",
  consequence: 'The claim stays Pending for ever, without an event that says why.',
  fix: 'Name a volume that exists.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume',
  bad: () => app('data-volum'),
  good: () => app('data-volume'),
  *check(inventory) {
    const { claims, persistentVolumes } = inventory;
    const free = persistentVolumes.filter(({ claim, claimRef }) => claim === undefined && claimRef === undefined);
    const freeNames = new Set(free.map(({ name }) => name));
    const names = new Names(
      persistentVolumes.map(({ name }) => name),
      (name) => !freeNames.has(name),
    );
    for (const { binding, manifest, path } of claims) {
      // Other rules report volumes that exist and don't match.
      if (binding.state === 'pending' && binding.className === '' && free.length === 0) {
        yield {
          manifest,
          path: [...path, 'spec', 'storageClassName'],
          message: `has the class '', with which nothing makes a volume, and no volume is among the manifests: the claim stays Pending until the cluster has one that fits`,
          fix: "Leave storageClassName out to get the cluster's default class, or add the volume.",
          severity: severityOfMissing(inventory, 'info'),
        };
      }
      if (binding.state !== 'external') continue;
      const { volumeName } = binding;
      const at = { manifest, path: [...path, 'spec', 'volumeName'] };
      const meant = names.meantBy(volumeName);
      if (meant === undefined) {
        yield {
          message: `names volume '${volumeName}', which isn't among the manifests: the claim stays Pending until the cluster has it`,
          fix: `See to it that the volume is there, or add it to the manifests.${names.hint(volumeName)}`,
          severity: severityOfMissing(inventory, 'info'),
          ...at,
        };
      } else {
        yield {
          message: `names volume '${volumeName}', which isn't among the manifests, but '${meant.name}' is: the claim stays Pending, without an event that says why`,
          fix: `Write volumeName: ${meant.name}`,
          severity: severityOfMissing(inventory, meant.severity),
          ...at,
        };
      }
    }
  },
};
