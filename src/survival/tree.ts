import type { IConstruct } from 'constructs';
import type { ClusterFacts } from '../inventory/cluster';
import { Inventory } from '../inventory/inventory';
import { isCreatedIn } from '../inventory/scope';
import { surveyTree } from '../inventory/tree';
import { SurvivalRow, survivalTable } from './table';

/** The rows of the workloads below a construct; references to the rest of its App are resolved. */
export function survivalOfTree(scope: IConstruct, cluster: ClusterFacts): SurvivalRow[] {
  const { manifests } = surveyTree(scope.node.root);
  return survivalTable(new Inventory(manifests, cluster)).filter(({ workload }) =>
    isCreatedIn(scope, workload.manifest.origin),
  );
}
