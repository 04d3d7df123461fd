import { namespaceKey } from '../../inventory/manifest';
import { claim, deployment, documents, storageClass } from '../examples';
import { namesOf } from '../references';
import type { Rule } from '../rule';

const app = (claimName: string): string => documents(storageClass(), claim(), deployment({ claimName }));

export const rule: Rule = {
  name: 'missing-claim',
  about: ['persistentVolumeClaim'],
  severity: 'error',
  summary: 'A pod mounts a claim that is not there under that name.',
  consequence: 'The pod stays Pending: persistentvolumeclaim not found.',
  fix: 'Name a claim that exists in the namespace of the pod.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes',
  bad: () => app('dat'),
  good: () => app('data'),
  *check(inventory) {
    const dangling = inventory.volumes.filter(
      ({ claimName, claim }) => claimName !== undefined && claimName !== '' && claim === undefined,
    );
    if (dangling.length === 0) return;
    const elsewhere = new Set(inventory.byKind('PersistentVolumeClaim').map(({ name }) => name));
    const namesIn = namesOf(
      inventory,
      'PersistentVolumeClaim',
      (namespace, name) => (inventory.claimFor(namespace, name)?.users.length ?? 0) > 0,
    );
    // The claims of StatefulSets, by what stands before their number, as it is and the wrong way round.
    const templates = inventory.claims.filter(({ kind }) => kind === 'template');
    const stems = new Set(templates.map(({ name, manifest }) => `${name}-${manifest.name}`));
    const swapped = new Map(
      templates.map(({ name, manifest }) => [
        `${namespaceKey(manifest.namespace)}/${manifest.name}-${name}`,
        { stem: `${name}-${manifest.name}`, set: manifest.title },
      ]),
    );
    const told = new Set<string>();
    for (const { claimName, pod, path } of dangling) {
      if (claimName === undefined || elsewhere.has(claimName)) continue;
      const { manifest } = pod;
      const key = `${manifest.key} ${claimName}`;
      if (told.has(key)) continue;
      told.add(key);
      const at = { manifest, path: [...path, 'persistentVolumeClaim', 'claimName'] };
      const names = namesIn(manifest.namespace);
      const [, stem = '', ordinal = ''] = /^(.+)-(\d+)$/.exec(claimName) ?? [];
      if (stems.has(stem)) continue;
      const made = swapped.get(`${namespaceKey(manifest.namespace)}/${stem}`);
      const meant = names.meantBy(claimName) ?? (names.free.length === 1 ? names.free[0] : undefined);
      if (made !== undefined) {
        yield {
          message: `mounts claim '${claimName}', which isn't among the manifests; the claims of ${made.set} are named ${made.stem}-<n>: the pod stays Pending`,
          fix: `Write claimName: ${made.stem}-${ordinal}`,
          ...at,
        };
        continue;
      }
      if (meant !== undefined) {
        yield {
          message: `mounts claim '${claimName}', which isn't among the manifests; '${meant}' is, and ${names.free.includes(meant) ? 'nothing mounts it' : 'has nearly that name'}: the pod stays Pending`,
          fix: `Write claimName: ${meant}`,
          ...at,
        };
      } else {
        yield {
          message: `mounts claim '${claimName}', which isn't among the manifests: the pod stays Pending until there is one in namespace ${namespaceKey(manifest.namespace)}`,
          fix: 'See to it that the claim is there, or add it to the manifests.',
          severity: 'info',
          ...at,
        };
      }
    }
  },
};
