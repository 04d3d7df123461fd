import { isDefaultClass } from '../../inventory/inventory';
import { documents, storageClass } from '../examples';
import type { Rule } from '../rule';

const DEFAULT = "annotations: { storageclass.kubernetes.io/is-default-class: 'true' }";

const app = (annotations: string): string =>
  documents(storageClass({ annotations: DEFAULT }), storageClass({ name: 'other', annotations }));

export const rule: Rule = {
  name: 'multiple-default-classes',
  appliesTo: ['StorageClass'],
  severity: 'warning',
  summary: 'Two classes are marked as the default class.',
  consequence: 'Claims without a class get the class that was created last, whichever that is.',
  fix: "Mark one class only: storageclass.kubernetes.io/is-default-class: 'true'",
  see: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass',
  bad: () => app(DEFAULT),
  good: () => app(DEFAULT.replace('true', 'false')),
  *check({ storageClasses, cluster }) {
    const [first, ...others] = storageClasses.filter((manifest) => isDefaultClass(manifest));
    const declared = cluster.defaultClass === '' ? undefined : cluster.defaultClass;
    for (const manifest of others) {
      yield {
        manifest,
        path: ['metadata', 'annotations'],
        message: `is marked as the default class, and so is ${first?.name ?? ''}: claims without a class get whichever was created last`,
      };
    }
    if (first !== undefined && declared !== undefined && !storageClasses.some(({ name }) => name === declared)) {
      yield {
        manifest: first,
        path: ['metadata', 'annotations'],
        message: `is marked as the default class, and so is ${declared} of the cluster: claims without a class get whichever was created last`,
      };
    }
  },
};
