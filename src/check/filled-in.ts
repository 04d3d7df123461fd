import { isFilledInLater, isFilledInOrVariable } from '../inventory/filled-value';
import { field } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';

/** Whether the value of a field isn't known yet: nothing is wrong with it until it is. */
export function isFilledIn(manifest: Manifest, path: FieldPath): boolean {
  const value = path.length === 0 ? undefined : field(manifest.data, ...path);
  const inContainer = path.some((step) => step === 'containers' || step === 'initContainers');
  return inContainer ? isFilledInLater(value) : isFilledInOrVariable(value);
}
