import { basename, posix, resolve, sep } from 'node:path';
import { globExpression } from '../../source/glob';

/** A pattern with a slash as an absolute path; one without is a name of files and folders anywhere, and stays. */
export function anchored(folder: string, pattern: string): string {
  const plain = pattern.replace(/\/+$/, '');
  if (!plain.includes('/')) return plain;
  return posix.join(withSlashes(resolve(folder)).replace(/[*?[{]/g, '[$&]'), plain);
}

/** Returns whether a path matches one of the patterns. */
export function isIgnored(patterns: readonly string[]): (path: string) => boolean {
  const isPath = (pattern: string): boolean => pattern.includes('/');
  const names = patterns.filter((pattern) => !isPath(pattern)).map(globExpression);
  const paths = patterns.filter(isPath).map(globExpression);
  return (path) =>
    names.some((name) => name.test(basename(path))) ||
    (paths.length > 0 && paths.some((expression) => expression.test(withSlashes(resolve(path)))));
}

function withSlashes(path: string): string {
  return path.replaceAll(sep, '/');
}
