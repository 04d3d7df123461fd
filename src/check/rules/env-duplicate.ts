import type { Rule } from '../rule';

const pod = (second: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example/web:1
      env:
        - { name: LOG_LEVEL, value: info }
        - { name: ${second}, value: debug }
`;

export const rule: Rule = {
  name: 'env-duplicate',
  appliesTo: ['env'],
  severity: 'warning',
  severities:
    'A warning: kubectl apply, Helm and a create take it; a server-side apply (kubectl apply --server-side, Flux) refuses it.',
  summary: 'A container sets one environment variable twice.',
  consequence:
    'The last one wins. A server-side apply is rejected (duplicate entries for key); kubectl apply takes it, and removes both as soon as one is taken out.',
  fix: 'Keep the one that is meant; where kubectl apply has taken both, apply once more.',
  see: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
  bad: () => pod('LOG_LEVEL'),
  good: () => pod('LOG_FORMAT'),
  *check({ containers }) {
    for (const { env, pod } of containers) {
      if (env.length < 2) continue;
      const seen = new Set<string>();
      for (const variable of env) {
        const { name } = variable;
        if (seen.has(name)) {
          yield {
            manifest: pod.manifest,
            path: [...variable.path, 'name'],
            message: `${name} is set twice in this container: the last one wins, the other has no effect, and a server-side apply is rejected`,
          };
        }
        seen.add(name);
      }
    }
  },
};
