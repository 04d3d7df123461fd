import type { Inventory } from '../inventory/inventory';
import { asStringMap, asStrings } from '../inventory/json';
import type { Container } from '../inventory/pods';
import { cleanPath } from './paths';

/** Whether a container's arguments, or ConfigMaps mounted in its pod, contain one of the paths, or one below it. */
export function mentionsPath({ pod, data }: Container, mountPaths: readonly string[], inventory: Inventory): boolean {
  const texts = [...asStrings(data['command']), ...asStrings(data['args'])];
  for (const use of pod.volumes.flatMap(({ configs }) => configs))
    texts.push(...Object.values(asStringMap(inventory.targetOf(use)?.data['data'])));
  const paths = mountPaths.map(cleanPath);
  return texts.some((text) => paths.some((path) => containsPath(text, path)));
}

/** Whether a string contains a path from its start: `/data` is in `dir=/data/1`, not in `/srv/data`. */
function containsPath(text: string, path: string): boolean {
  for (let at = text.indexOf(path); at >= 0; at = text.indexOf(path, at + 1)) {
    const begins = /(?:^|[^\w.}/-]|:\/\/|(?:^|\s)-\w)$/.test(text.slice(Math.max(0, at - 3), at));
    if (begins && !/[\w.-]/.test(text.charAt(at + path.length))) return true;
  }
  return false;
}
