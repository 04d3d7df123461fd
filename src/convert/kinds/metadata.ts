import type { JsonObject } from '../../inventory/json';
import type { Expression } from '../expression';
import { value } from '../expression';
import { Rest } from '../fields';

/**
 * Labels, annotations and the rest of metadata but name and namespace; undefined where there is nothing of it.
 *
 * @param namespace the one that the object has anyway
 */
export function metadataOf(
  { namespace }: { readonly namespace: string | undefined },
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
  return rest.others === undefined ? undefined : value(rest.others);
}
