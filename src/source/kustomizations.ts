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

/** Why a kustomization, with all that it uses, may not be rendered: the first of each kind. */
export interface Needs {
  readonly remote: string | undefined;
  readonly missing: string | undefined;
  readonly unsupported: string | undefined;
  /** A kustomization among them that uses itself, directly or not. */
  readonly cycle: string | undefined;
}

/** The kustomizations of folders, and how they use each other. */
export class Kustomizations {
  /** The kustomizations that no other one uses. */
  readonly roots: readonly Kustomization[];
  /** The kustomizations that can't be read. */
  readonly problems: readonly { readonly path: string; readonly reason: string }[];
  /** By the real path of the folder, because of symbolic links. */
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
    // Kustomizations in a cycle are used, but by no root: they are roots as well, to be reported.
    const reached = this.#reachedFrom(roots);
    this.roots = [...roots, ...apps.filter(({ folder }) => !reached.has(resolve(folder)))];
    this.problems = problems;
  }

  /** Whether a folder is a kustomization; its files aren't apps by themselves then. */
  isFolder(folder: string): boolean {
    return this.#folders.has(resolve(folder));
  }

  /** Whether a folder is the `patch` or `patches` folder of a kustomization, used or not. */
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
      unsupported: undefined,
      cycle: undefined,
    };
    const done = new Set<Kustomization>();
    const visiting = new Set<Kustomization>();
    // A stack instead of recursion, which may be too deep.
    const stack: { readonly one: Kustomization; readonly isDone: boolean }[] = [{ one: kustomization, isDone: false }];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const { one, isDone } = next;
      if (isDone) {
        visiting.delete(one);
        done.add(one);
        continue;
      }
      if (visiting.has(one)) needs.cycle ??= one.folder;
      if (visiting.has(one) || done.has(one)) continue;
      visiting.add(one);
      needs.remote ??= one.remote[0];
      needs.missing ??= one.missing[0];
      needs.unsupported ??= one.unsupported;
      stack.push({ one, isDone: true });
      const used = one.uses.flatMap((path) => this.#at(path) ?? []);
      for (const other of used.reverse()) stack.push({ one: other, isDone: false });
    }
    return needs;
  }

  /** The kustomization in a folder, even if the folder isn't among the given ones. */
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

/** Reads the kustomization in a folder; undefined where that fails, which kustomize reports. */
function readAt(folder: string): Kustomization | undefined {
  try {
    const file = KUSTOMIZATION_FILES.find((name) => statOf(pathIn(folder, name))?.isFile() === true);
    return file === undefined ? undefined : readKustomization(relative('.', resolve(folder)) || '.', file);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return undefined;
  }
}
