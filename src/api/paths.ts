/** Whether a path has an element `..`, which the API server refuses in most fields. */
export function stepsUp(path: string): boolean {
  return path.includes('..') && path.split('/').includes('..');
}

/** Whether a path is absolute: begins with `/`, or with a drive or share of Windows. */
export function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:)/.test(path);
}

/** A path without `.`, empty elements and, where it can be resolved, `..`; a trailing slash stays. */
export function normalizePath(path: string): string {
  const root = path.startsWith('/') ? '/' : '';
  const kept: string[] = [];
  for (const element of path.split('/')) {
    if (element === '' || element === '.') continue;
    if (element !== '..') kept.push(element);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (root === '') kept.push(element);
  }
  if (kept.length === 0 && root !== '') return root;
  return `${root}${kept.length === 0 ? '.' : kept.join('/')}${path.endsWith('/') ? '/' : ''}`;
}
