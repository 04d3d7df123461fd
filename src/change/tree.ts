import type { IConstruct } from 'constructs';
import type { ClusterFacts } from '../inventory/cluster';
import { Inventory } from '../inventory/inventory';
import { readManifests } from '../inventory/read';
import { isMadeIn } from '../inventory/scope';
import { surveyTree } from '../inventory/tree';
import type { ChangeSet } from './between';
import { changesBetween } from './between';
import type { Pair } from './comparison';
import type { ChangeOptions } from './options';

/** What applying the manifests of a part of a tree over older ones does. @throws Error where these can't be read */
export function changesOfTree(
  before: string,
  scope: IConstruct,
  cluster: ClusterFacts,
  options: ChangeOptions,
): ChangeSet {
  const versions = comparedWithTree('Changes.since', before, scope, cluster);
  return changesBetween(versions.before, versions.after, options);
}

/** Older manifests, and those of a part of a tree. @throws Error where these can't be read */
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
  const own = surveyTree(scope.node.root).manifests.filter(({ origin }) => isMadeIn(scope, origin));
  return { before: new Inventory(manifests, cluster), after: new Inventory(own, cluster) };
}
