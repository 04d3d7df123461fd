import { asNumber, field } from '../inventory/json';
import type { FieldPath } from '../inventory/path';
import type { Workload } from '../inventory/pods';

/** The path of the field with the number of pods. */
export function countPath({ kind, autoscalers }: Workload): FieldPath {
  if (kind === 'Job') return ['spec', 'parallelism'];
  if (kind === 'CronJob') return ['spec', 'jobTemplate', 'spec', 'parallelism'];
  return autoscalers.length > 0 ? ['spec'] : ['spec', 'replicas'];
}

/** The number of pods, with the autoscaler that sets it: `3 pods`. */
export function podsOf({ pods, autoscalers }: Workload): string {
  const scaled = autoscalers.find(({ spec }) => asNumber(spec['maxReplicas']) === pods.max);
  return `${String(pods.max)} pods${scaled === undefined ? '' : ` (maxReplicas of HorizontalPodAutoscaler ${scaled.name})`}`;
}

/** Whether a rolling update waits for a new pod before it stops an old one. */
export function overlaps({ kind, manifest, pods }: Workload): boolean {
  if (kind !== 'Deployment' || pods.surge === 0) return false;
  const unavailable = field(manifest.spec, 'strategy', 'rollingUpdate', 'maxUnavailable') ?? '25%';
  const percent = typeof unavailable === 'string' ? /^(\d+)%$/.exec(unavailable)?.[1] : undefined;
  const gone = percent === undefined ? Number(unavailable) : Math.floor((Number(percent) * pods.max) / 100);
  return !(gone >= pods.max);
}
