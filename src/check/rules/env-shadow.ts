import { environmentOf } from '../environment';
import type { Rule } from '../rule';

const pod = (key: string): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  ${key}: info
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example/web:1
      envFrom:
        - configMapRef: { name: web }
      env:
        - { name: LOG_LEVEL, value: debug }
`;

export const rule: Rule = {
  name: 'env-shadow',
  appliesTo: ['envFrom'],
  severity: 'warning',
  summary: 'A variable is set by several sources of a container, and one silently wins.',
  consequence: 'Changing the value in the ConfigMap or Secret that loses has no effect, and nothing says so.',
  fix: 'Set it in one place, or give the envFrom source a prefix.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/',
  bad: () => pod('LOG_LEVEL'),
  good: () => pod('LOG_FORMAT'),
  *check(inventory) {
    for (const container of inventory.containers) {
      if (!container.configs.some(({ by }) => by === 'envFrom')) continue;
      const { fromSources } = environmentOf(container, inventory);
      for (const [name, sources] of fromSources) {
        const [first, second] = sources;
        const own = container.env.find((variable) => variable.name === name);
        if (first === undefined) continue;
        const { manifest } = container.pod;
        if (own !== undefined && (own.value === undefined || own.value !== first.value)) {
          yield {
            manifest,
            path: [...own.path, 'name'],
            message: `${name} overrides the key ${first.key} of ${first.object.title}, which envFrom brings: changes there have no effect`,
          };
        } else if (second !== undefined && (first.value === undefined || first.value !== second.value)) {
          yield {
            manifest,
            path: second.use.path,
            message: `${first.object.title} and ${second.object.title} both bring ${name}: the later one wins without a word, and the other has no effect`,
          };
        }
      }
    }
  },
};
