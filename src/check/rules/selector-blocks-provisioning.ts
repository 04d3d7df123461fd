import { asObject } from '../../inventory/json';
import { provisionerOf } from '../backing';
import { claim as example, deployment, documents, storageClass } from '../examples';
import { intendedVolume } from '../intended-volume';
import { isComplete, severityOfMissing } from '../open-world';
import type { Rule } from '../rule';

const app = (more: string): string => documents(storageClass(), example({ more }), deployment());

export const rule: Rule = {
  name: 'selector-blocks-provisioning',
  appliesTo: ['selector'],
  severity: 'error',
  severities:
    'A warning, for the cluster may have a volume that matches; an error with `cluster: { complete: true }` (`--complete`).',
  summary: 'A claim of a class that provisions volumes has a selector that no volume matches.',
  consequence: 'Provisioners refuse claims with a selector: the claim stays Pending, and so do its pods.',
  fix: 'Leave the selector out.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#selector',
  bad: () => app('selector: { matchLabels: { tier: gold } }'),
  good: () => app(''),
  *check(inventory) {
    for (const claim of inventory.claims) {
      const { binding, manifest, path, spec } = claim;
      const { selector } = spec;
      if (selector === undefined || selector === null || provisionerOf(binding, inventory) === undefined) continue;
      if (intendedVolume(claim, inventory) !== undefined) continue;
      yield {
        manifest,
        path: [...path, 'spec', 'selector'],
        message: `has ${Object.keys(asObject(selector)).length === 0 ? 'an empty selector, which is one all the same: no volume is there for it' : 'a selector that no volume matches'}, and class '${binding.state === 'provisioned' ? (binding.className ?? '') : ''}' provisions none for claims with a selector: it stays Pending${isComplete(inventory) ? '' : ' unless the cluster has a volume that matches'}`,
        severity: severityOfMissing(inventory, 'warning'),
      };
    }
  },
};
