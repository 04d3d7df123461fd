/** Claims that no pod mounts, and volumes that no claim gets. */
import { ByName } from '../../inventory/by-name';
import type { Inventory } from '../../inventory/inventory';
import { asString, field } from '../../inventory/json';
import { claim, deployment, documents, storageClass, volume } from '../examples';
import type { Problem, Rule } from '../rule';

const SEE = 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#lifecycle-of-a-volume-and-claim';

/** The claims that snapshots or clones are made from. */
export function claimSources({ claims, manifests }: Inventory): ByName<true> {
  const names = new ByName<true>();
  const add = (namespace: string | undefined, name: string | undefined): void => {
    if (name !== undefined) names.set(namespace, name, true);
  };
  for (const { manifest, spec } of claims) {
    for (const by of ['dataSource', 'dataSourceRef']) {
      if (field(spec, by, 'kind') === 'PersistentVolumeClaim') {
        add(manifest.namespace, asString(field(spec, by, 'name')));
      }
    }
  }
  for (const { kind, namespace, spec } of manifests) {
    if (kind === 'VolumeSnapshot') add(namespace, asString(field(spec, 'source', 'persistentVolumeClaimName')));
  }
  return names;
}

export const rules: readonly Rule[] = [
  {
    name: 'unused-claim',
    appliesTo: ['PersistentVolumeClaim'],
    severity: 'info',
    summary: 'Nothing mounts a claim.',
    consequence: 'Its disk costs money for nothing; or a pod was meant to mount it and keeps its files elsewhere.',
    fix: 'Mount it, or leave it out.',
    see: SEE,
    bad: () => documents(storageClass(), claim()),
    good: () => documents(storageClass(), claim(), deployment()),
    *check(inventory): Iterable<Problem> {
      const idle = inventory.claims.filter(({ kind, users }) => kind === 'claim' && users.length === 0);
      if (idle.length === 0) return;
      const sources = claimSources(inventory);
      for (const { manifest, name } of idle) {
        if (sources.find(manifest.namespace, name) === true) continue;
        // left-storage reports live claims, and a StatefulSet's pods mount the claims of its templates.
        if (manifest.live !== undefined || inventory.templateOf(manifest.namespace, name) !== undefined) continue;
        yield { manifest, path: ['metadata', 'name'], message: `nothing among the manifests mounts claim ${name}` };
      }
    },
  },
  {
    name: 'unused-pv',
    appliesTo: ['PersistentVolume'],
    severity: 'info',
    summary: 'No claim gets a volume.',
    consequence: 'The volume waits for a claim that may come; or one was meant to have it and does not fit.',
    fix: 'Add a claim that names it, or leave it out.',
    see: SEE,
    bad: () => volume(),
    good: () => documents(volume(), claim(), deployment()),
    *check({ persistentVolumes }): Iterable<Problem> {
      for (const { manifest, name, claim } of persistentVolumes) {
        if (claim !== undefined || manifest.live?.phase === 'Released') continue;
        yield { manifest, path: ['metadata', 'name'], message: `no claim among the manifests gets volume ${name}` };
      }
    },
  },
];
