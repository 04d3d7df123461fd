import type { FieldType } from '../../api/fields';
import type { Json } from '../../inventory/json';
import { isPlaceholder } from '../filled-in';
import { isPatch } from '../fragment';
import type { Rule } from '../rule';
import { sampleWorkload } from '../samples';
import type { SchemaProblem } from '../schema';
import { describeType, describeValue, schemaProblems } from '../schema';

/** Whether another rule reports the value. */
function isReportedElsewhere({ manifest, path }: SchemaProblem): boolean {
  if (
    ['ConfigMap', 'Secret'].includes(manifest.kind) &&
    ['data', 'stringData', 'binaryData'].includes(String(path[0]))
  ) {
    return path.length > 1;
  }
  return path.at(-1) === 'value' && path.at(-3) === 'env';
}

const deployment = (replicas: string): string =>
  sampleWorkload('Deployment', `replicas: ${replicas}\nselector: { matchLabels: { app: web } }`);

export const rule: Rule = {
  name: 'wrong-type',
  appliesTo: ['kind'],
  severity: 'error',
  summary:
    'A field holds another kind of value than it takes: a string for a number, a number for a string, a list for an object.',
  consequence: 'The API server refuses the object.',
  fix: 'Write the kind of value that the field takes; in YAML, quotes make a string of a number or a boolean.',
  see: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  bad: () => deployment('"2"'),
  good: () => deployment('2'),
  *check(inventory) {
    for (const problem of schemaProblems(inventory)) {
      if (problem.kind !== 'type' || problem.expected.kind === 'quantity' || isReportedElsewhere(problem)) continue;
      const { manifest, path, expected, value } = problem;
      if (isPlaceholder(value) || isQuotedByKustomize(problem)) continue;
      const quoted =
        expected.kind === 'string' && typeof value !== 'object' && manifest.kind !== 'Secret'
          ? { fix: `Quote it: "${String(value)}"` }
          : {};
      const right = converted(value, expected);
      yield {
        manifest,
        path,
        message: `takes ${describeType(expected)}, and is ${manifest.kind === 'Secret' ? 'something else' : describeValue(value)}: the API server refuses it`,
        ...quoted,
        ...(right === undefined
          ? {}
          : {
              correction: { path, value: right },
              edit: { path, ...(typeof right === 'string' ? { quote: true } : { value: right }) },
            }),
      };
    }
  },
};

/** Whether the value is an annotation or a label of a patch, which kustomize converts to a string. */
function isQuotedByKustomize({
  manifest,
  path: [first, second],
  value,
}: Extract<SchemaProblem, { kind: 'type' }>): boolean {
  return (
    first === 'metadata' &&
    /^(?:annotations|labels)$/.test(String(second)) &&
    typeof value !== 'object' &&
    isPatch(manifest)
  );
}

/** The value converted to the field's type, if quotes are the only mistake. */
function converted(value: Json, { kind }: FieldType): Json | undefined {
  if (typeof value === 'object') return undefined;
  if (kind === 'string') return String(value);
  if (kind === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return (kind === 'integer' || kind === 'number') && /^-?\d+$/.test(String(value)) ? Number(value) : undefined;
}
