import { isPlaceholder } from '../filled-in';
import type { Rule } from '../rule';
import { sampleConfig } from '../samples';
import { schemaProblems } from '../schema';

export const rule: Rule = {
  name: 'secret-data-not-base64',
  appliesTo: ['Secret'],
  severity: 'error',
  summary: "Plain text in a Secret's data or a ConfigMap's binaryData, which hold base64.",
  consequence: 'The API server refuses the object.',
  fix: 'Write plain text in stringData (of a Secret) or data (of a ConfigMap).',
  see: 'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data',
  bad: () => sampleConfig('Secret', 'type: Opaque\ndata:\n  password: change-me!'),
  good: () => sampleConfig('Secret', 'type: Opaque\ndata:\n  password: Y2hhbmdlLW1l'),
  *check(inventory) {
    for (const problem of schemaProblems(inventory)) {
      if (problem.kind !== 'type' || problem.expected.kind !== 'bytes' || typeof problem.value !== 'string') continue;
      const { manifest, path, value } = problem;
      // wrong-type reports other kinds.
      if (isPlaceholder(value) || (manifest.kind !== 'Secret' && manifest.kind !== 'ConfigMap')) continue;
      yield { manifest, path, message: `the value of ${String(path.at(-1))} is not base64: the API server refuses it` };
    }
  },
};
