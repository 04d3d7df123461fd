import { dnsSubdomainProblem } from '../../api/names';
import { namespaceKey, namespaceTitle } from '../../inventory/namespaces';
import { claim, deployment, documents, storageClass } from '../examples';
import { namesOf } from '../references';
import { severityOfMissing } from '../open-world';
import type { Rule } from '../rule';

const app = (claimName: string): string =>
  documents(storageClass(), claim({ name: 'uploads' }), deployment({ claimName }));

export const rule: Rule = {
  name: 'missing-claim',
  appliesTo: ['persistentVolumeClaim'],
  severity: 'error',
  severities:
    'An error where the name of an object that nothing else refers to is one slip away (a letter left out, doubled or swapped); a warning where other objects refer to that name as well, or another letter of a longer word is wrong; else an info, for the cluster may have it: an error with `cluster: { complete: true }` (`--complete`).',
  summary: 'A pod mounts a claim that is not there under that name.',
  consequence: 'The pod stays Pending: persistentvolumeclaim not found.',
  fix: 'Name a claim that exists in the namespace of the pod.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes',
  bad: () => app('uplods'),
  good: () => app('uploads'),
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
    // The claims of StatefulSets without their ordinals: template and set, and the reverse.
    const templates = inventory.claims.filter(({ kind }) => kind === 'template');
    const stems = new Set(templates.map(({ name, manifest }) => `${name}-${manifest.name}`));
    const swapped = new Map(
      templates.map(({ name, manifest }) => [
        `${namespaceKey(manifest.namespace)}/${manifest.name}-${name}`,
        { stem: `${name}-${manifest.name}`, set: manifest.title },
      ]),
    );
    const reported = new Set<string>();
    for (const { claimName, pod, path } of dangling) {
      if (claimName === undefined || elsewhere.has(claimName) || dnsSubdomainProblem(claimName) !== undefined) continue;
      const { manifest } = pod;
      const key = `${manifest.key} ${claimName}`;
      if (reported.has(key)) continue;
      reported.add(key);
      const at = { manifest, path: [...path, 'persistentVolumeClaim', 'claimName'] };
      const names = namesIn(manifest.namespace);
      const [, stem = '', ordinal = ''] = /^(.+)-(\d+)$/.exec(claimName) ?? [];
      if (stems.has(stem)) continue;
      const made = swapped.get(`${namespaceKey(manifest.namespace)}/${stem}`);
      const meant = names.meantBy(claimName);
      if (made !== undefined) {
        yield {
          message: `mounts claim '${claimName}', which isn't among the manifests; the claims of ${made.set} are named ${made.stem}-<n>: the pod stays Pending`,
          fix: `Write claimName: ${made.stem}-${ordinal}`,
          severity: severityOfMissing(inventory, 'warning'),
          ...at,
        };
      } else if (meant !== undefined) {
        yield {
          message: `mounts claim '${claimName}', which isn't among the manifests; '${meant.name}' is: the pod stays Pending`,
          fix: `Write claimName: ${meant.name}`,
          severity: severityOfMissing(inventory, meant.severity),
          ...at,
        };
      } else {
        yield {
          message: `mounts claim '${claimName}', which isn't among the manifests: the pod stays Pending until there is one in ${namespaceTitle(manifest.namespace)}`,
          fix: `See to it that the claim is there, or add it to the manifests.${names.hint(claimName)}`,
          severity: severityOfMissing(inventory, 'info'),
          ...at,
        };
      }
    }
  },
};
