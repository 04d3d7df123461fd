import { basename } from 'node:path';
import type { Json, JsonObject } from '../../inventory/json';
import { asList, asObject, asString, field, isObject } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import { globExpression } from '../glob';

export function isApplicationSet({ group, kind }: Manifest): boolean {
  return group === 'argoproj.io' && kind === 'ApplicationSet';
}

/**
 * The specs of the Applications that an ApplicationSet makes of lists and of folders in git; those of other generators, which
 * ask a cluster or a service, aren't known here. What its template fills in otherwise stays as it is written.
 *
 * @param folders all folders of the repository, from its root
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators/
 */
export function applicationSpecs({ spec }: Manifest, folders: readonly string[]): readonly JsonObject[] {
  const template = asObject(field(spec, 'template', 'spec'));
  return asList(spec['generators'])
    .flatMap((generator) => parametersOf(asObject(generator), folders))
    .map((parameters) => asObject(filled(template, parameters)));
}

/** Values by what a template writes between its braces, without the point of Go templates. */
type Parameters = ReadonlyMap<string, string>;

function parametersOf({ list, git }: JsonObject, folders: readonly string[]): readonly Parameters[] {
  const elements = asList(field(list, 'elements')).map((element) => new Map(flattened(element, '')));
  return [...elements, ...matching(asList(field(git, 'directories')), folders).map(ofFolder)];
}

function flattened(value: Json, name: string): readonly (readonly [string, string])[] {
  if (isObject(value))
    return Object.entries(value).flatMap(([key, inner = null]) =>
      flattened(inner, name === '' ? key : `${name}.${key}`),
    );
  return typeof value === 'object' ? [] : [[name, String(value)]];
}

function matching(directories: readonly Json[], folders: readonly string[]): readonly string[] {
  const rules = directories.map((directory) => ({
    expression: globExpression(asString(field(directory, 'path')) ?? ''),
    exclude: field(directory, 'exclude') === true,
  }));
  const isIn = (folder: string, exclude: boolean): boolean =>
    rules.some((rule) => rule.exclude === exclude && rule.expression.test(folder));
  return folders.filter((folder) => isIn(folder, false) && !isIn(folder, true));
}

function ofFolder(path: string): Parameters {
  const name = basename(path);
  const normalized = name.toLowerCase().replace(/[^a-z0-9-]+/g, '-');
  return new Map([
    ['path', path],
    ['path.path', path],
    ['path.basename', name],
    ['path.basenameNormalized', normalized],
    ...path.split('/').map((part, index) => [`path[${index}]`, part] as const),
  ]);
}

function filled(value: Json, parameters: Parameters): Json {
  if (typeof value === 'string')
    return value.replace(/\{\{-?\s*\.?([\w.[\]-]+)\s*-?\}\}/g, (text, name: string) => parameters.get(name) ?? text);
  if (Array.isArray(value)) return asList(value).map((item) => filled(item, parameters));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner = null]) => [key, filled(inner, parameters)]));
}
