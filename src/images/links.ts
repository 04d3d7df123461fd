import type { ImageRow } from './row';

/** The path that a mount at a path of an image is at, where the image has a link there. */
export function linkedPath(path: string, { links }: Pick<ImageRow, 'links'>): string {
  if (links === undefined) return path;
  for (const [link, place] of Object.entries(links)) {
    if (path === link || path.startsWith(`${link}/`)) return place + path.slice(link.length);
  }
  return path;
}
