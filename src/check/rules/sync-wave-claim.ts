import { syncWave } from '../../inventory/deploy-marks';
import { bindingMode } from '../binding-mode';
import { claim, deployment, documents, storageClass } from '../examples';
import type { Rule } from '../rule';

const app = (wave: string): string =>
  documents(
    storageClass(),
    claim().replace('  name: data\n', `  name: data\n  annotations: { argocd.argoproj.io/sync-wave: '${wave}' }\n`),
    deployment(),
  );

export const rule: Rule = {
  name: 'sync-wave-claim',
  appliesTo: ['annotations'],
  severity: 'error',
  summary:
    'A claim that waits for its first pod (WaitForFirstConsumer) is in an earlier sync wave than all pods that mount it.',
  consequence:
    'Argo CD begins a wave when all of the one before are healthy. The claim stays Pending until a pod mounts it, so that the wave never ends and the pod is never made.',
  fix: 'Put the claim into the wave of what mounts it: the same number, or none on both.',
  see: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode',
  bad: () => app('-1'),
  good: () => app('0'),
  *check(inventory) {
    for (const one of inventory.claims) {
      const { manifest, users, binding, name } = one;
      if (one.kind !== 'claim' || users.length === 0 || binding.state === 'external') continue;
      // A claim that names its volume, or is named by it, is bound without a pod.
      if (binding.state === 'bound' && binding.by !== 'match') continue;
      const wave = syncWave(manifest);
      const [first] = users.map(({ pod }) => pod.manifest).toSorted((a, b) => syncWave(a) - syncWave(b));
      if (first === undefined || syncWave(first) <= wave) continue;
      if (bindingMode(one, inventory) !== 'WaitForFirstConsumer') continue;
      yield {
        manifest,
        path: ['metadata', 'annotations', 'argocd.argoproj.io/sync-wave'],
        message: `claim ${name} is in sync wave ${wave} and waits for its first pod (WaitForFirstConsumer), which ${first.title} makes in wave ${syncWave(first)}: wave ${wave} never gets healthy`,
        fix: `Put the claim into wave ${syncWave(first)}, that of ${first.title}.`,
      };
    }
  },
};
