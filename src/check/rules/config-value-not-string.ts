import { isPlaceholder } from '../filled-in';
import type { Rule } from '../rule';
import { sampleConfig } from '../samples';
import { describeValue, schemaProblems } from '../schema';

export const rule: Rule = {
  name: 'config-value-not-string',
  appliesTo: ['kind'],
  severity: 'error',
  summary: 'A setting that is a number or a boolean: values of a ConfigMap, a Secret and of env are strings.',
  consequence: 'The API server refuses the object. Without quotes yes, no, on, off, y and n are booleans.',
  fix: 'Put quotes around the value.',
  see: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
  bad: () => sampleConfig('ConfigMap', 'data:\n  DEBUG: yes'),
  good: () => sampleConfig('ConfigMap', 'data:\n  DEBUG: "yes"'),
  *check(inventory) {
    for (const problem of schemaProblems(inventory)) {
      if (problem.kind !== 'type' || typeof problem.value === 'string') continue;
      const { manifest, path, value } = problem;
      const setting =
        (['ConfigMap', 'Secret'].includes(manifest.kind) && path.length === 2) ||
        (path.at(-1) === 'value' && path.at(-3) === 'env');
      if (!setting || isPlaceholder(value)) continue;
      // Values of Secrets are never printed.
      const what = manifest.kind === 'Secret' ? `a ${typeof value}` : describeValue(value);
      yield {
        manifest,
        path,
        ...(typeof value === 'object'
          ? { fix: 'Write it as one string: a | after the key, and the lines below it.' }
          : problem.expected.kind === 'bytes'
            ? {
                fix: `Put quotes around what is meant, in ${manifest.kind === 'Secret' ? 'stringData' : 'data'}: here it would have to be base64.`,
              }
            : { edit: { path, quote: true } }),
        message: `${String(path.at(-1) === 'value' ? 'the value' : path.at(-1))} is ${what}, not a string: the API server refuses it`,
      };
    }
  },
};
