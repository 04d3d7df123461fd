import { Construct } from 'constructs';
import { formatValue } from './checked-options';

/** Throws if the scope isn't a construct. */
export function checkScope(constructPath: string, scope: unknown): void {
  if (!Construct.isConstruct(scope))
    throw new Error(
      `${constructPath}: the scope ${formatValue(scope)} is not allowed; give an App, a Chart or a construct in one`,
    );
}
