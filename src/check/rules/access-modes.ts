import { isFragment } from '../fragment';
import { asStrings } from '../../inventory/json';
import { unusualModes } from '../access-modes';
import type { Rule } from '../rule';
import { CLASS, sampleClaim, SIZE } from '../samples';

const SEE = 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes';

const claim = (...lines: string[]): string => sampleClaim([CLASS, SIZE, ...lines].join('\n'));

/** Examples in fixes: the usual modes of claims and of volumes. */
const MODES_OF_CLAIMS = ['ReadWriteOnce'];
const MODES_OF_VOLUMES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany'];

const others = (modes: readonly string[]): readonly string[] => modes.filter((mode) => mode !== 'ReadWriteOncePod');

export const rules: readonly Rule[] = [
  {
    name: 'missing-access-modes',
    appliesTo: [
      'PersistentVolumeClaim',
      'PersistentVolume',
      'volumeClaimTemplates',
      'volumeClaimTemplate',
      'ephemeral',
    ],
    severity: 'error',
    summary: 'A claim or volume that says nothing of its access modes.',
    consequence: 'The API server refuses it.',
    fix: 'Write accessModes: [ReadWriteOnce] for one node, [ReadWriteMany] for several where storage and program can.',
    see: SEE,
    bad: () => claim(),
    good: () => claim('accessModes: [ReadWriteOnce]'),
    *check(inventory) {
      for (const { manifest, path, value } of unusualModes(inventory)) {
        if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) {
          if (manifest.kind === 'PersistentVolumeClaim' && isFragment(manifest)) {
            const message =
              'there is neither an access mode nor a request for storage: the API server refuses it, unless it is a patch of another';
            yield { manifest, path, message, severity: 'warning', absent: true };
          } else {
            const correction = {
              path,
              value: manifest.kind === 'PersistentVolume' ? MODES_OF_VOLUMES : MODES_OF_CLAIMS,
            };
            yield {
              manifest,
              path,
              message: 'there is no access mode: the API server refuses it',
              absent: true,
              correction,
            };
          }
        }
      }
    },
  },
  {
    name: 'rwop-mixed-modes',
    appliesTo: ['accessModes'],
    severity: 'error',
    summary: 'ReadWriteOncePod together with another access mode.',
    consequence: 'The API server refuses it: one pod only and several at once exclude each other.',
    fix: 'Keep ReadWriteOncePod alone, or take it out.',
    see: SEE,
    bad: () => claim('accessModes: [ReadWriteOncePod, ReadWriteOnce]'),
    good: () => claim('accessModes: [ReadWriteOnce, ReadOnlyMany]'),
    *check(inventory) {
      for (const { manifest, path, value } of unusualModes(inventory)) {
        const given = asStrings(value);
        if (given.includes('ReadWriteOncePod') && others(given).length > 0) {
          yield {
            manifest,
            path,
            message: `ReadWriteOncePod stands beside ${others(given).join(', ')}: the API server refuses it`,
          };
        }
      }
    },
  },
];
