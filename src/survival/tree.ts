import type { IConstruct } from 'constructs';
import type { ClusterFacts } from '../inventory/cluster';
import { Inventory } from '../inventory/inventory';
import { surveyTree } from '../inventory/tree';
import { SurvivalRow, survivalTable } from './table';

/** The rows of a part of a tree; what it refers to in the rest of its App is known. */
export function survivalOfTree(scope: IConstruct, cluster: ClusterFacts): SurvivalRow[] {
  const { path, root } = scope.node;
  return survivalTable(new Inventory(surveyTree(root).manifests, cluster)).filter(({ workload }) => {
    const { origin } = workload.manifest;
    return (
      'construct' in origin && (path === '' || origin.construct === path || origin.construct.startsWith(`${path}/`))
    );
  });
}
