import { runChecks } from '../../src/check/run';
import type { ClusterFacts } from '../../src/inventory/cluster';
import { inventoryOf } from './inventory-of';

/** The findings of one rule, one line each: `severity Kind name`. */
export function severities(rule: string, yaml: string, cluster?: ClusterFacts): readonly string[] {
  return runChecks(inventoryOf(yaml, cluster), { only: [rule] }).map(
    ({ severity, manifest }) => `${severity} ${manifest?.title ?? ''}`,
  );
}
