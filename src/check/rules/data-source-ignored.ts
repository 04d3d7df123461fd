import type { Json } from '../../inventory/json';
import { asString, field, isObject } from '../../inventory/json';
import type { Rule } from '../rule';
import { CLASS, MODES, sampleClaim, SIZE } from '../samples';

const SNAPSHOT_GROUP = 'snapshot.storage.k8s.io';

const claim = (group: string): string =>
  sampleClaim([CLASS, MODES, SIZE, `dataSource: { ${group}kind: VolumeSnapshot, name: monday }`].join('\n'));

export const rule: Rule = {
  name: 'data-source-ignored',
  appliesTo: ['dataSource', 'dataSourceRef'],
  severity: 'error',
  severities: 'An error; a warning for a source in another namespace, which clusters with the feature gate take.',
  summary:
    'A data source of a claim that Kubernetes drops or refuses: a snapshot without its API group, a kind that dataSource does not know, or two different ones.',
  consequence: 'The claim is made all the same, and its volume is empty instead of restored.',
  fix: 'Write apiGroup: snapshot.storage.k8s.io for a VolumeSnapshot; other kinds go into dataSourceRef.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#data-source-references',
  bad: () => claim(''),
  good: () => claim(`apiGroup: ${SNAPSHOT_GROUP}, `),
  *check({ claims }) {
    for (const { manifest, path, spec } of claims) {
      const source = spec['dataSource'];
      const reference = spec['dataSourceRef'];
      if (isObject(source) && !isKnown(source)) {
        const message =
          source['kind'] === 'VolumeSnapshot'
            ? 'a VolumeSnapshot without apiGroup snapshot.storage.k8s.io is ignored, and the volume is empty'
            : `a ${asString(source['kind']) ?? 'source without a kind'} in dataSource is ignored, and the volume is empty`;
        yield { manifest, path: [...path, 'spec', 'dataSource'], message };
      }
      if (!isObject(reference)) continue;
      const at = [...path, 'spec', 'dataSourceRef'];
      const group = asString(reference['apiGroup']) ?? '';
      if (group === '' && reference['kind'] !== 'PersistentVolumeClaim') {
        yield {
          manifest,
          path: at,
          message: `${asString(reference['kind']) ?? 'the source'} has no apiGroup: only a PersistentVolumeClaim needs none`,
        };
      }
      if (
        isObject(source) &&
        isKnown(source) &&
        !['apiGroup', 'kind', 'name'].every((name) => isSame(source[name], reference[name]))
      ) {
        yield {
          manifest,
          path: at,
          message: 'dataSource and dataSourceRef name different sources: the API server refuses it',
          fix: 'Write one of them; the API server fills in the other.',
        };
      }
      if (asString(reference['namespace']) !== undefined) {
        yield {
          manifest,
          path: [...at, 'namespace'],
          message:
            'a source in another namespace is ignored unless the cluster has the feature CrossNamespaceVolumeDataSource (alpha), and the volume is empty',
          fix: 'Restore in the namespace of the source, or turn the feature gate on and allow this rule with that reason.',
          severity: 'warning',
        };
      }
    }
  },
};

/** Compares fields; an empty string equals a missing one, as for the API server. */
function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return (one ?? '') === (other ?? '');
}

function isKnown(source: Json): boolean {
  const group = asString(field(source, 'apiGroup')) ?? '';
  const kind = field(source, 'kind');
  return (kind === 'PersistentVolumeClaim' && group === '') || (kind === 'VolumeSnapshot' && group === SNAPSHOT_GROUP);
}
