import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Json, JsonObject } from '../../inventory/json';
import { asList, asObject, asString, asStrings, field, isObject, nonEmpty } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { HelmOptions } from '../chart';
import { statOf } from '../read-file';
import type { Scratch } from '../scratch';
import { CHART_FILE } from '../walk';

/** A chart of the repository with what it is rendered with. */
export interface Release {
  readonly folder: string;
  readonly title: string;
  readonly helm: HelmOptions;
}

export function isHelmRelease({ group, kind }: Manifest): boolean {
  return group === 'helm.toolkit.fluxcd.io' && kind === 'HelmRelease';
}

/**
 * What a HelmRelease of Flux makes of a chart in its repository; undefined where its chart is elsewhere.
 *
 * @param root the folder of the repository
 * @see https://fluxcd.io/flux/components/helm/helmreleases/
 */
export function releaseOf(manifest: Manifest, root: string, scratch: Scratch): Release | undefined {
  const { name, namespace, spec, title } = manifest;
  const chart = field(spec, 'chart', 'spec');
  const path = asString(field(chart, 'chart'));
  if (field(chart, 'sourceRef', 'kind') !== 'GitRepository' || path === undefined) return undefined;
  const folder = join(root, path);
  if (statOf(join(folder, CHART_FILE))?.isFile() !== true) return undefined;
  const target = nonEmpty(spec['targetNamespace']) ?? namespace;
  const files = asStrings(field(chart, 'valuesFiles')).map((file) => join(root, file));
  return {
    folder,
    title,
    helm: {
      values: [...files, ...writtenValues(spec['values'], scratch)],
      set: [],
      releaseName:
        nonEmpty(spec['releaseName']) ?? (spec['targetNamespace'] === undefined ? name : `${target ?? ''}-${name}`),
      ...(target === undefined ? {} : { namespace: target }),
    },
  };
}

/** What an Application of Argo CD says of a chart in its repository, over what the user does. */
export function withArgoHelm(helm: HelmOptions, said: JsonObject, folder: string, scratch: Scratch): HelmOptions {
  const { releaseName, valueFiles, values, valuesObject, parameters } = said;
  const files = asStrings(valueFiles).map((file) => resolve(folder, file));
  const set = asList(parameters).map(
    (one) => `${asString(field(one, 'name')) ?? ''}=${asString(field(one, 'value')) ?? ''}`,
  );
  const named = nonEmpty(releaseName);
  return {
    ...(named === undefined ? {} : { releaseName: named }),
    ...helm,
    values: [...files, ...writtenValues(valuesObject ?? values, scratch), ...helm.values],
    set: [...set, ...helm.set],
  };
}

/** A file of values, which may be written as an object or as its text. */
function writtenValues(values: Json | undefined, scratch: Scratch): readonly string[] {
  const text = isObject(values) ? JSON.stringify(asObject(values)) : nonEmpty(values);
  if (text === undefined) return [];
  const folder = scratch.newFolder();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'values.yaml');
  writeFileSync(file, text);
  return [file];
}
