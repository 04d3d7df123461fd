import { normalizePath } from '../api/paths';

/** A path of a container without `.`, `..`, doubled and trailing slashes. */
export function cleanPath(path: string): string {
  if (isClean(path)) return path;
  const normal = normalizePath(path);
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}

function isClean(path: string): boolean {
  if (!path.startsWith('/') || path.includes('//') || path.includes('/.')) return false;
  return path === '/' || !path.endsWith('/');
}

/** Whether a path is a directory itself or somewhere below it. */
export function isWithin(path: string, directory: string): boolean {
  return isBelow(cleanPath(path), cleanPath(directory));
}

/** Whether a clean path is a directory itself or below it. */
function isBelow(inner: string, outer: string): boolean {
  if (!inner.startsWith(outer)) return false;
  return inner.length === outer.length || outer === '/' || inner[outer.length] === '/';
}

/** Directories of a node's devices, logs, sockets and system files. */
const EVERY_NODE = '/boot /dev /etc /lib /lib64 /proc /run /sys /usr /var/lib/kubelet /var/log /var/run'.split(' ');

/** Whether a path of a node is in a system directory that every node has. */
export function isOfEveryNode(path: string): boolean {
  const inner = cleanPath(path);
  return EVERY_NODE.some((directory) => isBelow(inner, directory));
}
