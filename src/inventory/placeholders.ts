/**
 * Placeholders that are replaced before the manifest is applied: templates (`{{ }}`), variables (`${NAME}`, of envsubst, Flux
 * and kustomize), Concourse's and chainsaw's `((x))` and `(x)`, `@NAME@`, `__NAME__`, `$NAME` and `%s` as a part of a name,
 * sops' `ENC[…]`, and `<name>`, `***` and `xxxx` of documentation.
 */
const PLACEHOLDER =
  /\{\{.*\}\}|\$\{[^}]+\}|^\(.+\)$|\(\(.+\)\)|^ENC\[|<[a-z][^<>]*>|(?:^|[-./])(?:\$[A-Z_][A-Z\d_]*|%[sdv])(?:$|[-./:])|@[A-Z_]+@|__[A-Z][A-Z\d_]*__|\*{3}|^x{4,}$/is;
/** A cheap test before PLACEHOLDER: each has one of these characters, and most values have none. */
const PLACEHOLDER_START = /[{(<[$%@*_]|^x/i;
/** Longer strings are texts that mention a placeholder. */
const MAX_LENGTH = 200;
/** A variable of kustomize; in containers, one of Kubernetes. */
const KUSTOMIZE_VARIABLE = /\$\([\w.-]+\)/;

/** Whether a value has a placeholder, so that the final value is unknown. */
export function hasPlaceholder(value: unknown): boolean {
  return (
    typeof value === 'string' && value.length <= MAX_LENGTH && PLACEHOLDER_START.test(value) && PLACEHOLDER.test(value)
  );
}

/** The same, with kustomize's `$(name)`, for values outside of containers. */
export function hasPlaceholderOrVariable(value: unknown): boolean {
  return (
    hasPlaceholder(value) || (typeof value === 'string' && value.length <= MAX_LENGTH && KUSTOMIZE_VARIABLE.test(value))
  );
}
