import { isOfClass } from './prop-types';

/**
 * A deep copy of plain data. `Quantity` and `IntOrString` of any version of cdk8s-plus become their values; instances of
 * other classes (`Lazy`, for example) are kept.
 */
export function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as T;
  if (typeof value !== 'object' || value === null) return value;
  const proto: unknown = Object.getPrototypeOf(value);
  if (proto !== Object.prototype && proto !== null) return unwrapped(value) as T;
  const result = { ...value } as Record<string, unknown>;
  for (const key in result) result[key] = copy(result[key]);
  return result as T;
}

function unwrapped(instance: object): unknown {
  const wraps = 'value' in instance && (isOfClass(instance, 'Quantity') || isOfClass(instance, 'IntOrString'));
  return wraps ? instance.value : instance;
}
