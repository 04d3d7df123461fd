import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hasPlaceholder } from '../../inventory/placeholders';
import type { Json, JsonObject } from '../../inventory/json';
import { asList, asObject, asString, asStrings, field, isObject, nonEmpty } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { HelmOptions } from '../chart';
import type { Scratch } from '../scratch';
import { CHART_FILE } from '../walk';

/** A chart of the repository with the options to render it. */
export interface Release {
  readonly folder: string;
  readonly title: string;
  readonly helm: HelmOptions;
  /** A source of values that can't be read here; the chart isn't rendered then. */
  readonly unknownValues?: string;
}

/** Looks up a ConfigMap of the repository. */
export type FindConfigMap = (namespace: string | undefined, name: string) => Manifest | undefined;

/** A lookup of the ConfigMaps among manifests; indexes them on first use. */
export function configMapsAmong(manifests: readonly Manifest[]): FindConfigMap {
  let byName: ReadonlyMap<string, Manifest> | undefined;
  return (namespace = '', name) => {
    byName ??= new Map(
      manifests
        .filter(({ kind }) => kind === 'ConfigMap')
        .map((manifest) => [`${manifest.namespace ?? ''}/${manifest.name}`, manifest]),
    );
    return byName.get(`${namespace}/${name}`);
  };
}

export function isHelmRelease({ group, kind }: Manifest): boolean {
  return group === 'helm.toolkit.fluxcd.io' && kind === 'HelmRelease';
}

/**
 * The release of a HelmRelease of Flux; undefined where its chart isn't in the repository.
 *
 * @param root the root folder of the repository
 * @see https://fluxcd.io/flux/components/helm/helmreleases/
 */
export function releaseOf(
  manifest: Manifest,
  { root, scratch, find }: { readonly root: string; readonly scratch: Scratch; readonly find: FindConfigMap },
): Release | undefined {
  const { name, namespace, spec, title } = manifest;
  const chart = field(spec, 'chart', 'spec');
  const path = asString(field(chart, 'chart'));
  if (field(chart, 'sourceRef', 'kind') !== 'GitRepository' || path === undefined) return undefined;
  const folder = join(root, path);
  if (!existsSync(join(folder, CHART_FILE))) return undefined;
  const target = nonEmpty(spec['targetNamespace']) ?? namespace;
  const files = asStrings(field(chart, 'valuesFiles')).map((file) => join(root, file));
  const from = valuesFrom(manifest, find);
  const others = from.strings.flatMap((text) => writeValues(text, scratch));
  return {
    folder,
    title,
    ...(from.unknown === undefined ? {} : { unknownValues: from.unknown }),
    helm: {
      values: [...files, ...others, ...writeValues(spec['values'], scratch)],
      set: [],
      releaseName:
        nonEmpty(spec['releaseName']) ?? (spec['targetNamespace'] === undefined ? name : `${target ?? ''}-${name}`),
      ...(target === undefined ? {} : { namespace: target }),
    },
  };
}

/**
 * The values files in the ConfigMaps of `valuesFrom`, in order. `unknown` is the first source that can't be read: a Secret,
 * for example.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#values-references
 */
function valuesFrom(
  { namespace, spec }: Manifest,
  find: FindConfigMap,
): { readonly strings: readonly string[]; readonly unknown: string | undefined } {
  const strings: string[] = [];
  for (const reference of asList(spec['valuesFrom'])) {
    const [kind, name, key] = ['kind', 'name', 'valuesKey'].map((one) => nonEmpty(field(reference, one)));
    const found = kind === 'ConfigMap' && name !== undefined ? find(namespace, name) : undefined;
    const text = asString(field(found?.data, 'data', key ?? 'values.yaml'));
    if (text !== undefined && field(reference, 'targetPath') === undefined) strings.push(text);
    else if (text !== undefined || field(reference, 'optional') !== true)
      return { strings, unknown: `${kind ?? ''} ${name ?? ''}` };
  }
  return { strings, unknown: undefined };
}

/** `$values/prod.yaml` of another repository, and URLs. */
const REMOTE_FILE = /^\$|^[a-z][a-z+.-]*:\/\//i;

/**
 * Adds the Helm options of an Argo CD Application to those of the user, which take precedence.
 *
 * @param root the root folder of the repository, for value files that begin with a slash
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/helm/
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/multiple_sources/#helm-value-files-from-external-git-repository
 */
export function withArgoHelm(
  helm: HelmOptions,
  argoHelm: JsonObject,
  { folder, root, scratch }: { readonly folder: string; readonly root: string; readonly scratch: Scratch },
): Pick<Release, 'helm' | 'unknownValues'> {
  const { releaseName, valueFiles, values, valuesObject, parameters, ignoreMissingValueFiles } = argoHelm;
  const given = asStrings(valueFiles);
  const unknownValues = given.find((file) => REMOTE_FILE.test(file) || hasPlaceholder(file));
  const files = given
    .map((file) => (file.startsWith('/') ? join(root, file) : resolve(folder, file)))
    .filter((file) => ignoreMissingValueFiles !== true || existsSync(file));
  const set = asList(parameters).map(
    (one) => `${asString(field(one, 'name')) ?? ''}=${asString(field(one, 'value')) ?? ''}`,
  );
  const named = nonEmpty(releaseName);
  return {
    ...(unknownValues === undefined ? {} : { unknownValues }),
    helm: {
      ...(named === undefined ? {} : { releaseName: named }),
      ...helm,
      values: [...files, ...writeValues(valuesObject ?? values, scratch), ...helm.values],
      set: [...set, ...helm.set],
    },
  };
}

/** Writes values, an object or its YAML, to a file; returns its path. */
function writeValues(values: Json | undefined, scratch: Scratch): readonly string[] {
  const text = isObject(values) ? JSON.stringify(asObject(values)) : nonEmpty(values);
  if (text === undefined) return [];
  const folder = scratch.newFolder();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'values.yaml');
  writeFileSync(file, text);
  return [file];
}
