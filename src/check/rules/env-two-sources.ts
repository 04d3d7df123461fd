import { fieldsOf } from '../../api/fields';
import { asList, isObject } from '../../inventory/json';
import type { JsonObject } from '../../inventory/json';
import type { Rule } from '../rule';
import { sampleConfig, samplePod } from '../samples';

const pod = (more: string): string =>
  [
    samplePod(`env:\n  - name: MODE\n    ${more}valueFrom: { configMapKeyRef: { name: settings, key: mode } }`),
    sampleConfig('ConfigMap', 'data:\n  mode: fast'),
  ].join('---\n');

/** The names of an object's fields that are sources of its type. */
function sourcesOf(value: JsonObject, type: string): readonly string[] {
  const fields = fieldsOf(type);
  const sources: string[] = [];
  for (const key in value) if (isObject(value[key]) && fields.get(key)?.kind === 'object') sources.push(key);
  return sources;
}

export const rule: Rule = {
  name: 'env-two-sources',
  appliesTo: ['valueFrom', 'envFrom'],
  severity: 'error',
  summary: 'An environment variable with a value and a source, with two sources, or with an empty valueFrom.',
  consequence: 'The API server refuses the workload.',
  fix: 'Keep value, or one source in valueFrom.',
  see: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
  bad: () => pod('value: slow\n    '),
  good: () => pod(''),
  *check({ containers }) {
    for (const container of containers) {
      const { pod, env, data } = container;
      const { manifest } = pod;
      for (const variable of env) {
        const { valueFrom } = variable.data;
        if (!isObject(valueFrom)) continue;
        const sources = sourcesOf(valueFrom, 'V1EnvVarSource');
        const { name, value } = variable;
        if (value !== undefined && value !== '')
          yield {
            manifest,
            path: [...variable.path, 'valueFrom'],
            message: `${name} has a value and a valueFrom: the API server refuses it`,
          };
        if (sources.length > 1)
          yield {
            manifest,
            path: [...variable.path, 'valueFrom'],
            message: `${name} has several sources (${sources.join(', ')}): the API server refuses it`,
          };
        if (sources.length === 0)
          yield {
            manifest,
            path: [...variable.path, 'valueFrom'],
            message: `the valueFrom of ${name} has no source: the API server refuses it`,
            absent: true,
          };
      }
      for (const [index, item] of asList(data['envFrom']).entries()) {
        const sources = isObject(item) ? sourcesOf(item, 'V1EnvFromSource') : [];
        if (sources.length === 1) continue;
        const what = sources.length === 0 ? 'no source' : `several sources (${sources.join(', ')})`;
        yield {
          manifest,
          path: [...container.path, 'envFrom', index],
          message: `the entry has ${what}: the API server refuses it`,
          absent: sources.length === 0,
        };
      }
    }
  },
};
