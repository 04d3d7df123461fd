/** A deep copy of plain data; instances of classes (Lazy values, for example) are kept as they are. */
export function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as T;
  if (typeof value !== 'object' || value === null) return value;
  const proto: unknown = Object.getPrototypeOf(value);
  if (proto !== Object.prototype && proto !== null) return value;
  const result = { ...value } as Record<string, unknown>;
  for (const key in result) result[key] = copy(result[key]);
  return result as T;
}
