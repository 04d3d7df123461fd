/**
 * The variables that a string refers to as `$(NAME)`; `$$(NAME)` is an escape, not a reference.
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function variableReferences(text: string): readonly string[] {
  if (!text.includes('$(')) return [];
  return [...text.matchAll(/\$\$|\$\(([^)]*)\)/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}
