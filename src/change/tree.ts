import type { IConstruct } from 'constructs';
import type { ClusterFacts } from '../inventory/cluster';
import { Inventory } from '../inventory/inventory';
import { readManifests } from '../inventory/read';
import { isMadeIn } from '../inventory/scope';
import { surveyTree } from '../inventory/tree';
import type { ChangeSet } from './between';
import { changesBetween } from './between';
import type { ChangeOptions } from './options';

/** What applying the manifests of a part of a tree over older ones does. @throws Error where these can't be read */
export function changesOfTree(
  before: string,
  scope: IConstruct,
  cluster: ClusterFacts,
  options: ChangeOptions,
): ChangeSet {
  const { manifests, problems } = readManifests('before', before);
  const [problem] = problems;
  if (problem !== undefined) {
    const { place, message } = problem;
    throw new Error(`Changes.since: the older manifests, line ${place.line}, column ${place.column}: ${message}`);
  }
  const own = surveyTree(scope.node.root).manifests.filter(({ origin }) => isMadeIn(scope, origin));
  return changesBetween(new Inventory(manifests, cluster), new Inventory(own, cluster), options);
}
