import type { Rule } from '../rule';
import { CLASS, MODES, sampleClaim, SIZE } from '../samples';
import { field } from '../../inventory/json';
import { formatPath } from '../../inventory/path';
import { isOneTypo } from '../references';
import { meantField, placeOf, schemaProblems } from '../schema';

export const rule: Rule = {
  name: 'unknown-field',
  appliesTo: ['kind'],
  severity: 'error',
  severities: 'An error; a warning beside a ClusterServiceVersion, whose tools read more fields than Kubernetes has.',
  summary: 'A field that its kind does not have: misspelt, or in the wrong place.',
  consequence:
    'kubectl refuses it; clients that are less strict drop it without a word, as if it had not been written.',
  fix: 'Take the field out, or write it where it belongs.',
  see: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  bad: () => sampleClaim([CLASS, MODES, SIZE, 'volumneName: files'].join('\n')),
  good: () => sampleClaim([CLASS, MODES, SIZE, 'volumeName: files'].join('\n')),
  *check(inventory) {
    const isForOlm = inventory.byKind('ClusterServiceVersion').length > 0;
    for (const problem of schemaProblems(inventory)) {
      if (problem.kind !== 'unknown') continue;
      const { manifest, path, siblings } = problem;
      const name = String(path.at(-1));
      const meant = meantField(name, siblings);
      const place = placeOf(manifest, path);
      const isNear = meant !== undefined && (place === undefined || meant.includes('.') || isOneTypo(name, meant));
      const fix = isNear
        ? `Did you mean ${meant}?`
        : place &&
          `Write it in ${place.length === 0 ? `the ${manifest.kind} itself` : formatPath(place)}, which has a field of that name.`;
      const target = isNear ? [...path.slice(0, -1), ...meant.split('.')] : place && [...place, name];
      yield {
        manifest,
        path,
        message: `${manifest.kind} has no field '${name}' here: kubectl refuses it, or it is dropped without a word`,
        ...(fix === undefined ? {} : { fix }),
        ...(target === undefined
          ? {}
          : { correction: { path: target, value: field(manifest.data, ...path) ?? null, replaces: path } }),
        ...(isNear && !meant.includes('.') ? { edit: { path, name: meant } } : {}),
        ...(isForOlm ? { severity: 'warning' } : {}),
      };
    }
  },
};
