import type { ImageRow } from './row';

/** Resolves a symbolic link of the image in a mount path. */
export function linkedPath(path: string, { links }: Pick<ImageRow, 'links'>): string {
  if (links === undefined) return path;
  for (const [link, place] of Object.entries(links)) {
    if (path === link || path.startsWith(`${link}/`)) return place + path.slice(link.length);
  }
  return path;
}
