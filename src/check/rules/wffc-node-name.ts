import { asString } from '../../inventory/json';
import { bindingMode } from '../binding-mode';
import { claim, deployment, documents, storageClass } from '../examples';
import type { Rule } from '../rule';

const app = (pod: string): string => documents(storageClass(), claim(), deployment({ pod }));

export const rule: Rule = {
  name: 'wffc-node-name',
  appliesTo: ['nodeName'],
  severity: 'error',
  summary: 'A pod with nodeName mounts a claim that waits for the scheduler (WaitForFirstConsumer).',
  consequence:
    'nodeName passes the scheduler by, which alone would bind the claim: claim and pod stay Pending for ever.',
  fix: 'Write nodeSelector: { kubernetes.io/hostname: … } in place of nodeName.',
  see: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode',
  bad: () => app('nodeName: node-1'),
  good: () => app('nodeSelector: { kubernetes.io/hostname: node-1 }'),
  *check(inventory) {
    for (const claim of inventory.claims) {
      const { binding, users, name } = claim;
      if (bindingMode(claim, inventory) !== 'WaitForFirstConsumer') continue;
      // A claim that names its volume, or is named by it, is bound without the scheduler.
      if (binding.state === 'external' || binding.state === 'mismatch') continue;
      if (binding.state === 'bound' && binding.by !== 'match') continue;
      const pods = users.map(({ pod }) => pod);
      if (pods.length === 0 || pods.some(({ spec }) => (asString(spec['nodeName']) ?? '') === '')) continue;
      for (const { manifest, path, spec } of pods) {
        const node = asString(spec['nodeName']) ?? '';
        yield {
          manifest,
          path: [...path, 'nodeName'],
          message: `nodeName '${node}' passes the scheduler by, but claim ${name} waits for it (WaitForFirstConsumer): both stay Pending for ever`,
          fix: `Write nodeSelector: { kubernetes.io/hostname: ${node} } in place of nodeName.`,
        };
      }
    }
  },
};
