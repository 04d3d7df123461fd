import { variableReferences } from '../api/variable-references';
import { mapsKeepOrder } from '../construct/map-order';

/** A variable of a container as the API has it. */
export interface Variable {
  readonly name: string;
  readonly value?: unknown;
  readonly valueFrom?: unknown;
}

/** The names in the `env` option: as given, or sorted where the language's maps have no order. */
export function variableNames(values: Readonly<Record<string, unknown>>): readonly string[] {
  const names = Object.keys(values);
  return mapsKeepOrder() ? names : names.sort();
}

/** Puts variables before those that refer to them as `$(NAME)`: the kubelet expands only earlier ones. */
export function inOrderOfReferences<V extends Variable>(variables: readonly V[]): V[] {
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  const ordered = new Set<V>();
  const visited = new Set<V>();
  const add = (variable: V): void => {
    // In a cycle one comes first, and its reference stays as it is written; the checks report that.
    if (visited.has(variable)) return;
    visited.add(variable);
    const { value } = variable;
    for (const reference of typeof value === 'string' ? variableReferences(value) : []) {
      const used = byName.get(reference);
      // A variable that refers to itself means the one of that name in envFrom.
      if (used !== undefined && used !== variable) add(used);
    }
    ordered.add(variable);
  };
  for (const variable of variables) add(variable);
  return [...ordered];
}
