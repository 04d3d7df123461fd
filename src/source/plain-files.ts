import { basename, dirname, normalize, resolve } from 'node:path';
import type { Read, ReadProblem } from '../inventory/read';
import { readBytes } from '../inventory/read';
import { ReadCache } from '../inventory/read-cache';
import { StringCache } from '../inventory/yaml/string-cache';
import type { LeftOut } from './app';
import { withoutAssertions } from './assertions';
import type { Charts } from './chart';
import type { Deliveries } from './gitops/deliveries';
import { InputError, reasonOf } from './input-error';
import type { Kustomizations } from './kustomizations';
import { readFile, STDIN } from './read-file';
import type { Found } from './find';

/** A file with what was read from it. */
export interface ReadFile extends Read {
  readonly path: string;
  /** The folder that a GitOps tool applies it with. */
  readonly applied: string | undefined;
}

/** A file of a folder that can't be read, where nothing says that it is meant for Kubernetes. */
interface Broken {
  readonly path: string;
  readonly problem: ReadProblem;
}

/** What is known of folders. */
interface Known {
  readonly charts: Charts;
  readonly kustomizations: Kustomizations;
  readonly deliveries: Deliveries | undefined;
}

/** How they are read; see SourceOptions. */
interface ReadingOptions {
  readonly show: (path: string) => string;
  readonly onRead: (bytes: number) => void;
}

/**
 * What is in files that nothing else uses, and what of folders can't be read.
 *
 * @throws InputError where a file that was named can't be
 */
export function plainFiles(
  { named, folders }: Found,
  { charts, kustomizations, deliveries }: Known,
  { show, onRead }: ReadingOptions,
): { readonly files: readonly ReadFile[]; readonly unread: readonly LeftOut[] } {
  const unread: LeftOut[] = folders.flatMap(({ path, unreadable: reason }) =>
    // It may be the data of a program: nothing says that there are manifests in it.
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
  const tried = (path: string): readonly ReadFile[] => {
    try {
      return read(path, false);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      unread.push({ name: show(path), reason: reasonOf(error, path), failed: true });
      return [];
    }
  };
  const files = [...named.flatMap((path) => read(path, true)), ...withoutAssertions(inFolders.flatMap(tried))];
  return { files, unread: [...unread, ...brokenAmong(files, broken, show)] };
}

/** What nothing can read is worth a line beside manifests; elsewhere it may be anything. */
function brokenAmong(
  files: readonly ReadFile[],
  broken: readonly Broken[],
  show: (path: string) => string,
): readonly LeftOut[] {
  const folders = new Set(files.filter(({ manifests }) => manifests.length > 0).map(({ path }) => dirname(path)));
  return broken
    .filter(({ path }) => folders.has(dirname(normalize(path))))
    .map(({ path, problem: { place, message } }) => ({
      name: `${show(path)}:${place.line}:${place.column}`,
      reason: message,
      failed: false,
    }));
}
