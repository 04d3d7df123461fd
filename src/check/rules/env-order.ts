import { variableReferences } from '../../api/variable-references';
import type { EnvVar } from '../../inventory/pods';
import { environmentOf, isServiceVariable } from '../environment';
import type { Rule } from '../rule';

const USER = '        - { name: DB_USER, value: app }\n';
const URL = '        - { name: DB_URL, value: postgres://$(DB_USER)@db/app }\n';
const pod = (env: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example/web:1
      env:
${env}`;

export const rule: Rule = {
  name: 'env-order',
  appliesTo: ['value'],
  severity: 'warning',
  summary: 'A variable refers to one that is defined after it.',
  consequence: 'The app gets the text $(NAME) itself, not the value.',
  fix: 'Move the variable that is referred to up, before the one that uses it.',
  see: 'https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/',
  bad: () => pod(URL + USER),
  good: () => pod(USER + URL),
  *check(inventory) {
    for (const container of inventory.containers) {
      if (!container.env.some(({ value }) => value?.includes('$(') === true)) continue;
      const last = new Map(container.env.map(({ name }, index) => [name, index]));
      const seen = new Set<string>();
      for (const [index, { name, value, path }] of container.env.entries()) {
        for (const used of new Set(variableReferences(value ?? ''))) {
          const later = last.get(used);
          if (later === undefined || later < index || seen.has(used)) continue;
          if (isServiceVariable(used) || environmentOf(container, inventory).open) continue;
          if (environmentOf(container, inventory).fromSources.has(used)) continue;
          yield {
            manifest: container.pod.manifest,
            path: [...path, 'value'],
            message:
              later === index
                ? `${name} refers to itself; the app gets the text $(${used})`
                : `${name} uses $(${used}), which is defined after it: the app gets the text $(${used})`,
            fix: orderingFix(container.env, name, used),
          };
        }
        seen.add(name);
      }
    }
  },
};

function orderingFix(env: readonly EnvVar[], name: string, used: string): string {
  if (used === name) return `Give ${name} its value.`;
  if (!refersTo(env, used, name)) return `Move ${used} up, before ${name}.`;
  return `${used} refers to ${name} in turn, so no order helps: give one of them its value.`;
}

/** Whether a variable refers to another, directly or through others. */
function refersTo(env: readonly EnvVar[], from: string, to: string): boolean {
  const reached = new Set([from]);
  for (const name of reached) {
    const value = env.find((one) => one.name === name)?.value ?? '';
    for (const used of variableReferences(value)) reached.add(used);
  }
  return from !== to && reached.has(to);
}
