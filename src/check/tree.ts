import type { IConstruct } from 'constructs';
import { Inventory } from '../inventory/inventory';
import { surveyTree } from '../inventory/tree';
import type { Finding } from './finding';
import type { RunOptions } from './run';
import { runChecks } from './run';

export { ruleNames } from './run';

/** The findings in all objects of a construct tree. */
export function checkTree(root: IConstruct, options: RunOptions): readonly Finding[] {
  const { manifests, survey } = surveyTree(root);
  return runChecks(new Inventory(manifests, options.cluster, survey), options);
}
