import { hasPlaceholder, hasPlaceholderOrVariable } from '../inventory/placeholders';
import { field, isObject } from '../inventory/json';
import type { Json } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';

/** A placeholder as documentation has it: `DISK_NAME`. No name or size looks like this, except that of a variable. */
const CAPITALS = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/;
/** A name in lower case with a placeholder: `data-HOSTNAME`. */
const PART_IN_CAPITALS =
  /^(?:[a-z\d.-]+[-.])?(?:[A-Z]*NAME(?:SPACE)?|HOST|DOMAIN|REGION|ZONE|CLUSTER|VERSION|USER)(?:[-.][a-z\d.-]+)?$/;
const NAME_OR_SIZE = /name$|^namespace$|^storage$|^server$|^volumeHandle$/i;
/** A placeholder for a quantity: `QUOTA`. */
const WORD = /^[A-Z]{4,}$/;
/** Plain scalars that YAML doesn't read as strings. */
const YAML_WORD = /^(TRUE|FALSE|YES|NO|ON|OFF|NULL)$/;
const QUANTITIES: readonly (string | number)[] = ['requests', 'limits', 'capacity', 'hard', 'sizeLimit'];

/** Whether the value of a field is a placeholder, so that nothing can be reported of it. */
export function isFilledIn(manifest: Manifest, path: FieldPath): boolean {
  const value = path.length === 0 ? undefined : field(manifest.data, ...path);
  const inContainer = path.some((step) => step === 'containers' || step === 'initContainers');
  return (inContainer ? hasPlaceholder(value) : hasPlaceholderOrVariable(value)) || isInCapitals(value, path);
}

/** Whether a value is a placeholder, such as `PORT` or `CA_BUNDLE`, in a field that can't have it as its value. */
export function isPlaceholder(value: Json): boolean {
  // `[CREDS]` and `{your-domain}`
  if (isObject(value)) return Object.values(value).length === 1 && Object.values(value)[0] === null;
  if (Array.isArray(value)) return value.length === 1 && typeof value[0] === 'string' && isPlaceholder(value[0]);
  return typeof value === 'string' && (CAPITALS.test(value) || (/^[A-Z]{3,}$/.test(value) && !YAML_WORD.test(value)));
}

function isInCapitals(value: Json | undefined, path: FieldPath): boolean {
  if (typeof value !== 'string') return false;
  const isQuantity = path.some((step) => QUANTITIES.includes(step));
  if (isQuantity && (WORD.test(value) || CAPITALS.test(value))) return true;
  if (!NAME_OR_SIZE.test(String(path.at(-1))) || path.includes('env')) return false;
  return CAPITALS.test(value) || PART_IN_CAPITALS.test(value);
}
