/** Whether Kubernetes deletes the directory of a hostPath volume whose policy is Delete: its deleter takes /tmp/.+ only. */
export function isDeletableHostPath(path: string): boolean {
  return /\/tmp\/./.test(path);
}
