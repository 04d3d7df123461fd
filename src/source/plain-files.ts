import { basename, dirname, normalize, resolve } from 'node:path';
import type { Read, ReadProblem } from '../inventory/read';
import { readBytes } from '../inventory/read';
import { ReadCache } from '../inventory/read-cache';
import { StringCache } from '../inventory/yaml/string-cache';
import type { Skipped } from './app';
import { withoutAssertions } from './assertions';
import type { Charts } from './chart';
import type { Deliveries } from './gitops/deliveries';
import { InputError, reasonOf } from './input-error';
import type { Kustomizations } from './kustomizations';
import { readFile, STDIN } from './read-file';
import type { Found } from './find';

/** A file with its manifests. */
export interface ReadFile extends Read {
  readonly path: string;
  /** The folder with which a GitOps tool applies it. */
  readonly applied: string | undefined;
}

/** A file that isn't valid YAML, and doesn't look like a manifest. */
interface Broken {
  readonly path: string;
  readonly problem: ReadProblem;
}

/** What uses the folders' files. */
interface FolderKnowledge {
  readonly charts: Charts;
  readonly kustomizations: Kustomizations;
  readonly deliveries: Deliveries | undefined;
}

/** See SourceOptions. */
interface ReadingOptions {
  readonly show: (path: string) => string;
  readonly onRead: (bytes: number) => void;
}

/**
 * Reads the files that no kustomization, chart or other file uses. Unreadable files of folders are skipped.
 *
 * @throws InputError for a named file that can't be read
 */
export function plainFiles(
  { named, folders }: Found,
  { charts, kustomizations, deliveries }: FolderKnowledge,
  { show, onRead }: ReadingOptions,
): { readonly files: readonly ReadFile[]; readonly skipped: readonly Skipped[] } {
  const skipped: Skipped[] = folders.flatMap(({ path, unreadable: reason }) =>
    // Not an error: it may hold the data of a program.
    reason === undefined ? [] : [{ name: show(path), reason, failed: false }],
  );
  const seen = new Set<string>();
  const reading = new ReadCache(new StringCache());
  const broken: Broken[] = [];
  let size = 0;
  const read = (path: string, isNamed: boolean): readonly ReadFile[] => {
    const absolute = path === STDIN ? path : resolve(path);
    if (seen.has(absolute) || kustomizations.isUsed(absolute)) return [];
    seen.add(absolute);
    const applied = path === STDIN ? undefined : deliveries?.above(path);
    const values = applied === undefined ? undefined : deliveries?.at(applied)?.values;
    const bytes = readFile(path);
    onRead((size += bytes.length));
    const { manifests, problems } = readBytes(path === STDIN ? '(standard input)' : show(path), bytes, values, reading);
    const foreign = isNamed ? undefined : problems.find(({ foreign, broken }) => foreign && broken);
    if (foreign !== undefined && manifests.length === 0 && !basename(path).startsWith('.'))
      broken.push({ path, problem: foreign });
    return [
      { path: normalize(path), applied, manifests, problems: problems.filter(({ foreign }) => isNamed || !foreign) },
    ];
  };
  const inFolders = folders
    .filter(({ path }) => !kustomizations.isFolder(path) && !kustomizations.holdsPatches(path))
    .flatMap((folder) => charts.plainFilesOf(folder));
  const readOrSkip = (path: string): readonly ReadFile[] => {
    try {
      return read(path, false);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      skipped.push({ name: show(path), reason: reasonOf(error, path), failed: true });
      return [];
    }
  };
  const files = [...named.flatMap((path) => read(path, true)), ...withoutAssertions(inFolders.flatMap(readOrSkip))];
  return { files, skipped: [...skipped, ...brokenAmong(files, broken, show)] };
}

/** Reports broken files in folders with manifests; elsewhere they may be anything. */
function brokenAmong(
  files: readonly ReadFile[],
  broken: readonly Broken[],
  show: (path: string) => string,
): readonly Skipped[] {
  const folders = new Set(files.filter(({ manifests }) => manifests.length > 0).map(({ path }) => dirname(path)));
  return broken
    .filter(({ path }) => folders.has(dirname(normalize(path))))
    .map(({ path, problem: { place, message } }) => ({
      name: `${show(path)}:${place.line}:${place.column}`,
      reason: message,
      failed: false,
    }));
}
