/** Whether an element of a path leads to the folder above, which the API server refuses in most of them. */
export function stepsUp(path: string): boolean {
  return path.includes('..') && path.split('/').includes('..');
}
