import { readdirSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { InputError, reasonOf } from './input-error';
import { isNodeError } from './node-error';
import { orInputError } from './read-file';

/** The names of files that may hold manifests. */
const MANIFEST_FILE = /\.(ya?ml|json)$/;
/** In the order in which kustomize looks for them. */
export const KUSTOMIZATION_FILES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
export const CHART_FILE = 'Chart.yaml';
/** Limits against walking the wrong folder, such as a home directory. */
const MAX_FILES = 50_000;
const MAX_FOLDERS = 100_000;

/** A folder with its possible manifests. */
export interface Folder {
  readonly path: string;
  /** The names of files, sorted. */
  readonly files: readonly string[];
  /** Why it can't be read: continues a sentence that begins with its path. */
  readonly unreadable?: string;
}

/**
 * A folder and all below it, each before its subfolders. Doesn't follow links to folders, which may form cycles.
 *
 * @param isIgnored whether to ignore a path
 * @throws InputError where the folder can't be read, or has too many files
 */
export function walk(root: string, isIgnored: (path: string) => boolean = () => false): readonly Folder[] {
  const folders: Folder[] = [];
  const open = [root];
  let count = 0;
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const here = path;
    const { entries, unreadable } = here === root ? { entries: entriesOf(here) } : entriesBelow(here);
    const files = entries.filter((entry) => mayBeManifest(entry, here) && !isIgnored(pathIn(here, entry.name)));
    folders.push({
      path: here,
      files: files.map(({ name }) => name),
      ...(unreadable === undefined ? {} : { unreadable }),
    });
    const below = entries.filter((entry) => isFolder(entry) && !isIgnored(pathIn(here, entry.name)));
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

/** Whether an entry is a file that may hold manifests; not pipes, which would block. */
function mayBeManifest(entry: Dirent, folder: string): boolean {
  if (!MANIFEST_FILE.test(entry.name) && !KUSTOMIZATION_FILES.includes(entry.name)) return false;
  if (!entry.isSymbolicLink()) return entry.isFile();
  return statOrUndefined(() => statSync(join(folder, entry.name)))?.isFile() === true;
}

/** Undefined for a broken or cyclic link, or one that may not be read. */
function statOrUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!isNodeError(error)) throw error;
    return undefined;
  }
}
