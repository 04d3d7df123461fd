import { changesBetween } from '../../src/change/between';
import type { ChangeSet } from '../../src/change/between';
import type { ClusterFacts } from '../../src/inventory/cluster';
import { inventoryOf } from '../check/inventory-of';

/** The comparison of two YAML texts. */
export function between(before: string, after: string, cluster?: ClusterFacts): ChangeSet {
  return changesBetween(inventoryOf(before, cluster), inventoryOf(after, cluster));
}

/** The findings, one line each: `severity rule Kind name path`. */
export function found(before: string, after: string, cluster?: ClusterFacts): readonly string[] {
  return between(before, after, cluster).findings.map(({ rule, severity, manifest, path }) =>
    `${severity} ${rule} ${manifest?.title ?? ''} ${path}`.trimEnd(),
  );
}

/** The changes of objects, one line each: `change Kind name: effect`. */
export function effects(before: string, after: string): readonly string[] {
  return between(before, after).objects.map(({ change, manifest, effect }) => `${change} ${manifest.title}: ${effect}`);
}
