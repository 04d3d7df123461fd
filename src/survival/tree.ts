import type { IConstruct } from 'constructs';
import type { ClusterFacts } from '../inventory/cluster';
import { Inventory } from '../inventory/inventory';
import { isCreatedIn } from '../inventory/scope';
import { surveyTree } from '../inventory/tree';
import { SurvivalRow, survivalTable } from './table';

/** The rows of a part of a tree; what it refers to in the rest of its App is known. */
export function survivalOfTree(scope: IConstruct, cluster: ClusterFacts): SurvivalRow[] {
  const { manifests } = surveyTree(scope.node.root);
  return survivalTable(new Inventory(manifests, cluster)).filter(({ workload }) =>
    isCreatedIn(scope, workload.manifest.origin),
  );
}
