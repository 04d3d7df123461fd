import { storageClass } from '../../check/examples';
import { field } from '../../inventory/json';
import type { Json } from '../../inventory/json';
import { isSame } from '../equal';
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
    for (const { before, after } of comparison.keptOf('StorageClass', 'VolumeAttributesClass'))
      for (const [name, value] of FIELDS) {
        const [old, next] = [before, after].map(({ data }) => field(data, name) ?? value);
        if (!isSame(old, next)) yield { manifest: after, path: [name], message: `a change of ${name}` };
      }
  },
};

/** With what the API server takes for a field that isn't there. */
const FIELDS: readonly (readonly [string, Json])[] = [
  ['provisioner', null],
  ['driverName', null],
  ['parameters', null],
  ['reclaimPolicy', 'Delete'],
  ['volumeBindingMode', 'Immediate'],
];
