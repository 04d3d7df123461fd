/**
 * What something or somebody puts a value for before the manifest is applied: templates (`{{ }}`), variables (`${NAME}`, of envsubst, Flux and
 * kustomize's vars), Concourse's and chainsaw's `((x))` and `(x)`, `@NAME@`, sops' `ENC[…]`, and `<name>` of documentation.
 */
const FILLED_IN = /\{\{.*\}\}|\$\{[^}]+\}|^\(.+\)$|\(\(.+\)\)|^ENC\[|<[a-z][\w .-]*>|^\$[A-Z_][A-Z\d_]*$|@[A-Z_]+@/is;
/** What is longer is a text that has such a word in it. */
const LONGEST = 200;
/** In containers it is a variable of Kubernetes, which is judged. */
const VARIABLE = /\$\([\w.-]+\)/;

/** Whether a value isn't known yet. */
export function isFilledInLater(value: unknown): boolean {
  return typeof value === 'string' && value.length <= LONGEST && FILLED_IN.test(value);
}

/** The same, where `$(name)` is what kustomize fills in, and no variable of a container. */
export function isFilledInOrVariable(value: unknown): boolean {
  return isFilledInLater(value) || (typeof value === 'string' && value.length <= LONGEST && VARIABLE.test(value));
}
