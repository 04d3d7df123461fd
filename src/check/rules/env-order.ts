import { variableReferences } from '../../api/variable-references';
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
  about: ['env'],
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
            fix: later === index ? `Give ${name} its value.` : `Move ${used} up, before ${name}.`,
          };
        }
        seen.add(name);
      }
    }
  },
};
