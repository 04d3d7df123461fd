/** Whether Kubernetes deletes the directory of a hostPath volume with reclaim policy Delete: only below /tmp. */
export function isDeletableHostPath(path: string): boolean {
  return /\/tmp\/./.test(path);
}
