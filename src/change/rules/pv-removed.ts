import { claim, documents, volume } from '../../check/examples';
import { isKeptByDeploy } from '../reclaim';
import type { ChangeRule } from '../rule';

const bound = claim({ more: 'volumeName: data-volume' });

export const rule: ChangeRule = {
  name: 'pv-removed',
  severity: 'warning',
  effect: 'orphaned',
  summary: 'A PersistentVolume is gone, and the claim that has it is not.',
  consequence:
    'Whatever prunes deletes the volume; it ends as Terminating until its claim goes, and from then on nothing leads to its files.',
  fix: 'Keep the volume as long as its claim.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection',
  before: () => documents(volume(), bound),
  bad: () => bound,
  good: () => documents(volume(), bound),
  *check(comparison) {
    for (const { manifest, claim: user } of comparison.before.persistentVolumes) {
      if (comparison.isKept(manifest) || user === undefined || isKeptByDeploy(manifest)) continue;
      if (!comparison.isKept(user.manifest)) continue;
      yield { manifest, path: [], message: `the volume is gone, and ${user.manifest.title} has it` };
    }
  },
};
