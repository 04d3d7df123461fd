import { readdirSync, realpathSync, watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isNodeError } from '../source/node-error';
import { UsageError } from './usage-error';

/** Names of folders that aren't read. */
const IGNORED = new Set(['.git', 'node_modules']);

/**
 * Watches files and folders, with one watcher for each folder and each path's parent: the watcher of a file ends when an editor
 * replaces the file, and Node's recursive watcher on Linux consists of watchers of files.
 */
export class PathWatcher {
  readonly #paths: readonly string[];
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #changed: (file: string) => void;

  /** @throws UsageError for a path that can't be watched, such as a pattern */
  constructor(paths: readonly string[], changed: (file: string) => void) {
    this.#paths = [...new Set(paths.flatMap((path) => [resolve(path), realPath(path)]))];
    this.#changed = changed;
    this.watchNew();
  }

  /** Watches new folders. @throws UsageError if the system's limit of watchers is reached */
  watchNew(): void {
    for (const path of this.#paths) {
      this.#watch(dirname(path));
      this.#watchBelow(path);
    }
  }

  close(): void {
    for (const folder of this.#watchers.keys()) this.#close(folder);
  }

  #watchBelow(path: string): void {
    const names = foldersIn(path);
    if (names === undefined) return;
    this.#watch(path);
    for (const name of names) this.#watchBelow(join(path, name));
  }

  #watch(folder: string): void {
    if (this.#watchers.has(folder)) return;
    try {
      const watcher = watch(folder);
      watcher.on('error', () => {
        this.#close(folder);
      });
      watcher.on('change', (event, name) => {
        this.#onChange(event, join(folder, String(name)));
      });
      this.#watchers.set(folder, watcher);
    } catch (error) {
      if (!isNodeError(error)) throw error;
      // The folder was deleted meanwhile, or is an unreadable parent of a path.
      if (error.code !== 'ENOENT' && error.code !== 'EACCES')
        throw new UsageError(`${folder} can't be watched: ${error.code}`);
    }
  }

  #onChange(event: string, file: string): void {
    // The name may be that of another folder now.
    if (event === 'rename') for (const folder of this.#watchers.keys()) if (isWithin(folder, file)) this.#close(folder);
    const isRead = !IGNORED.has(basename(file));
    if (isRead && this.#paths.some((path) => isWithin(file, path))) this.#changed(relative('.', file) || '.');
  }

  #close(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (!isNodeError(error)) throw error;
    const reason = error.code === 'ENOENT' ? 'it is neither a file nor a folder' : error.code;
    throw new UsageError(`${path} can't be watched: ${reason}`);
  }
}

/** The names of a folder's subfolders; undefined for files and missing paths. */
function foldersIn(path: string): readonly string[] | undefined {
  try {
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() && !IGNORED.has(entry.name) ? entry.name : [],
    );
  } catch (error) {
    if (isNodeError(error)) return undefined;
    throw error;
  }
}

function isWithin(file: string, path: string): boolean {
  return file === path || file.startsWith(path.endsWith(sep) ? path : `${path}${sep}`);
}
