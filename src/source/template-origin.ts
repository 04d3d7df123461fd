import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Place } from '../inventory/manifest';
import { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';
import { readFile } from './read-file';
import { CHART_FILE } from './walk';

/** helm writes it above what each template gives. */
const SOURCE = /^# Source: [^/]+\/(.+)$/;

/** What tells rendered objects by the template that they come from. */
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
    // Of a chart that is packed there is no file.
    const file = existsSync(path) ? path : join(folder, CHART_FILE);
    const locator: Locator = {
      file: show(file),
      locate: (field) => ({ file: show(file), ...stretch(linesOf(file), manifest, field) }),
    };
    return new Manifest(manifest.data, locator);
  };
}

/** The line of a template that a field comes from, as far as it can be told: the same line, else one with its key. */
function stretch(template: readonly string[], manifest: Manifest, path: FieldPath): Omit<Place, 'file'> {
  const line = manifest.placeOf(path)?.text.trim() ?? '';
  const same = only(template, (one) => one.trim() === line);
  const index =
    same ?? lineOfKey(template, path) ?? only(template, (one) => one.trim() === `kind: ${manifest.kind}`) ?? 0;
  const text = template[index] ?? '';
  const column = text.search(/\S/) + 1;
  const quotable = same !== undefined && manifest.kind !== 'Secret';
  return { line: index + 1, column: Math.max(1, column), text, length: Math.max(1, text.trim().length), quotable };
}

/** The line with the innermost key of a path that is in one line only. */
function lineOfKey(template: readonly string[], path: FieldPath): number | undefined {
  for (const step of path.toReversed()) {
    if (typeof step !== 'string') continue;
    const index = only(template, (one) => new RegExp(`(^|[\\s{,])${escaped(step)}:`).test(one));
    if (index !== undefined) return index;
  }
  return undefined;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** The one line that is so; undefined where none is, or several are. */
function only(lines: readonly string[], is: (line: string) => boolean): number | undefined {
  const first = lines.findIndex(is);
  return first >= 0 && first === lines.findLastIndex(is) ? first : undefined;
}
