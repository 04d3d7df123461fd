import { claim, deployment, documents, storageClass, volume } from '../examples';
import { intendedVolume } from '../intended-volume';
import type { Rule } from '../rule';

const app = (className: string): string =>
  documents(
    storageClass({ annotations: "annotations: { storageclass.kubernetes.io/is-default-class: 'true' }" }),
    volume({ className: '' }),
    claim({ className }),
    deployment(),
  );

export const rule: Rule = {
  name: 'static-claim-default-class',
  appliesTo: ['PersistentVolume'],
  severity: 'error',
  severities:
    'An error where the claim names the volume; a warning where it only fits; an info while no default class is known.',
  summary: 'A claim without a class is meant for a volume without a class, but there is a default class.',
  consequence:
    'The claim gets the default class, so it never binds to the volume: it stays Pending where it names it, and gets a new, empty disk where it does not.',
  fix: "Write storageClassName: '' on the claim: no class, not even the default one.",
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1',
  bad: () => app('none'),
  good: () => app(''),
  *check(inventory) {
    const { claims, defaultClass } = inventory;
    if (defaultClass === '') return;
    for (const claim of claims) {
      if (claim.className !== undefined) continue;
      const at = { manifest: claim.manifest, path: [...claim.path, 'spec', 'storageClassName'] };
      if (defaultClass === undefined) {
        const { binding } = claim;
        if (binding.state !== 'bound' || binding.by === 'claimRef' || binding.volume.className !== '') continue;
        yield {
          message: `has no storage class and binds to volume ${binding.volume.name} only while the cluster has no default class`,
          severity: 'info',
          ...at,
        };
        continue;
      }
      const volume = intendedVolume(claim, inventory);
      if (volume === undefined) continue;
      const outcome =
        claim.volumeName === undefined ? 'gets a new, empty disk of it' : `stays Pending, and its pods never start`;
      yield {
        message: `has no storage class, so it is given the default class '${defaultClass}' and ${outcome}; volume ${volume.name}, which has no class, is never used`,
        absent: true,
        severity: claim.volumeName === undefined ? 'warning' : 'error',
        ...at,
      };
    }
  },
};
