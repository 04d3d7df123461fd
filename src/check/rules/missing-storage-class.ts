import { claim, deployment, documents, storageClass } from '../examples';
import { isComplete, severityOfMissing } from '../open-world';
import { Names } from '../references';
import type { Rule } from '../rule';

const app = (className: string): string =>
  documents(storageClass({ name: 'fast-disk' }), claim({ className }), deployment());

export const rule: Rule = {
  name: 'missing-storage-class',
  appliesTo: ['PersistentVolumeClaim', 'volumeClaimTemplates', 'volumeClaimTemplate'],
  severity: 'error',
  severities:
    'An error where the classes of the cluster are declared and it is none of them, or the name of a class that no claim has is one slip away (a letter left out, doubled or swapped); a warning where another letter is wrong in a longer word; else an info.',
  summary: 'A claim asks for a class that is not there under that name.',
  consequence: 'Nothing provisions the claim: it stays Pending, and so do its pods.',
  fix: 'Name a class that exists, or declare the classes of the cluster to this check.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1',
  bad: () => app('fast-dsik'),
  good: () => app('fast-disk'),
  *check(inventory) {
    const { claims, persistentVolumes, storageClasses, cluster } = inventory;
    const onVolumes = new Set(persistentVolumes.map(({ className }) => className));
    const asked = new Set(claims.map(({ className }) => className));
    const names = new Names(
      storageClasses.map(({ name }) => name),
      (name) => asked.has(name) || onVolumes.has(name),
    );
    for (const { binding, className, manifest, path, storageClass } of claims) {
      if (className === undefined || className === '' || storageClass !== undefined) continue;
      if (onVolumes.has(className) || inventory.declaredClass(className) !== undefined) continue;
      if (binding.state !== 'provisioned' && binding.state !== 'pending') continue;
      const at = { manifest, path: [...path, 'spec', 'storageClassName'] };
      const meant = names.meantBy(className);
      if (meant !== undefined) {
        yield {
          message: `asks for class '${className}', which isn't among the manifests, but '${meant.name}' is: the claim stays Pending`,
          fix: `Write storageClassName: ${meant.name}`,
          severity: severityOfMissing(inventory, meant.severity),
          ...at,
        };
      } else if (cluster.storageClasses !== undefined || isComplete(inventory)) {
        yield {
          message: `asks for class '${className}', which neither the manifests nor the cluster have: the claim stays Pending`,
          ...at,
        };
      } else {
        yield {
          message: `asks for class '${className}' of the cluster: what becomes of the files is for that class to say (its reclaim policy is Delete if it says nothing)`,
          fix: `Declare the classes of the cluster to this check to have it look.${names.hint(className)}`,
          severity: 'info',
          ...at,
        };
      }
    }
  },
};
