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

/** Puts each variable that a value refers to as `$(NAME)` before that value: the kubelet replaces only what stands before. */
export function inOrderOfReferences<V extends Variable>(variables: readonly V[]): V[] {
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  const ordered = new Set<V>();
  const begun = new Set<V>();
  const add = (variable: V): void => {
    // Of a circle one has to be first; the app gets the text $(NAME) from it, which the checks report.
    if (begun.has(variable)) return;
    begun.add(variable);
    const { value } = variable;
    for (const reference of typeof value === 'string' ? variableReferences(value) : []) {
      const used = byName.get(reference);
      // A variable that refers to itself means the one of the same name that envFrom brings.
      if (used !== undefined && used !== variable) add(used);
    }
    ordered.add(variable);
  };
  for (const variable of variables) add(variable);
  return [...ordered];
}
