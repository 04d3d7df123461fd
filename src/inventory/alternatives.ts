import { ByName } from './by-name';
import type { Manifest } from './manifest';

/** A file with what is in it. */
export interface FileOfManifests {
  readonly path: string;
  readonly manifests: readonly Manifest[];
}

/** Files that are applied together. */
export interface Group<F extends FileOfManifests> {
  /** The file or folder that they are in; `''` for all there are. */
  readonly name: string;
  readonly files: readonly F[];
}

/** More alternatives than this are a collection of examples, in which each stands by itself. */
const MAX_WITH_SHARED = 20;

/** The manifests of each app that there is among some; what constructs make is one, whatever it consists of. */
export function appsAmong(manifests: readonly Manifest[]): readonly (readonly Manifest[])[] {
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

/** A file, or a folder with what is in it. */
interface Branch<F> {
  readonly path: string;
  readonly branches: Map<string, Branch<F>>;
  file: F | undefined;
  /** Those that define an object which another one defines, too. */
  readonly rivals: Set<Branch<F>>;
}

/**
 * The apps in a number of files. All files are one, but for those that define the same object, which can't be meant to be
 * applied together: where two folders do, each is an app, and where two files of a folder do; with what is beside them.
 */
export function alternativesOf<F extends FileOfManifests>(files: readonly F[]): readonly Group<F>[] {
  const rivals = rivalsOf(files);
  if (rivals.length === 0) return files.length === 0 ? [] : [{ name: '', files }];
  const root = newBranch<F>('');
  const ways = new Map(files.map((file) => [file, insert(root, file)]));
  for (const group of rivals) part(group.flatMap((file) => [ways.get(file) ?? []]));
  return groupsOf(root);
}

/** The files of each object that several define. A Namespace is written again by everything that is in it. */
function rivalsOf<F extends FileOfManifests>(files: readonly F[]): readonly (readonly F[])[] {
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

/** What has been defined of a kind: to put a key together for each object takes longer than to look it up. */
function namesOf<F>(groups: Map<string, Map<string, ByName<F>>>, group: string, kind: string): ByName<F> {
  const kinds = groups.get(group) ?? new Map<string, ByName<F>>();
  const names = kinds.get(kind) ?? new ByName<F>();
  if (!kinds.has(kind)) groups.set(group, kinds.set(kind, names));
  return names;
}

function newBranch<F>(path: string): Branch<F> {
  return { path, branches: new Map(), file: undefined, rivals: new Set() };
}

/** The branches from the root to a file. */
function insert<F extends FileOfManifests>(root: Branch<F>, file: F): readonly Branch<F>[] {
  const way = [root];
  let here = root;
  for (const name of file.path.split(/[\\/]/)) {
    const path = here === root ? name : `${here.path}/${name}`;
    const next = here.branches.get(name) ?? newBranch<F>(path);
    here.branches.set(name, next);
    way.push(next);
    here = next;
  }
  here.file = file;
  return way;
}

/** Marks, from the top, where the ways to files that define one object part. */
function part<F>(ways: readonly (readonly Branch<F>[])[], depth = 0): void {
  const below = new Map<Branch<F>, (readonly Branch<F>[])[]>();
  for (const way of ways) {
    const branch = way[depth + 1];
    if (branch === undefined) continue;
    const same = below.get(branch);
    if (same === undefined) below.set(branch, [way]);
    else same.push(way);
  }
  const above = ways[0]?.[depth];
  if (below.size > 1) for (const branch of below.keys()) above?.rivals.add(branch);
  for (const same of below.values()) if (same.length > 1) part(same, depth + 1);
}

function groupsOf<F extends FileOfManifests>(branch: Branch<F>): readonly Group<F>[] {
  if (branch.file !== undefined) return [{ name: branch.path, files: [branch.file] }];
  const apart: Group<F>[] = [];
  const shared: F[] = [];
  for (const below of branch.branches.values()) {
    const groups = groupsOf(below);
    const [only] = groups;
    if (branch.rivals.has(below) || groups.length > 1) for (const group of groups) apart.push(group);
    else if (only !== undefined) for (const file of only.files) shared.push(file);
  }
  if (apart.length === 0) return [{ name: branch.path, files: shared }];
  if (shared.length === 0) return apart;
  if (apart.length > MAX_WITH_SHARED) return [...apart, { name: branch.path, files: shared }];
  return apart.map(({ name, files }) => ({ name, files: [...shared, ...files] }));
}
