import { storageClass } from '../../check/examples';
import { immutableChanges } from '../immutable-changes';
import { kubectlName } from '../kubectl';
import { refusedChange } from '../refusal';
import type { ChangeRule } from '../rule';

export const rule: ChangeRule = {
  name: 'sc-immutable',
  severity: 'error',
  effect: 'rejected',
  summary: "A StorageClass or VolumeAttributesClass changes in a field that can't be changed.",
  consequence: 'The API server refuses the class: what it makes volumes of is fixed when it is made.',
  fix: 'Make a class of another name. Volumes that are there keep what they were made with.',
  see: 'https://kubernetes.io/docs/concepts/storage/storage-classes/',
  before: () => storageClass(),
  bad: () => storageClass({ more: 'parameters: { type: gp3 }' }),
  good: () => storageClass({ more: 'allowVolumeExpansion: true\nmountOptions: [noatime]' }),
  *check(comparison) {
    for (const pair of comparison.keptOf('StorageClass', 'VolumeAttributesClass'))
      for (const change of immutableChanges(pair))
        yield refusedChange(
          pair,
          change,
          `Make a class of another name; or delete this one just before the new version is applied (kubectl delete ${kubectlName(pair.after)}): volumes that are there keep what they were made with.`,
        );
  },
};
