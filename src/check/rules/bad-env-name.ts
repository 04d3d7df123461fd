import { envNameProblem } from '../../api/names';
import type { Rule } from '../rule';
import { samplePod } from '../samples';
import { isOlder } from '../version';

const pod = (name: string): string => samplePod(`env:\n  - { name: "${name}", value: fast }`);

export const rule: Rule = {
  name: 'bad-env-name',
  appliesTo: ['env'],
  severity: 'error',
  summary: "The name of an environment variable is empty, or has '=' or a character in it that can not be printed.",
  consequence:
    'The API server refuses the workload. Before Kubernetes 1.32 only letters, digits, _, - and . were allowed.',
  fix: 'Write letters, digits and underscores.',
  see: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
  bad: () => pod('MODE=slow'),
  good: () => pod('mode.of.web'),
  *check({ containers, cluster }) {
    const strict = isOlder(cluster, '1.32');
    for (const { pod, env } of containers) {
      for (const variable of env) {
        const { name } = variable;
        const problem = envNameProblem(name) ?? (strict ? oldProblem(name) : undefined);
        if (problem === undefined) continue;
        yield {
          manifest: pod.manifest,
          path: [...variable.path, 'name'],
          message: `the name ${JSON.stringify(name)} ${problem}: the API server refuses it`,
        };
      }
    }
  },
};

function oldProblem(name: string): string | undefined {
  if (/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name)) return undefined;
  return "is not one that Kubernetes before 1.32 takes: letters, digits, '_', '-' and '.', not beginning with a digit";
}
