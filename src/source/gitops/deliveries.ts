import { existsSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { hasPlaceholder } from '../../inventory/placeholders';
import type { Json, JsonObject } from '../../inventory/json';
import { asObject, asString, asStringMap, field, nonEmpty } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import { readBytes } from '../../inventory/read';
import { toJson, YamlProblem } from '../../inventory/yaml';
import { InputError } from '../input-error';
import { readFile } from '../read-file';
import { kustomizationFile } from '../kustomization';
import type { Folder } from '../walk';
import { pathIn, walk } from '../walk';
import { applicationsOf, isApplicationSet } from './application-set';
import type { Application } from './argo';
import { argoDelivery, isApplication, sourcesOf } from './argo';
import type { Delivery } from './delivery';
import { commonDelivery } from './delivery';
import { fluxDelivery, isFluxKustomization, isGitRepository, isSourceOf } from './flux';
import type { RepositoryFiles } from './generators';
import { OwnRepository } from './own-repository';

/** Longer files hold no objects of GitOps tools. */
const MAX_BYTES = 1024 * 1024;
const MARK = /(kustomize|source)\.toolkit\.fluxcd\.io|argoproj\.io/;
/** A cheap test before MARK: files without any of these have neither objects of GitOps tools nor ConfigMaps. */
const CHEAP_MARKS = ['toolkit.fluxcd.io', 'argoproj.io', 'ConfigMap'];

/** The deliveries of a repository's folders: how GitOps tools apply them. */
export class Deliveries {
  readonly #root: string;
  /** By folder, relative to the root of the repository. */
  readonly #byPath = new Map<string, Delivery[]>();
  /** The absolute paths of folders with a kustomization. */
  readonly #kustomizations = new Set<string>();
  readonly #known = new Map<string, Delivery | undefined>();
  /**
   * @param root the root folder of the repository
   * @param show formats a path for the user
   */
  constructor(root: string, show: (path: string) => string) {
    this.#root = resolve(root);
    const { manifests, folders, configMaps } = read(relative('.', this.#root) || '.', show);
    const own = new OwnRepository(this.#root);
    const repository = this.#files(folders, own);
    for (const { path, files } of folders)
      if (kustomizationFile(files) !== undefined) this.#kustomizations.add(resolve(path));
    const others = manifests.filter((one) => isGitRepository(one) && own.isOther(one.spec['url']));
    for (const manifest of manifests) {
      if (isFluxKustomization(manifest) && !others.some((other) => isSourceOf(other, manifest)))
        this.#add(asString(manifest.spec['path']) ?? '.', fluxDelivery(manifest, configMaps));
      for (const application of applicationsIn(manifest, repository))
        for (const source of sourcesOf(application.spec)) {
          const path = asString(source['path']);
          if (path !== undefined && !own.isOther(source['repoURL']))
            this.#add(path, argoDelivery(manifest, application, source, own));
        }
    }
  }

  #files(folders: readonly Folder[], own: OwnRepository): RepositoryFiles {
    return {
      folders: folders.map(({ path }) => this.#pathOf(path)),
      files: folders.flatMap(({ path, files }) => files.map((name) => pathIn(this.#pathOf(path), name))),
      read: (file) => valueOf(join(this.#root, file)),
      isOther: (url) => own.isOther(url),
    };
  }

  #add(path: string, delivery: Delivery): void {
    if (hasPlaceholder(path)) return;
    const folder = posix.join('.', path.replace(/^\/+/, '')).replace(/\/$/, '');
    // The path is of another repository.
    if (folder.startsWith('..') || !existsSync(join(this.#root, folder))) return;
    const known = this.#byPath.get(folder);
    if (known === undefined) this.#byPath.set(folder, [delivery]);
    else known.push(delivery);
  }

  /** The absolute path of the repository. */
  get root(): string {
    return this.#root;
  }

  /** The delivery of a folder; of several, what they have in common. */
  at(folder: string): Delivery | undefined {
    const path = this.#pathOf(folder);
    if (!this.#known.has(path)) this.#known.set(path, commonDelivery(this.#byPath.get(path) ?? []));
    return this.#known.get(path);
  }

  /** All deliveries of a folder. */
  allAt(folder: string): readonly Delivery[] {
    return this.#byPath.get(this.#pathOf(folder)) ?? [];
  }

  /** The delivery of a kustomization: of its folder, or of the nearest one above that includes kustomizations. */
  ofKustomization(folder: string): Delivery | undefined {
    const found = this.#nearestDelivered(
      resolve(folder),
      ({ includesKustomizations: takesKustomizations }) => takesKustomizations,
    );
    return found === undefined ? undefined : this.at(found);
  }

  /** The absolute path of the nearest folder above a file that is delivered with it. */
  above(file: string): string | undefined {
    return this.#nearestDelivered(dirname(resolve(file)), ({ isRecursive }) => isRecursive);
  }

  /** The nearest folder, from `start` upwards, whose delivery includes `start`, without a kustomization in between. */
  #nearestDelivered(start: string, reachesDown: (delivery: Delivery) => boolean): string | undefined {
    for (let folder = start; ; folder = dirname(folder)) {
      if (folder !== start && this.#kustomizations.has(folder)) return undefined;
      const delivery = this.at(folder);
      if (delivery !== undefined && (folder === start || reachesDown(delivery))) return folder;
      if (folder === this.#root || folder === dirname(folder)) return undefined;
    }
  }

  #pathOf(folder: string): string {
    return relative(this.#root, resolve(folder)).replaceAll(sep, '/') || '.';
  }
}

interface Read {
  readonly manifests: readonly Manifest[];
  readonly folders: readonly Folder[];
  readonly configMaps: (name: string) => readonly JsonObject[];
}

/** Reads all objects of GitOps tools in a repository. */
function read(root: string, show: (path: string) => string): Read {
  const maps: string[] = [];
  const manifests: Manifest[] = [];
  const folders = foldersOf(root);
  const files = folders.flatMap(({ path, files: names }) => names.map((name) => pathIn(path, name)));
  for (const file of files) {
    const bytes = bytesOf(file);
    // Searching bytes is fast, and most files match nothing.
    if (bytes === undefined || !CHEAP_MARKS.some((word) => bytes.includes(word))) continue;
    // latin1 is fast, and the patterns are ASCII.
    const text = bytes.toString('latin1');
    if (/^kind: *ConfigMap\b/m.test(text)) maps.push(file);
    if (MARK.test(text)) manifests.push(...readBytes(show(file), bytes).manifests);
  }
  let byName: Map<string, JsonObject[]> | undefined;
  const configMaps = (name: string): readonly JsonObject[] => {
    byName ??= dataByName(maps);
    return byName.get(name) ?? [];
  };
  return { manifests, folders, configMaps };
}

function applicationsIn(manifest: Manifest, repository: RepositoryFiles): readonly Application[] {
  if (isApplication(manifest)) return [manifest];
  if (!isApplicationSet(manifest)) return [];
  return applicationsOf(manifest, repository).map(({ metadata, spec }) => ({
    name: nonEmpty(field(metadata, 'name')),
    spec: asObject(spec),
  }));
}

function valueOf(file: string): Json | undefined {
  const text = bytesOf(file)?.toString('utf8');
  try {
    return text === undefined ? undefined : toJson(text, () => undefined);
  } catch (error) {
    if (!(error instanceof YamlProblem)) throw error;
    return undefined;
  }
}

function dataByName(files: readonly string[]): Map<string, JsonObject[]> {
  const byName = new Map<string, JsonObject[]>();
  for (const { kind, name, data } of files.flatMap((file) => readBytes(file, readFile(file)).manifests)) {
    if (kind !== 'ConfigMap') continue;
    byName.set(name, [...(byName.get(name) ?? []), asStringMap(asObject(field(data, 'data')))]);
  }
  return byName;
}

/** All folders; none if the repository is too large to walk. */
function foldersOf(root: string): readonly Folder[] {
  try {
    return walk(root);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return [];
  }
}

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFile(file, MAX_BYTES);
  } catch {
    // Files that can't be read are reported elsewhere.
    return undefined;
  }
}

/** The root folder of the git repository that a folder is in, or the folder itself. */
export function repositoryOf(folder: string): string {
  for (let here = resolve(folder); ; here = dirname(here)) {
    if (existsSync(join(here, '.git'))) return here;
    if (here === dirname(here)) return resolve(folder);
  }
}
