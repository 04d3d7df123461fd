import { operatorOf } from '../../check/operators';
import { isKeptByDeploy } from '../reclaim';
import type { ChangeRule } from '../rule';

const cluster = (name: string, instances = 1): string => `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: ${name}
spec:
  instances: ${instances}
  storage: { size: 10Gi }
`;

export const rule: ChangeRule = {
  name: 'operator-removed',
  severity: 'error',
  effect: 'deleted',
  summary: 'A custom resource is gone or renamed, and its operator deletes the claims with it.',
  consequence:
    'Operators of databases delete the claims of a cluster together with its custom resource; a class with the reclaim policy Retain keeps the volumes, which nothing leads to any more.',
  fix: 'Keep the custom resource with its name; or make a backup first, and restore it into the new one.',
  see: 'https://kubernetes.io/docs/concepts/extend-kubernetes/operator/',
  before: () => cluster('orders'),
  bad: () => cluster('shop'),
  good: () => cluster('orders', 3),
  *check({ removed }) {
    for (const manifest of removed) {
      const operator = operatorOf(manifest);
      if (operator?.deletesClaims?.(manifest) !== true || isKeptByDeploy(manifest)) continue;
      yield {
        manifest,
        path: [],
        message: `the ${manifest.kind} is gone, and ${operator.title} deletes its claims with it: unless their class keeps the volumes (reclaim policy Retain), the files are lost`,
      };
    }
  },
};
