import { join } from 'node:path';
import type { Json, JsonObject } from '../inventory/json';
import { asList, asObject, asString, asStrings, field, isObject } from '../inventory/json';
import { toJson, YamlProblem } from '../inventory/yaml';
import { readFile, statOf } from './read-file';
import { InputError } from './input-error';
import { KUSTOMIZATION_FILES, pathIn } from './walk';

/** A kustomization and the files that it refers to. */
export interface Kustomization {
  readonly folder: string;
  readonly file: string;
  /** Whether it is a Component, which can't be applied by itself. */
  readonly isComponent: boolean;
  /** The files and folders that it uses, relative like `folder`. */
  readonly uses: readonly string[];
  /** Remote resources that it fetches. */
  readonly remote: readonly string[];
  /** Paths that don't exist. */
  readonly missing: readonly string[];
  /** A feature that `kubectl kustomize` and `kustomize build` disable by default: plugins, charts. */
  readonly unsupported: string | undefined;
}

/** The lists of files or folders; with `key`, the paths are in that field of the items. */
const PATHS: readonly { readonly list: string; readonly key?: string }[] = [
  { list: 'resources' },
  { list: 'bases' },
  { list: 'components' },
  { list: 'crds' },
  { list: 'configurations' },
  { list: 'generators' },
  { list: 'transformers' },
  { list: 'validators' },
  { list: 'patchesStrategicMerge' },
  { list: 'patchesJson6902', key: 'path' },
  { list: 'patches', key: 'path' },
  { list: 'replacements', key: 'path' },
];
const GENERATORS = ['configMapGenerator', 'secretGenerator'];

/** The kustomization file among a folder's files. */
export function kustomizationFile(files: readonly string[]): string | undefined {
  return KUSTOMIZATION_FILES.find((name) => files.includes(name));
}

/** @throws InputError where it can't be read or isn't a kustomization */
export function readKustomization(folder: string, name: string): Kustomization {
  const file = pathIn(folder, name);
  const data = parseFile(file);
  const paths = [
    ...PATHS.flatMap(({ list, key }) => asList(data[list]).flatMap((item) => pathOf(item, key))),
    ...GENERATORS.flatMap((list) => asList(data[list]).flatMap(filesOfGenerator)),
    ...pathOf(data['openapi'], 'path'),
  ];
  const uses: string[] = [];
  const remote: string[] = [];
  const missing: string[] = [];
  for (const path of paths) {
    const here = join(folder, path);
    if (!isRemote(path) && exists(here)) uses.push(here);
    else (isRemote(path) ? remote : missing).push(path);
  }
  return {
    folder,
    file,
    isComponent: data['kind'] === 'Component',
    uses,
    remote,
    missing,
    unsupported: unsupportedFeature(data),
  };
}

function parseFile(file: string): JsonObject {
  const text = readFile(file).toString('utf8');
  try {
    const data = toJson(text, () => undefined);
    if (data !== undefined && data !== null && !isObject(data)) throw new InputError(`${file} holds no kustomization`);
    return asObject(data);
  } catch (error) {
    if (!(error instanceof YamlProblem)) throw error;
    throw new InputError(`${file} ${error.message}`);
  }
}

/** The path of an item; none for inline patches and generators. */
function pathOf(item: Json | undefined, key: string | undefined): readonly string[] {
  // Older kustomizations name patches without `path`.
  const path = asString(item) ?? (key === undefined ? undefined : asString(field(item, key)));
  return path === undefined || path === '' || path.includes('\n') ? [] : [path];
}

/** `name=path` and `path`. */
function filesOfGenerator(item: Json): readonly string[] {
  const { files, envs, env } = asObject(item);
  return [
    ...asStrings(files).map((file) => file.slice(file.indexOf('=') + 1)),
    ...asStrings(envs),
    ...(typeof env === 'string' ? [env] : []),
  ];
}

function unsupportedFeature(data: JsonObject): string | undefined {
  if (asList(data['helmCharts']).length > 0 || data['helmChartInflationGenerator'] !== undefined)
    return 'has charts inflated (helmCharts), which fetches them';
  return undefined;
}

/**
 * Whether kustomize would fetch a path: a URL, or another form of a git repository.
 * @see https://github.com/kubernetes-sigs/kustomize/blob/master/examples/remoteBuild.md
 */
function isRemote(path: string): boolean {
  return /^[a-z][a-z+]*:\/\/|^git::|^[\w.-]+@[\w.-]+:|^(www\.)?(github|gitlab|bitbucket)\.\w+[/:]|[?&](ref|version)=|\.git(\/|$)|\w\/\/\w/i.test(
    path,
  );
}

function exists(path: string): boolean {
  try {
    return statOf(path) !== undefined;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return false;
  }
}
