import { linkedPath } from '../images/links';
import type { ImageRow } from '../images/row';
import type { Container, Mount } from '../inventory/pods';
import { cleanPath, isWithin } from './paths';

/**
 * The mount that holds a path of a container: the one with the longest mount path.
 * @param image the image, whose symbolic links are resolved
 */
export function mountOf(container: Container, path: string, image?: ImageRow): Mount | undefined {
  let nearest: Mount | undefined;
  let length = 0;
  for (const mount of container.mounts) {
    const mountPath = image === undefined ? mount.mountPath : mountedAt(mount, image);
    if (mountPath === '' || mountPath.length <= length || !isWithin(path, mountPath)) continue;
    nearest = mount;
    length = mountPath.length;
  }
  return nearest;
}

/** The path of a mount, with the symbolic links of the image resolved. */
export function mountedAt({ mountPath }: Mount, image: ImageRow): string {
  return image.links === undefined ? mountPath : linkedPath(cleanPath(mountPath), image);
}
