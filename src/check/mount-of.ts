import type { Container, Mount } from '../inventory/pods';
import { isWithin } from './paths';

/** The mount that a path of a container is on. */
export function mountOf(container: Container, path: string): Mount | undefined {
  let nearest: Mount | undefined;
  for (const mount of container.mounts) {
    const { mountPath } = mount;
    if (mountPath === '' || mountPath.length <= (nearest?.mountPath.length ?? 0)) continue;
    if (isWithin(path, mountPath)) nearest = mount;
  }
  return nearest;
}
