import type { Json } from '../../inventory/json';
import { asObject, isObject } from '../../inventory/json';
import type { Rule } from '../rule';
import { sampleWorkload } from '../samples';

const deployment = (unavailable: string): string =>
  sampleWorkload(
    'Deployment',
    `selector: { matchLabels: { app: web } }
strategy:
  type: RollingUpdate
  rollingUpdate: { maxSurge: 0, maxUnavailable: ${unavailable} }`,
  );

export const rule: Rule = {
  name: 'deployment-strategy',
  appliesTo: ['rollingUpdate'],
  severity: 'error',
  summary:
    'An update strategy that contradicts itself: Recreate with rolling numbers, or an update that may neither add nor remove a pod.',
  consequence: 'The API server refuses the workload.',
  fix: 'Take rollingUpdate out beside Recreate; else let maxSurge or maxUnavailable be at least 1.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
  bad: () => deployment('0'),
  good: () => deployment('1'),
  *check({ workloads }) {
    for (const { kind, manifest } of workloads) {
      const name = kind === 'Deployment' ? 'strategy' : 'updateStrategy';
      const strategy = asObject(manifest.spec[name]);
      const rolling = strategy['rollingUpdate'];
      if (!isObject(rolling)) continue;
      const path = ['spec', name, 'rollingUpdate'];
      const { maxSurge, maxUnavailable } = rolling;
      if (kind === 'Deployment' && strategy['type'] === 'Recreate') {
        yield {
          manifest,
          path,
          message: 'Recreate removes all pods first, so it has no rollingUpdate: the API server refuses it',
        };
      } else if (kind === 'Deployment' && isZero(maxSurge) && isZero(maxUnavailable)) {
        yield {
          manifest,
          path,
          message:
            'maxSurge and maxUnavailable are both 0, so no pod could ever be replaced: the API server refuses it',
        };
      } else if (kind === 'DaemonSet') {
        // The defaults of a DaemonSet are maxSurge: 0 and maxUnavailable: 1.
        const surges = maxSurge !== undefined && maxSurge !== null && !isZero(maxSurge);
        if (!surges && isZero(maxUnavailable))
          yield {
            manifest,
            path,
            message:
              'maxUnavailable is 0 without a maxSurge, so no pod could ever be replaced: the API server refuses it',
          };
        if (surges && !isZero(maxUnavailable)) {
          yield {
            manifest,
            path,
            message: 'a DaemonSet with a maxSurge has to have maxUnavailable 0: the API server refuses it',
            fix: 'Write maxUnavailable: 0 beside it.',
          };
        }
      }
    }
  },
};

function isZero(value: Json | undefined): boolean {
  return value === 0 || value === '0%';
}
