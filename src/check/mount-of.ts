import { linkedPath } from '../images/links';
import type { ImageRow } from '../images/row';
import type { Container, Mount } from '../inventory/pods';
import { cleanPath, isWithin } from './paths';

/**
 * The mount that a path of a container is on.
 * @param image whose links lead a mount elsewhere
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

/** Where a mount is in the end: a link of the image leads it elsewhere. */
export function mountedAt({ mountPath }: Mount, image: ImageRow): string {
  return image.links === undefined ? mountPath : linkedPath(cleanPath(mountPath), image);
}
