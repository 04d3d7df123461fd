import type { Inventory } from '../../inventory/inventory';
import { mayBeSameNamespace } from '../../inventory/namespaces';
import type { Manifest } from '../../inventory/manifest';
import type { FieldPath } from '../../inventory/path';
import { claim, deployment, documents, storageClass } from '../examples';
import { groupBy } from '../group';
import { isComplete, severityOfMissing } from '../open-world';
import { isFilledByController, generatedNames, ROOT_CERTIFICATES } from '../references';
import type { Rule } from '../rule';

const app = (namespace: string): string =>
  documents(storageClass(), claim({ namespace: 'shop' }), deployment({ namespace }));

/** A pod's reference to an object by name, in the pod's namespace. */
interface Reference {
  readonly manifest: Manifest;
  readonly path: FieldPath;
  readonly kind: string;
  readonly name: string;
}

/** The references to objects that don't exist in the pod's namespace. */
function* dangling(inventory: Inventory): Iterable<Reference> {
  for (const volume of inventory.volumes) {
    const { claimName, claim, pod } = volume;
    if (claimName === undefined || claim !== undefined) continue;
    const at = [...volume.path, 'persistentVolumeClaim', 'claimName'];
    yield { manifest: pod.manifest, path: at, kind: 'PersistentVolumeClaim', name: claimName };
  }
  const made = generatedNames(inventory);
  for (const use of inventory.configUses) {
    if (inventory.targetOf(use) !== undefined) continue;
    const { kind, name, manifest, path, optional } = use;
    if (optional || name === ROOT_CERTIFICATES || made.has(name)) continue;
    yield { manifest, path, kind, name };
  }
}

export const rule: Rule = {
  name: 'cross-namespace-claim',
  appliesTo: ['PersistentVolumeClaim', 'volumeClaimTemplates', 'ConfigMap', 'Secret'],
  severity: 'error',
  severities:
    'A warning, for the cluster may have one of that name in the namespace of the pod; an error with `cluster: { complete: true }` (`--complete`).',
  summary: 'A pod names a claim, ConfigMap or Secret that is in another namespace.',
  consequence: 'Pods see only what is in their own namespace: the pod stays Pending, or its container never starts.',
  fix: 'Put both into one namespace.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#a-note-on-namespaces',
  bad: () => app('web'),
  good: () => app('shop'),
  *check(inventory) {
    const references = [...dangling(inventory)];
    if (references.length === 0) return;
    const named = groupBy(
      ['PersistentVolumeClaim', 'ConfigMap', 'Secret'].flatMap((kind) => inventory.byKind(kind)),
      ({ kind, name }) => `${kind} ${name}`,
    );
    const makers = groupBy(
      inventory.claims.filter(({ kind }) => kind === 'template'),
      ({ name, manifest }) => `PersistentVolumeClaim ${name}-${manifest.name}-`,
      ({ manifest }) => manifest,
    );
    const reported = new Set<string>();
    for (const { manifest, path, kind, name } of references) {
      const owners = named.get(`${kind} ${name}`) ?? makers.get(`${kind} ${name.replace(/\d+$/, '')}`) ?? [];
      const { namespace: here = '' } = manifest;
      const key = `${manifest.key} ${kind} ${name}`;
      if (reported.has(key)) continue;
      const other = owners.find((owner) => !isFilledByController(owner) && !mayBeSameNamespace(owner.namespace, here));
      if (other === undefined) continue;
      reported.add(key);
      const { namespace: there = '' } = other;
      yield {
        manifest,
        path,
        message: `names ${kind} '${name}', which is in namespace ${there}, but the pod is in ${here}: it never starts${isComplete(inventory) ? '' : ` unless the cluster has one of that name in ${here}`}`,
        fix: `Write metadata.namespace: ${there} on ${manifest.kind} ${manifest.name}, or move ${kind} ${name} to ${here}.`,
        severity: severityOfMissing(inventory, 'warning'),
      };
    }
  },
};
