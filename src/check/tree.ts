import type { IConstruct } from 'constructs';
import { Inventory } from '../inventory/inventory';
import { manifestsOf } from '../inventory/tree';
import type { Finding } from './finding';
import type { CheckOptions } from './options';
import { runChecks } from './run';

/** What the rules find in all objects of a tree. */
export function checkTree(root: IConstruct, options: CheckOptions): readonly Finding[] {
  return runChecks(new Inventory(manifestsOf(root), options.cluster), options);
}
