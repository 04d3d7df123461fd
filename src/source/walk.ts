import { readdirSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { InputError, reasonOf } from './input-error';
import { isNodeError } from './node-error';
import { orInputError } from './read-file';

/** What in a folder may be manifests. */
const MANIFEST_FILE = /\.(ya?ml|json)$/;
/** kustomize looks for these, in this order. */
export const KUSTOMIZATION_FILES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
export const CHART_FILE = 'Chart.yaml';
/** More than this is no repository of manifests. */
const MAX_FILES = 50_000;
const MAX_FOLDERS = 100_000;

/** A folder with what may be of interest in it. */
export interface Folder {
  readonly path: string;
  /** The names of files, in order. */
  readonly files: readonly string[];
  /** Why it can't be looked into: the rest of a sentence that begins with its path. */
  readonly unreadable?: string;
}

/**
 * A folder and all below it, each before those in it. Links to folders aren't followed: they may lead in circles.
 *
 * @param isLeftOut what isn't looked at, by its path
 * @throws InputError where the folder can't be read, or holds more than can be looked at
 */
export function walk(root: string, isLeftOut: (path: string) => boolean = () => false): readonly Folder[] {
  const folders: Folder[] = [];
  const open = [root];
  let count = 0;
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const here = path;
    const { entries, unreadable } = here === root ? { entries: entriesOf(here) } : entriesBelow(here);
    const files = entries.filter((entry) => isInteresting(entry, here) && !isLeftOut(pathIn(here, entry.name)));
    folders.push({
      path: here,
      files: files.map(({ name }) => name),
      ...(unreadable === undefined ? {} : { unreadable }),
    });
    const below = entries.filter((entry) => isFolder(entry) && !isLeftOut(pathIn(here, entry.name)));
    for (const { name } of below.reverse()) open.push(pathIn(here, name));
    count += files.length;
    if (count > MAX_FILES || folders.length > MAX_FOLDERS)
      throw new InputError(
        `${root} has more than ${count > MAX_FILES ? `${MAX_FILES.toLocaleString('en')} YAML and JSON files` : `${MAX_FOLDERS.toLocaleString('en')} folders`}; name the folders with manifests`,
      );
  }
  return folders;
}

export function pathIn(folder: string, name: string): string {
  return folder === '.' ? name : join(folder, name);
}

function entriesOf(folder: string): readonly Dirent[] {
  return orInputError(folder, () =>
    readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  );
}

function entriesBelow(folder: string): { readonly entries: readonly Dirent[]; readonly unreadable?: string } {
  try {
    return { entries: entriesOf(folder) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { entries: [], unreadable: reasonOf(error, folder) };
  }
}

function isFolder(entry: Dirent): boolean {
  return entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules';
}

/** A pipe in a folder would be waited for without end. */
function isInteresting(entry: Dirent, folder: string): boolean {
  if (!MANIFEST_FILE.test(entry.name) && !KUSTOMIZATION_FILES.includes(entry.name)) return false;
  if (!entry.isSymbolicLink()) return entry.isFile();
  return readable(() => statSync(join(folder, entry.name)))?.isFile() === true;
}

/** Nothing where a link leads nowhere or in a circle, or may not be read. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!isNodeError(error)) throw error;
    return undefined;
  }
}
