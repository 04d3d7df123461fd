import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { constructPathOf, refuse } from './construct-path';

/** Throws for a store of another App whose objects aren't in the output of this one. */
export function checkSameApp(scope: Construct, constructPath: string, store: unknown): void {
  if (!Construct.isConstruct(store) || store.node.root === scope.node.root) return;
  if (store.node.findAll().some((construct) => ApiObject.isApiObject(construct)))
    refuse(
      constructPath,
      `the store ${constructPathOf(store)} belongs to another App, and its objects are not in the output of this one; create it in this App, or refer to what the other one makes by its name, e.g. PersistentStore.fromClaimName(…)`,
    );
}
