import { join } from 'node:path';
import type { Json, JsonObject } from '../inventory/json';
import { asList, asObject, asString, asStrings, field, isObject } from '../inventory/json';
import { toJson, YamlProblem } from '../inventory/yaml';
import { readFile, statOf } from './read-file';
import { InputError } from './input-error';
import { KUSTOMIZATION_FILES, pathIn } from './walk';

/** The file that makes a folder a kustomization, as far as it says where things come from. */
export interface Kustomization {
  readonly folder: string;
  readonly file: string;
  /** Whether it is a Component, which is nothing by itself. */
  readonly isComponent: boolean;
  /** Files and folders that it reads, as paths like its own. */
  readonly uses: readonly string[];
  /** What it would fetch from elsewhere. */
  readonly remote: readonly string[];
  /** What can't be found where it says. */
  readonly missing: readonly string[];
  /** What it needs that neither `kubectl kustomize` nor `kustomize build` does unless told to: plugins, charts. */
  readonly extra: string | undefined;
}

/** The fields that name files or folders: themselves, or in a field of each of their items. */
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

/** The name of the file among those of a folder that makes it a kustomization. */
export function kustomizationFile(files: readonly string[]): string | undefined {
  return KUSTOMIZATION_FILES.find((name) => files.includes(name));
}

/** @throws InputError where it isn't what kustomize would read */
export function readKustomization(folder: string, name: string): Kustomization {
  const file = pathIn(folder, name);
  const data = parsed(file);
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
  return { folder, file, isComponent: data['kind'] === 'Component', uses, remote, missing, extra: extraOf(data) };
}

function parsed(file: string): JsonObject {
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

/** A path; a patch or a generator that is written out instead isn't one. */
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

function extraOf(data: JsonObject): string | undefined {
  if (asList(data['helmCharts']).length > 0 || data['helmChartInflationGenerator'] !== undefined)
    return 'has charts inflated (helmCharts), which fetches them';
  return undefined;
}

/**
 * What kustomize would fetch: an address, or a repository in one of git's ways to name one.
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
