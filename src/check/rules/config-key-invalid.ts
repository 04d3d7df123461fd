import { configKeyProblem } from '../../api/names';
import { asObject } from '../../inventory/json';
import type { Rule } from '../rule';
import { sampleConfig } from '../samples';

export const rule: Rule = {
  name: 'config-key-invalid',
  appliesTo: ['ConfigMap', 'Secret'],
  severity: 'error',
  summary: 'A key of a ConfigMap or Secret with characters that keys can not have, or in data and binaryData both.',
  consequence: 'The API server refuses the object.',
  fix: "Write letters, digits, '-', '_' and '.'; paths of files are given by items of the volume.",
  see: 'https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object',
  bad: () => sampleConfig('ConfigMap', 'data:\n  conf/app.yaml: "debug: true"'),
  good: () => sampleConfig('ConfigMap', 'data:\n  conf_app.yaml: "debug: true"'),
  *check(inventory) {
    for (const manifest of [...inventory.byKind('ConfigMap'), ...inventory.byKind('Secret')]) {
      const inData = asObject(manifest.data['data']);
      for (const list of ['data', 'stringData', 'binaryData']) {
        const entries = asObject(manifest.data[list]);
        for (const key in entries) {
          const problem = key === '' ? 'is empty' : configKeyProblem(key);
          if (problem !== undefined)
            yield { manifest, path: [list, key], message: `the key '${key}' ${problem}; the API server refuses it` };
          else if (list === 'binaryData' && Object.hasOwn(inData, key)) {
            yield {
              manifest,
              path: [list, key],
              message: `the key ${key} is in data and in binaryData: the API server refuses it`,
            };
          }
        }
      }
    }
  },
};
