/**
 * What something or somebody puts a value for before the manifest is applied: templates (`{{ }}`), variables (`${NAME}`, of envsubst, Flux and
 * kustomize's vars), Concourse's and chainsaw's `((x))` and `(x)`, `@NAME@`, `__NAME__`, `$NAME` and `%s` as a part of a name, sops'
 * `ENC[…]`, and `<name>`, `***` and `xxxx` of documentation.
 */
const FILLED_IN =
  /\{\{.*\}\}|\$\{[^}]+\}|^\(.+\)$|\(\(.+\)\)|^ENC\[|<[a-z][^<>]*>|(?:^|[-./])(?:\$[A-Z_][A-Z\d_]*|%[sdv])(?:$|[-./:])|@[A-Z_]+@|__[A-Z][A-Z\d_]*__|\*{3}|^x{4,}$/is;
/** What each of these has in it: few values do, and none else needs to be looked at more closely. */
const SIGN = /[{(<[$%@*_]|^x/i;
/** What is longer is a text that has such a word in it. */
const LONGEST = 200;
/** In containers it is a variable of Kubernetes, which is judged. */
const VARIABLE = /\$\([\w.-]+\)/;

/** Whether a value isn't known yet. */
export function isFilledInLater(value: unknown): boolean {
  return typeof value === 'string' && value.length <= LONGEST && SIGN.test(value) && FILLED_IN.test(value);
}

/** The same, where `$(name)` is what kustomize fills in, and no variable of a container. */
export function isFilledInOrVariable(value: unknown): boolean {
  return isFilledInLater(value) || (typeof value === 'string' && value.length <= LONGEST && VARIABLE.test(value));
}
