import { basename, posix } from 'node:path';
import type { Json, JsonObject } from '../../inventory/json';
import { asList, asObject, asString, asStrings, field, isObject, nonEmpty } from '../../inventory/json';
import { globExpression } from '../glob';
import type { Parameters } from './template';
import { filled } from './template';

/** What generators read of the repository that they are in. */
export interface RepositoryFiles {
  /** The paths of all folders and files, from its root. */
  readonly folders: readonly string[];
  readonly files: readonly string[];
  /** What is in a file of YAML or JSON; undefined where that can't be read. */
  readonly read: (file: string) => Json | undefined;
  /** Whether a URL is that of another repository. */
  readonly isOther: (url: Json | undefined) => boolean;
}

/** A set of parameters of which nothing is known. */
const UNKNOWN: Parameters = new Map();
/** More than this is no list of apps. */
const MAX_SETS = 1_000;
/** Generators combine generators, and these some others, but no more. */
const MAX_DEPTH = 3;

/** The sets of parameters that a generator gives; of one that asks a cluster or a service, one of which nothing is known. */
export function parametersOf(generator: JsonObject, repository: RepositoryFiles, depth = 1): readonly Parameters[] {
  return setsOf(generator, repository, depth).filter((set) => isSelected(set, asObject(generator['selector'])));
}

function setsOf(
  { list, git, matrix, merge }: JsonObject,
  repository: RepositoryFiles,
  depth: number,
): readonly Parameters[] {
  if (depth > MAX_DEPTH) return [UNKNOWN];
  if (isObject(list)) return ofList(list);
  if (isObject(git)) return ofGit(git, repository);
  const inner = (given: Json | undefined): readonly JsonObject[] => asList(field(given, 'generators')).map(asObject);
  const run = (one: JsonObject): readonly Parameters[] => parametersOf(one, repository, depth + 1);
  if (isObject(matrix)) return product(inner(matrix), run);
  if (isObject(merge)) return merged(asStrings(merge['mergeKeys']), inner(merge).map(run));
  return [UNKNOWN];
}

function ofList({ elements, elementsYaml }: JsonObject): readonly Parameters[] {
  if (nonEmpty(elementsYaml) !== undefined) return [UNKNOWN];
  return asList(elements).map((element) => new Map(flattened(element, '')));
}

/** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Git/ */
function ofGit(git: JsonObject, { folders, files, read, isOther }: RepositoryFiles): readonly Parameters[] {
  if (isOther(git['repoURL'])) return [UNKNOWN];
  const prefix = nonEmpty(git['pathParamPrefix']);
  const found = [
    ...matching(asList(git['directories']), folders).map((folder) => pathParameters(folder, prefix)),
    ...matching(asList(git['files']), files).flatMap((file) => {
      const content = read(file);
      const path = [
        ...pathParameters(posix.dirname(file), prefix),
        ...nameParameters('filename', basename(file), prefix),
      ];
      return (Array.isArray(content) ? asList(content) : [content ?? {}]).map((item) => [
        ...flattened(item, ''),
        ...path,
      ]);
    }),
  ];
  return found.map((own) => new Map([...own, ...flattened(filled(asObject(git['values']), new Map(own)), 'values')]));
}

function flattened(value: Json, name: string): readonly (readonly [string, string])[] {
  if (isObject(value))
    return Object.entries(value).flatMap(([key, inner = null]) =>
      flattened(inner, name === '' ? key : `${name}.${key}`),
    );
  return typeof value === 'object' ? [] : [[name, String(value)]];
}

function matching(patterns: readonly Json[], paths: readonly string[]): readonly string[] {
  const rules = patterns.map((pattern) => ({
    expression: globExpression(asString(field(pattern, 'path')) ?? ''),
    exclude: field(pattern, 'exclude') === true,
  }));
  const isIn = (path: string, exclude: boolean): boolean =>
    rules.some((rule) => rule.exclude === exclude && rule.expression.test(path));
  return paths.filter((path) => isIn(path, false) && !isIn(path, true));
}

/** `path` of a template, and the fields that it has in Go templates. */
function pathParameters(path: string, prefix: string | undefined): readonly (readonly [string, string])[] {
  const own = prefixed('path', prefix);
  return [
    [own, path],
    [`${own}.path`, path],
    ...nameParameters('basename', basename(path), prefix),
    ...path
      .split('/')
      .flatMap((part, index) => [[`${own}[${index}]`, part] as const, [`${own}.segments[${index}]`, part] as const]),
  ];
}

function nameParameters(
  field: string,
  name: string,
  prefix: string | undefined,
): readonly (readonly [string, string])[] {
  const own = `${prefixed('path', prefix)}.${field}`;
  return [
    [own, name],
    [`${own}Normalized`, name.toLowerCase().replace(/[^a-z0-9-]+/g, '-')],
  ];
}

function prefixed(name: string, prefix: string | undefined): string {
  return prefix === undefined ? name : `${prefix}.${name}`;
}

/**
 * Each set of the one with each of the other, which may be written with parameters of the first.
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Matrix/
 */
function product(
  generators: readonly JsonObject[],
  run: (generator: JsonObject) => readonly Parameters[],
): readonly Parameters[] {
  let sets: readonly Parameters[] = [UNKNOWN];
  for (const generator of generators) {
    const next: Parameters[] = [];
    for (const set of sets) {
      for (const own of run(filled(generator, set))) next.push(new Map([...set, ...own]));
      if (next.length > MAX_SETS) return [UNKNOWN];
    }
    sets = next;
  }
  return sets;
}

/**
 * The sets of the first, each with what the others say of the same keys.
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Merge/
 */
function merged(
  keys: readonly string[],
  [base = [], ...others]: readonly (readonly Parameters[])[],
): readonly Parameters[] {
  if ([base, ...others].some((sets) => sets.some(({ size }) => size === 0))) return [UNKNOWN];
  const keyOf = (set: Parameters): string => JSON.stringify(keys.map((key) => set.get(key) ?? null));
  const byKey = others.map((sets) => new Map(sets.map((set) => [keyOf(set), set])));
  return base.map((set) => new Map([...set, ...byKey.flatMap((sets) => [...(sets.get(keyOf(set)) ?? [])])]));
}

type Operator = (value: string | undefined, values: readonly string[]) => boolean;

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#set-based-requirement */
const OPERATORS: Readonly<Record<string, Operator>> = {
  In: (value, values) => value !== undefined && values.includes(value),
  NotIn: (value, values) => value === undefined || !values.includes(value),
  Exists: (value) => value !== undefined,
  DoesNotExist: (value) => value === undefined,
};

/** Whether the selector of a generator takes a set; one of which nothing is known may be taken. */
function isSelected(set: Parameters, { matchLabels, matchExpressions }: JsonObject): boolean {
  if (set.size === 0) return true;
  return (
    Object.entries(asObject(matchLabels)).every(([key, value]) => set.get(key) === value) &&
    asList(matchExpressions).every((one) => {
      const { key, operator, values } = asObject(one);
      return OPERATORS[asString(operator) ?? '']?.(set.get(asString(key) ?? ''), asStrings(values)) !== false;
    })
  );
}
