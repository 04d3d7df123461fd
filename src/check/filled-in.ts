import { field } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';

/**
 * What something or somebody puts a value for before the manifest is applied: templates (`{{ }}`), variables (`${NAME}`, of envsubst, Flux and
 * kustomize's vars), Concourse's and chainsaw's `((x))` and `(x)`, `@NAME@`, sops' `ENC[…]`, and `<name>` of documentation.
 */
const FILLED_IN = /\{\{.*\}\}|\$\{[^}]+\}|^\(.+\)$|\(\(.+\)\)|^ENC\[|<[a-z][\w .-]*>|^\$[A-Z_]+$|@[A-Z_]+@/is;
/** What is longer is a text that has such a word in it. */
const LONGEST = 200;
/** In containers it is a variable of Kubernetes, which is judged. */
const VARIABLE = /\$\([\w.-]+\)/;

/** Whether the value of a field isn't known yet: nothing is wrong with it until it is. */
export function isFilledIn(manifest: Manifest, path: FieldPath): boolean {
  const value = path.length === 0 ? undefined : field(manifest.data, ...path);
  if (typeof value !== 'string' || value.length > LONGEST) return false;
  return (
    FILLED_IN.test(value) ||
    (VARIABLE.test(value) && !path.some((step) => step === 'containers' || step === 'initContainers'))
  );
}
