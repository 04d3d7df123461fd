import { basename, dirname } from 'node:path';
import { globExpression, globRoot, isGlob } from './glob';
import { InputError } from './input-error';
import { statOf, STDIN } from './read-file';
import type { Folder } from './walk';
import { CHART_FILE, KUSTOMIZATION_FILES, pathIn, walk } from './walk';

/** The files and folders that the arguments name. */
export interface Found {
  /** Files named by the user. */
  readonly named: readonly string[];
  /** Folders and all below them, each before its subfolders. */
  readonly folders: readonly Folder[];
  /** Folders named by their kustomization.yaml or Chart.yaml; their other files aren't read. */
  readonly byFile: readonly Folder[];
}

/** @throws InputError for an argument that doesn't exist or can't be read */
export function find(args: readonly string[], isIgnored: (path: string) => boolean): Found {
  const named: string[] = [];
  const folders: Folder[] = [];
  const byFile: Folder[] = [];
  for (const arg of args) {
    const there = arg === STDIN ? undefined : statOf(arg);
    if (there?.isDirectory() === true) {
      for (const folder of walk(arg, isIgnored)) folders.push(folder);
      continue;
    }
    for (const path of there !== undefined || arg === STDIN ? [arg] : matches(arg, isIgnored)) {
      const name = basename(path);
      if (name === CHART_FILE || KUSTOMIZATION_FILES.includes(name))
        byFile.push({ path: dirname(path), files: [name] });
      else named.push(path);
    }
  }
  return { named, folders, byFile };
}

/** The files that match a pattern. */
function matches(pattern: string, isIgnored: (path: string) => boolean): readonly string[] {
  if (!isGlob(pattern)) throw new InputError(`${pattern} does not exist`);
  const expression = globExpression(pattern);
  const root = globRoot(pattern);
  const below = statOf(root)?.isDirectory() === true ? walk(root, isIgnored) : [];
  const files = below
    .flatMap(({ path, files }) => files.map((name) => pathIn(path, name)))
    .filter((file) => expression.test(file) || expression.test(file.replace(/^\.\//, '')));
  if (files.length === 0) throw new InputError(`nothing matches ${pattern}`);
  return files;
}
