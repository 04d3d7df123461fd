import { dnsSubdomainProblem } from '../../api/names';
import { generatedNames, namesOf, ROOT_CERTIFICATES } from '../references';
import { severityOfMissing } from '../open-world';
import type { Rule } from '../rule';
import type { ConfigUse } from '../../inventory/pods';
import { namespaceKey, namespaceTitle } from '../../inventory/namespaces';

const app = (name: string): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: worker-settings
data:
  queue: mails
---
apiVersion: v1
kind: Pod
metadata:
  name: worker
spec:
  containers:
    - name: worker
      image: registry.example/worker:1
      envFrom:
        - configMapRef: { name: ${name} }
`;

export const rule: Rule = {
  name: 'missing-configmap',
  appliesTo: ['configMapKeyRef', 'secretKeyRef', 'configMapRef', 'secretRef', 'configMap', 'secret'],
  severity: 'error',
  severities:
    'An error where the name of an object that nothing else refers to is one slip away (a letter left out, doubled or swapped); a warning where other objects refer to that name as well, or another letter of a longer word is wrong; else an info, for the cluster may have it: an error with `cluster: { complete: true }` (`--complete`).',
  summary: 'A pod reads a ConfigMap or Secret that is not there under that name.',
  consequence:
    'The container waits in CreateContainerConfigError, or the pod in ContainerCreating (FailedMount), until it exists.',
  fix: 'Name a ConfigMap or Secret that exists in the namespace of the pod, or write optional: true.',
  see: 'https://kubernetes.io/docs/concepts/configuration/configmap/#configmaps-and-pods',
  bad: () => app('worker-setings'),
  good: () => app('worker-settings'),
  *check(inventory) {
    const made = generatedNames(inventory);
    const dangling = inventory.configUses.filter(
      (use) =>
        !use.optional && use.name !== '' && use.name !== ROOT_CERTIFICATES && inventory.targetOf(use) === undefined,
    );
    if (dangling.length === 0) return;
    const used = new Set(
      inventory.configUses.map(({ kind, name, manifest }) => nameKey(kind, manifest.namespace, name)),
    );
    const elsewhere = new Set(
      ['ConfigMap', 'Secret'].flatMap((kind) => inventory.byKind(kind).map(({ name }) => `${kind} ${name}`)),
    );
    const namesOfKind = (kind: ConfigUse['kind']) =>
      namesOf(inventory, kind, (namespace, name) => used.has(nameKey(kind, namespace, name)));
    const namesIn = { ConfigMap: namesOfKind('ConfigMap'), Secret: namesOfKind('Secret') };
    const reported = new Set<string>();
    for (const { kind, name, manifest, path } of dangling) {
      if (made.has(name) || elsewhere.has(`${kind} ${name}`) || dnsSubdomainProblem(name) !== undefined) continue;
      const key = `${manifest.key} ${kind} ${name}`;
      if (reported.has(key)) continue;
      reported.add(key);
      const names = namesIn[kind](manifest.namespace);
      const meant = names.meantBy(name);
      if (meant !== undefined) {
        yield {
          manifest,
          path,
          message: `reads ${kind} '${name}', which isn't among the manifests, but '${meant.name}' is: the container never starts`,
          fix: `Write ${kind === 'Secret' && path.at(-1) === 'secretName' ? 'secretName' : 'name'}: ${meant.name}`,
          severity: severityOfMissing(inventory, meant.severity),
        };
      } else {
        yield {
          manifest,
          path,
          message: `reads ${kind} '${name}', which isn't among the manifests: the container doesn't start until there is one in ${namespaceTitle(manifest.namespace)}`,
          fix: `See to it that the ${kind} is there, or add it to the manifests.${names.hint(name)}`,
          severity: severityOfMissing(inventory, 'info'),
        };
      }
    }
  },
};

function nameKey(kind: string, namespace: string | undefined, name: string): string {
  return `${kind} ${namespaceKey(namespace)} ${name}`;
}
