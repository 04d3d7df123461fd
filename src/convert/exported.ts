import { serverFields, withoutServerFields } from '../inventory/server-fields';
import type { Manifest } from '../inventory/manifest';

/** An object that was read from a cluster, also where a part of its metadata was deleted since, without what the server keeps in it. */
export function withoutExported(manifest: Manifest): Manifest {
  return serverFields(manifest.data) === 'none' ? manifest : manifest.withData(withoutServerFields(manifest.data));
}
