import { WorkloadObjectOptions, WorkloadPlan } from './plan';

export function podPlan(options: WorkloadObjectOptions): WorkloadPlan {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    object: options,
    spec: (template) => template.spec,
  };
}
