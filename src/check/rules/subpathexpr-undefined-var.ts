import { nearest } from '../../api/nearest';
import { variableReferences } from '../../api/variable-references';
import { environmentOf, isServiceVariable } from '../environment';
import type { Rule } from '../rule';

const pod = (variable: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example/web:1
      env:
        - name: ${variable}
          valueFrom: { fieldRef: { fieldPath: metadata.name } }
      volumeMounts:
        - { name: data, mountPath: /var/lib/web, subPathExpr: $(POD_NAME) }
  volumes:
    - name: data
      persistentVolumeClaim: { claimName: web }
`;

export const rule: Rule = {
  name: 'subpathexpr-undefined-var',
  appliesTo: ['subPathExpr'],
  severity: 'error',
  summary: 'A subPathExpr uses a variable that the container does not have.',
  consequence: 'The container does not start: CreateContainerConfigError.',
  fix: 'Define the variable under env of the same container.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath-expanded-environment',
  bad: () => pod('NAME_OF_POD'),
  good: () => pod('POD_NAME'),
  *check(inventory) {
    for (const mount of inventory.mounts) {
      const { container, subPathExpr } = mount;
      const used = variableReferences(subPathExpr ?? '');
      if (used.length === 0) continue;
      const { values, open } = environmentOf(container, inventory);
      for (const name of new Set(used)) {
        if (open || values.has(name) || isServiceVariable(name)) continue;
        const meant = nearest(name, [...values.keys()]);
        yield {
          manifest: container.pod.manifest,
          path: [...mount.path, 'subPathExpr'],
          message: `${subPathExpr ?? ''} uses ${name}, which container '${container.name}' doesn't have: it never starts (CreateContainerConfigError)`,
          fix: meant === undefined ? `Define ${name} under env of the container.` : `Did you mean $(${meant})?`,
        };
      }
    }
  },
};
