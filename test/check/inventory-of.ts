import type { CheckOptions } from '../../src/check/options';
import { runChecks } from '../../src/check/run';
import type { ClusterFacts } from '../../src/inventory/cluster';
import { Inventory } from '../../src/inventory/inventory';
import { readManifests } from '../../src/inventory/read';

/** The inventory of a YAML text, which must be readable. */
export function inventoryOf(yaml: string, cluster?: ClusterFacts): Inventory {
  const { manifests, problems } = readManifests('test.yaml', yaml);
  expect(problems).toEqual([]);
  return new Inventory(manifests, cluster);
}

/** The findings of all rules in a YAML text, one line each: `rule Kind name path`. */
export function found(yaml: string, cluster?: ClusterFacts, options?: CheckOptions): readonly string[] {
  return runChecks(inventoryOf(yaml, cluster), options).map(
    ({ rule, manifest, path }) => `${rule} ${manifest?.title ?? ''} ${path}`,
  );
}
