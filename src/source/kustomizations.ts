import { realpathSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import type { Charts } from './chart';
import { InputError, reasonOf } from './input-error';
import type { Kustomization } from './kustomization';
import { kustomizationFile, readKustomization } from './kustomization';
import { isNodeError } from './node-error';
import { statOf } from './read-file';
import { KUSTOMIZATION_FILES, pathIn } from './walk';
import type { Found } from './find';

/** What a kustomization needs, with all that it uses: the first of each kind. */
export interface Needs {
  readonly remote: string | undefined;
  readonly missing: string | undefined;
  readonly extra: string | undefined;
  /** A kustomization among them that uses itself, over however many others. */
  readonly circle: string | undefined;
}

/** The kustomizations of a number of folders, and which of them use which. */
export class Kustomizations {
  /** Those that no other one uses. */
  readonly roots: readonly Kustomization[];
  /** Those that can't be read. */
  readonly problems: readonly { readonly path: string; readonly reason: string }[];
  /** By the real path of the folder: links lead to others, and in circles. */
  readonly #known = new Map<string, Kustomization | undefined>();
  readonly #folders = new Set<string>();
  readonly #used = new Set<string>();

  constructor({ folders, byFile }: Found, charts: Charts) {
    const problems: { path: string; reason: string }[] = [];
    const own: Kustomization[] = [];
    for (const { path, files } of [...byFile, ...folders]) {
      const file = kustomizationFile(files);
      const absolute = resolve(path);
      if (file === undefined || this.#folders.has(absolute) || charts.isInside(path)) continue;
      this.#folders.add(absolute);
      try {
        const kustomization = readKustomization(path, file);
        this.#known.set(realPath(path), kustomization);
        own.push(kustomization);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        this.#known.set(realPath(path), undefined);
        problems.push({ path: pathIn(path, file), reason: reasonOf(error, pathIn(path, file)) });
      }
    }
    for (const { folder, uses } of own)
      for (const path of uses)
        if (realPath(path) !== realPath(folder)) this.#used.add(resolve(path)).add(realPath(path));
    const apps = own.filter(({ isComponent }) => !isComponent);
    const roots = apps.filter(({ folder }) => !this.#used.has(resolve(folder)));
    // Those that use each other in a circle are used, and nobody's.
    const reached = this.#reachedFrom(roots);
    this.roots = [...roots, ...apps.filter(({ folder }) => !reached.has(resolve(folder)))];
    this.problems = problems;
  }

  /** Whether a folder is a kustomization: what is in it is for that, or for nothing. */
  isFolder(folder: string): boolean {
    return this.#folders.has(resolve(folder));
  }

  /** Whether a folder holds patches of a kustomization, also such as it doesn't use for now. */
  holdsPatches(folder: string): boolean {
    return /^patch(es)?$/.test(basename(folder)) && this.isFolder(dirname(resolve(folder)));
  }

  isUsed(absolute: string): boolean {
    return this.#used.has(absolute);
  }

  needsOf(kustomization: Kustomization): Needs {
    const needs: { -readonly [key in keyof Needs]: Needs[key] } = {
      remote: undefined,
      missing: undefined,
      extra: undefined,
      circle: undefined,
    };
    const done = new Set<Kustomization>();
    const open = new Set<Kustomization>();
    // Not by recursion, for which there may be too many, one in the other.
    const left: { readonly one: Kustomization; readonly isDone: boolean }[] = [{ one: kustomization, isDone: false }];
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const { one, isDone } = next;
      if (isDone) {
        open.delete(one);
        done.add(one);
        continue;
      }
      if (open.has(one)) needs.circle ??= one.folder;
      if (open.has(one) || done.has(one)) continue;
      open.add(one);
      needs.remote ??= one.remote[0];
      needs.missing ??= one.missing[0];
      needs.extra ??= one.extra;
      left.push({ one, isDone: true });
      const used = one.uses.flatMap((path) => this.#at(path) ?? []);
      for (const other of used.reverse()) left.push({ one: other, isDone: false });
    }
    return needs;
  }

  /** The kustomization in a folder, also in one that nobody named. */
  #at(folder: string): Kustomization | undefined {
    const path = realPath(folder);
    if (!this.#known.has(path)) this.#known.set(path, readAt(folder));
    return this.#known.get(path);
  }

  #reachedFrom(roots: readonly Kustomization[]): ReadonlySet<string> {
    const reached = new Set<string>();
    const open = [...roots];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      const absolute = resolve(one.folder);
      if (reached.has(absolute)) continue;
      reached.add(absolute);
      for (const path of one.uses) {
        const used = this.#known.get(realPath(path));
        if (used !== undefined) open.push(used);
      }
    }
    return reached;
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (!isNodeError(error)) throw error;
    return resolve(path);
  }
}

/** Undefined where there is none, or none that can be read: kustomize will say so. */
function readAt(folder: string): Kustomization | undefined {
  try {
    const file = KUSTOMIZATION_FILES.find((name) => statOf(pathIn(folder, name))?.isFile() === true);
    return file === undefined ? undefined : readKustomization(relative('.', resolve(folder)) || '.', file);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return undefined;
  }
}
