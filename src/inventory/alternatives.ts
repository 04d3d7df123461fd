import { ByName } from './by-name';
import type { Manifest } from './manifest';

/** A file with its manifests. */
export interface FileOfManifests {
  readonly path: string;
  readonly manifests: readonly Manifest[];
}

/** Files that are applied together. */
export interface Group<F extends FileOfManifests> {
  /** The path of their file or folder; `''` for a group of all files. */
  readonly name: string;
  readonly files: readonly F[];
}

/** With more alternatives than this, the folder is a collection of examples: the other files aren't added to each of them. */
const MAX_WITH_SHARED = 20;

/** Splits manifests into apps by their files; manifests of constructs are one app. */
export function splitIntoApps(manifests: readonly Manifest[]): readonly (readonly Manifest[])[] {
  const files = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const { source } = manifest;
    if (typeof source !== 'string') return [manifests];
    const own = files.get(source);
    if (own === undefined) files.set(source, [manifest]);
    else own.push(manifest);
  }
  if (files.size < 2) return [manifests];
  const groups = alternativesOf([...files].map(([path, own]) => ({ path, manifests: own })));
  return groups.length < 2 ? [manifests] : groups.map((group) => group.files.flatMap((file) => file.manifests));
}

/** A file, or a folder with its entries. */
interface Branch<F> {
  readonly path: string;
  readonly branches: Map<string, Branch<F>>;
  file: F | undefined;
  /** The branches that define an object which another branch defines too. */
  readonly conflicts: Set<Branch<F>>;
}

/**
 * Groups files into apps. All files are one app, unless some define the same object and so can't be applied together. Then
 * each of these files, or of the folders they are in, is an app, together with the files beside it.
 */
export function alternativesOf<F extends FileOfManifests>(files: readonly F[]): readonly Group<F>[] {
  const conflicts = conflictingFiles(files);
  if (conflicts.length === 0) return files.length === 0 ? [] : [{ name: '', files }];
  const root = newBranch<F>('');
  const branchPaths = new Map(files.map((file) => [file, insert(root, file)]));
  for (const group of conflicts) markConflicts(group.flatMap((file) => [branchPaths.get(file) ?? []]));
  return groupsOf(root);
}

/** For each object that several files define, these files. Not for Namespaces, which apps repeat. */
function conflictingFiles<F extends FileOfManifests>(files: readonly F[]): readonly (readonly F[])[] {
  const first = new Map<string, Map<string, ByName<F>>>();
  const all = new Map<string, Set<F>>();
  for (const file of files) {
    for (const manifest of file.manifests) {
      const { kind, group, name, namespace } = manifest;
      if (name === '' || kind === 'Namespace') continue;
      const names = namesOf(first, group, kind);
      const other = names.get(namespace, name);
      if (other === undefined) names.set(namespace, name, file);
      else if (other !== file) all.set(manifest.key, (all.get(manifest.key) ?? new Set([other])).add(file));
    }
  }
  return [...all.values()].map((defining) => [...defining]);
}

/** The names of a kind that were defined so far. Nested maps are faster than concatenated keys. */
function namesOf<F>(groups: Map<string, Map<string, ByName<F>>>, group: string, kind: string): ByName<F> {
  const kinds = groups.get(group) ?? new Map<string, ByName<F>>();
  const names = kinds.get(kind) ?? new ByName<F>();
  if (!kinds.has(kind)) groups.set(group, kinds.set(kind, names));
  return names;
}

function newBranch<F>(path: string): Branch<F> {
  return { path, branches: new Map(), file: undefined, conflicts: new Set() };
}

/** Adds a file to the tree; returns the branches from the root to it. */
function insert<F extends FileOfManifests>(root: Branch<F>, file: F): readonly Branch<F>[] {
  const branches = [root];
  let here = root;
  for (const name of file.path.split(/[\\/]/)) {
    const path = here === root ? name : `${here.path}/${name}`;
    const next = here.branches.get(name) ?? newBranch<F>(path);
    here.branches.set(name, next);
    branches.push(next);
    here = next;
  }
  here.file = file;
  return branches;
}

/** Marks the branches where the paths to files that define one object diverge. */
function markConflicts<F>(paths: readonly (readonly Branch<F>[])[], depth = 0): void {
  const below = new Map<Branch<F>, (readonly Branch<F>[])[]>();
  for (const path of paths) {
    const branch = path[depth + 1];
    if (branch === undefined) continue;
    const same = below.get(branch);
    if (same === undefined) below.set(branch, [path]);
    else same.push(path);
  }
  const above = paths[0]?.[depth];
  if (below.size > 1) for (const branch of below.keys()) above?.conflicts.add(branch);
  for (const same of below.values()) if (same.length > 1) markConflicts(same, depth + 1);
}

function groupsOf<F extends FileOfManifests>(branch: Branch<F>): readonly Group<F>[] {
  if (branch.file !== undefined) return [{ name: branch.path, files: [branch.file] }];
  const alternatives: Group<F>[] = [];
  const shared: F[] = [];
  for (const below of branch.branches.values()) {
    const groups = groupsOf(below);
    const [only] = groups;
    if (branch.conflicts.has(below) || groups.length > 1) for (const group of groups) alternatives.push(group);
    else if (only !== undefined) for (const file of only.files) shared.push(file);
  }
  if (alternatives.length === 0) return [{ name: branch.path, files: shared }];
  if (shared.length === 0) return alternatives;
  if (alternatives.length > MAX_WITH_SHARED) return [...alternatives, { name: branch.path, files: shared }];
  return alternatives.map(({ name, files }) => ({ name, files: [...shared, ...files] }));
}
