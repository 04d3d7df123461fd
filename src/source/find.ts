import { basename, dirname } from 'node:path';
import { globExpression, globRoot, isGlob } from './glob';
import { InputError } from './input-error';
import { statOf, STDIN } from './read-file';
import type { Folder } from './walk';
import { CHART_FILE, KUSTOMIZATION_FILES, pathIn, walk } from './walk';

/** The files and folders that the arguments name. */
export interface Found {
  /** Files that the user named, and not their folder. */
  readonly named: readonly string[];
  /** Folders with all below them, each before those in it. */
  readonly folders: readonly Folder[];
  /** Folders that were named by the file that makes them a kustomization or a chart: nothing else in them is meant. */
  readonly byFile: readonly Folder[];
}

/** @throws InputError for what isn't there or can't be read */
export function find(args: readonly string[], isLeftOut: (path: string) => boolean): Found {
  const named: string[] = [];
  const folders: Folder[] = [];
  const byFile: Folder[] = [];
  for (const arg of args) {
    const there = arg === STDIN ? undefined : statOf(arg);
    if (there?.isDirectory() === true) {
      for (const folder of walk(arg, isLeftOut)) folders.push(folder);
      continue;
    }
    for (const path of there !== undefined || arg === STDIN ? [arg] : matches(arg, isLeftOut)) {
      const name = basename(path);
      if (name === CHART_FILE || KUSTOMIZATION_FILES.includes(name))
        byFile.push({ path: dirname(path), files: [name] });
      else named.push(path);
    }
  }
  return { named, folders, byFile };
}

/** The files that a pattern names. */
function matches(pattern: string, isLeftOut: (path: string) => boolean): readonly string[] {
  if (!isGlob(pattern)) throw new InputError(`${pattern} does not exist`);
  const expression = globExpression(pattern);
  const root = globRoot(pattern);
  const below = statOf(root)?.isDirectory() === true ? walk(root, isLeftOut) : [];
  const files = below
    .flatMap(({ path, files }) => files.map((name) => pathIn(path, name)))
    .filter((file) => expression.test(file) || expression.test(file.replace(/^\.\//, '')));
  if (files.length === 0) throw new InputError(`nothing matches ${pattern}`);
  return files;
}
