import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Place } from '../inventory/manifest';
import { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';
import { readFile } from './read-file';
import { CHART_FILE } from './walk';

/** The comment that helm writes above the output of each template. */
const SOURCE = /^# Source: [^/]+\/(.+)$/;

/** Returns a function that locates rendered objects in their templates. */
export function templateOrigin(
  folder: string,
  rendered: string,
  show: (path: string) => string,
): (manifest: Manifest) => Manifest {
  const lines = rendered.split('\n');
  const templates = new Map<string, readonly string[]>();
  const linesOf = (path: string): readonly string[] => {
    const known = templates.get(path) ?? readFile(path).toString('utf8').split('\n');
    templates.set(path, known);
    return known;
  };
  return (manifest) => {
    const start = manifest.placeOf([])?.line ?? 1;
    const source = lines.slice(0, start).findLast((line) => SOURCE.test(line));
    const path = join(folder, SOURCE.exec(source ?? '')?.[1] ?? CHART_FILE);
    // A packed dependency has no file here.
    const file = existsSync(path) ? path : join(folder, CHART_FILE);
    const locator: Locator = {
      file: show(file),
      locate: (field) => ({ file: show(file), ...placeInTemplate(linesOf(file), manifest, field) }),
    };
    return new Manifest(manifest.data, locator);
  };
}

/** The line of a template that most likely gives a field: the same line, else the only one with its key. */
function placeInTemplate(template: readonly string[], manifest: Manifest, path: FieldPath): Omit<Place, 'file'> {
  const line = manifest.placeOf(path)?.text.trim() ?? '';
  const same = indexOfOnly(template, (one) => one.trim() === line);
  const index =
    same ?? lineOfKey(template, path) ?? indexOfOnly(template, (one) => one.trim() === `kind: ${manifest.kind}`) ?? 0;
  const text = template[index] ?? '';
  const column = text.search(/\S/) + 1;
  const quotable = same !== undefined && manifest.kind !== 'Secret';
  return { line: index + 1, column: Math.max(1, column), text, length: Math.max(1, text.trim().length), quotable };
}

/** The line of the innermost key of a path that only one line has. */
function lineOfKey(template: readonly string[], path: FieldPath): number | undefined {
  for (const step of path.toReversed()) {
    if (typeof step !== 'string') continue;
    const index = indexOfOnly(template, (one) => new RegExp(`(^|[\\s{,])${escaped(step)}:`).test(one));
    if (index !== undefined) return index;
  }
  return undefined;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** The index of the only matching line; undefined for none or several. */
function indexOfOnly(lines: readonly string[], is: (line: string) => boolean): number | undefined {
  const first = lines.findIndex(is);
  return first >= 0 && first === lines.findLastIndex(is) ? first : undefined;
}
