import type { IConstruct } from 'constructs';
import type { ClusterFacts } from '../inventory/cluster';
import { Inventory } from '../inventory/inventory';
import { readManifests } from '../inventory/read';
import { isCreatedIn } from '../inventory/scope';
import { surveyTree } from '../inventory/tree';
import type { Pair } from './comparison';

export { changesBetween } from './between';

/** The inventories of older manifests and of a part of a construct tree. @throws Error where the manifests can't be read */
export function comparedWithTree(
  caller: string,
  before: string,
  scope: IConstruct,
  cluster: ClusterFacts,
): Pair<Inventory> {
  const { manifests, problems } = readManifests('before', before);
  const [problem] = problems;
  if (problem !== undefined) {
    const { place, message } = problem;
    throw new Error(`${caller}: the older manifests, line ${place.line}, column ${place.column}: ${message}`);
  }
  const own = surveyTree(scope.node.root).manifests.filter(({ origin }) => isCreatedIn(scope, origin));
  return { before: new Inventory(manifests, cluster), after: new Inventory(own, cluster) };
}
