import type { JsonObject } from '../../inventory/json';
import type { Expression } from '../expression';
import { value } from '../expression';
import { Rest } from '../fields';

/** The fields of metadata that constructs support. */
const KNOWN: ReadonlySet<string> = new Set([
  'name',
  'namespace',
  'generateName',
  'labels',
  'annotations',
  'finalizers',
  'ownerReferences',
]);

export function isKnownMetadata(key: string): boolean {
  return KNOWN.has(key);
}

/**
 * The metadata that constructs support, except name and namespace; undefined where there is none.
 *
 * @param namespace the default namespace of the object, which isn't written
 */
export function metadataOf(
  namespace: string | undefined,
  metadata: JsonObject,
  ...without: readonly string[]
): Expression | undefined {
  const rest = new Rest(metadata);
  for (const key of ['name', ...without]) rest.take(key);
  if (metadata['namespace'] === namespace) rest.take('namespace');
  for (const key of ['labels', 'annotations']) {
    const one = metadata[key];
    if (typeof one === 'object' && one !== null && Object.keys(one).length === 0) rest.take(key);
  }
  for (const key of Object.keys(metadata)) if (!KNOWN.has(key)) rest.take(key);
  return rest.others === undefined ? undefined : value(rest.others);
}
