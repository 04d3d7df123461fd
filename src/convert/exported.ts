import { serverFields, withoutServerFields } from '../inventory/server-fields';
import type { Manifest } from '../inventory/manifest';

/** Removes the fields that the API server adds, such as status and uid, from an exported object. */
export function withoutExported(manifest: Manifest): Manifest {
  return serverFields(manifest.data) === 'none' ? manifest : manifest.withData(withoutServerFields(manifest.data));
}
