import { basename, posix } from 'node:path';
import type { Json, JsonObject } from '../../inventory/json';
import { asList, asObject, asString, asStrings, field, isObject, nonEmpty } from '../../inventory/json';
import { globExpression } from '../glob';
import type { Parameters } from './template';
import { substitute } from './template';

/** The repository as generators read it. */
export interface RepositoryFiles {
  /** The paths of all folders and files, from its root. */
  readonly folders: readonly string[];
  readonly files: readonly string[];
  /** Parses a YAML or JSON file; undefined where that fails. */
  readonly read: (file: string) => Json | undefined;
  /** Whether a URL is that of another repository. */
  readonly isOther: (url: Json | undefined) => boolean;
}

/** A parameter set whose values are unknown. */
const UNKNOWN: Parameters = new Map();
/** The maximum of parameter sets of a matrix. */
const MAX_SETS = 1_000;
/** The maximum nesting of matrix and merge generators. */
const MAX_DEPTH = 3;

/** The parameter sets of a generator; UNKNOWN for generators that ask a cluster or a service. */
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
  if (isObject(matrix)) return matrixOf(inner(matrix), run);
  if (isObject(merge)) return mergeSets(asStrings(merge['mergeKeys']), inner(merge).map(run));
  return [UNKNOWN];
}

function ofList({ elements, elementsYaml }: JsonObject): readonly Parameters[] {
  if (nonEmpty(elementsYaml) !== undefined) return [UNKNOWN];
  return asList(elements).map((element) => new Map(flatten(element, '')));
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
        ...flatten(item, ''),
        ...path,
      ]);
    }),
  ];
  return found.map((own) => new Map([...own, ...flatten(substitute(asObject(git['values']), new Map(own)), 'values')]));
}

function flatten(value: Json, name: string): readonly (readonly [string, string])[] {
  if (isObject(value))
    return Object.entries(value).flatMap(([key, inner = null]) => flatten(inner, name === '' ? key : `${name}.${key}`));
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

/** The parameter `path`, and its fields in Go templates. */
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
 * The product of the generators' parameter sets; later generators may use parameters of earlier ones.
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Matrix/
 */
function matrixOf(
  generators: readonly JsonObject[],
  run: (generator: JsonObject) => readonly Parameters[],
): readonly Parameters[] {
  let sets: readonly Parameters[] = [UNKNOWN];
  for (const generator of generators) {
    const next: Parameters[] = [];
    for (const set of sets) {
      for (const own of run(substitute(generator, set))) next.push(new Map([...set, ...own]));
      if (next.length > MAX_SETS) return [UNKNOWN];
    }
    sets = next;
  }
  return sets;
}

/**
 * The parameter sets of the first generator, merged with those of the others that have the same keys.
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Merge/
 */
function mergeSets(
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

/** Whether the selector of a generator matches a parameter set; UNKNOWN always matches. */
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
