import type { IConstruct } from 'constructs';
import { comparedWithTree } from '../change/tree';
import type { ClusterFacts } from '../inventory/cluster';
import type { PlanOptions } from './plan';
import { planBetween } from './plan';
import type { Plan } from './step';

/** The steps from older manifests to those of a part of a tree. @throws Error where these can't be read */
export function planOfTree(before: string, scope: IConstruct, cluster: ClusterFacts, options: PlanOptions): Plan {
  const versions = comparedWithTree('MigrationPlan.since', before, scope, cluster);
  return planBetween(versions.before, versions.after, options);
}

export { delivered } from './delivery';
export { markdown } from './report/markdown';
export { script } from './report/script';
export { text } from './report/text';
