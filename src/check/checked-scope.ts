import { Construct } from 'constructs';
import { told } from './checked-options';

/** Refuses a scope that is no construct. */
export function checkScope(constructPath: string, scope: unknown): void {
  if (!Construct.isConstruct(scope))
    throw new Error(
      `${constructPath}: the scope ${told(scope)} is not allowed; give an App, a Chart or a construct in one`,
    );
}
