import { mkdirSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { JsonObject } from '../inventory/json';
import { asObject, asString, asStrings, field } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import { readBytes, readManifests } from '../inventory/read';
import type { Read } from '../inventory/read';
import { toJson, YamlProblem } from '../inventory/yaml';
import type { Delivery } from './gitops/delivery';
import { InputError } from './input-error';
import type { Kustomization } from './kustomization';
import { kustomizeError } from './kustomize-error';
import { renderedFrom } from './origins';
import type { ProgramResult } from './process';
import type { Job } from './processes';
import type { Pending, Rendered } from './rendering';
import { readFile } from './read-file';
import type { Scratch } from './scratch';

const ORIGIN = 'config.kubernetes.io/origin';

/**
 * Renders a kustomization with the user's kubectl or kustomize. It is rendered as the only resource of a wrapper
 * kustomization, which enables origin annotations: they tell the file of each object.
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/buildmetadata/
 */
export function renderKustomization(
  { folder, file }: Pick<Kustomization, 'folder' | 'file'>,
  scratch: Scratch,
  { allowRemote, show }: { readonly allowRemote: boolean; readonly show: (path: string) => string },
  delivery?: Delivery,
): Pending {
  const wrapper = scratch.newFolder();
  const path = pathFrom(wrapper, folder);
  const wrapped = !isAbsolute(path);
  if (wrapped) writeKustomization(wrapper, { ...overlay(delivery, path), resources: [path] });
  const finish = (ended: ProgramResult): Rendered => {
    if (ended.kind === 'absent') return { reason: `is a kustomization, and ${ABSENT}`, failed: false };
    if (ended.kind === 'failed') return failure(ended.reason, wrapper, delivery, path);
    const { manifests, problems } = readManifests(file, ended.out.toString('utf8'), delivery?.values);
    const problem = problems.find(({ severity, foreign }) => severity === 'error' && !foreign);
    if (problem !== undefined) return { reason: `is rendered to what ${problem.message}`, failed: true };
    const files = new Map<string, Read>();
    const read = (path: string): Read => {
      const known = files.get(path) ?? readOrEmpty(path, show(path));
      files.set(path, known);
      return known;
    };
    return {
      manifests: manifests.map((manifest) => {
        const data = withoutOrigin(manifest.data);
        const origin = originOf(manifest);
        const own = origin === undefined ? file : join(folder, relative(resolve(folder), resolve(wrapper, origin)));
        return renderedFrom(data, show(own), () => read(own));
      }),
    };
  };
  return { job: build(wrapped ? wrapper : resolve(folder), allowRemote), finish };
}

const ABSENT = 'neither kubectl nor kustomize is on PATH to render it';

/**
 * Renders plain manifests of a folder with the kustomize fields of a delivery: as resources of a generated kustomization,
 * as Flux does.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#generating-a-kustomizationyaml-file
 */
export function renderDelivered(
  originals: readonly Manifest[],
  { folder, delivery }: { readonly folder: string; readonly delivery: Delivery },
  scratch: Scratch,
  { allowRemote }: { readonly allowRemote: boolean },
): Pending {
  const wrapper = scratch.newFolder();
  const fileOf = (index: number): string => `${index}.json`;
  const resources = originals.map((_, index) => fileOf(index));
  writeKustomization(wrapper, { ...overlay(delivery, pathFrom(wrapper, folder)), resources });
  for (const [index, { data }] of originals.entries())
    writeFileSync(join(wrapper, fileOf(index)), JSON.stringify(data));
  const byFile = new Map(originals.map((manifest, index) => [fileOf(index), manifest]));
  const finish = (ended: ProgramResult): Rendered => {
    if (ended.kind === 'absent')
      return { reason: `is applied with what ${delivery.address} adds, and ${ABSENT}`, failed: false };
    if (ended.kind === 'failed') return failure(ended.reason, wrapper, delivery);
    const { manifests } = readManifests(folder, ended.out.toString('utf8'), delivery.values);
    return {
      manifests: manifests.map((manifest) => {
        const original = byFile.get(originOf(manifest) ?? '');
        const { source = folder } = original ?? {};
        return renderedFrom(withoutOrigin(manifest.data), typeof source === 'string' ? source : folder, () => ({
          manifests: original === undefined ? [] : [original],
          problems: [],
        }));
      }),
    };
  };
  return { job: build(wrapper, allowRemote), finish };
}

function pathFrom(wrapper: string, folder: string): string {
  return relative(wrapper, resolve(folder)).replaceAll('\\', '/');
}

function writeKustomization(folder: string, content: JsonObject): void {
  mkdirSync(folder, { recursive: true });
  const text = JSON.stringify({ ...content, buildMetadata: ['originAnnotations'] });
  writeFileSync(join(folder, 'kustomization.yaml'), text);
}

/** The fields that a delivery adds to a kustomization. @param path the folder that components are relative to */
function overlay(delivery: Delivery | undefined, path: string): JsonObject {
  if (delivery === undefined) return {};
  const { kustomize, namespace, isForced } = delivery;
  const components = asStrings(kustomize['components']).map((component) => join(path, component).replaceAll('\\', '/'));
  return {
    ...kustomize,
    ...(components.length === 0 ? {} : { components }),
    ...(isForced && namespace !== undefined ? { namespace } : {}),
  };
}

function build(folder: string, allowRemote: boolean): Job {
  // It has no remote resources; the environment blocks any that were overlooked.
  const env: Readonly<Record<string, string>> = allowRemote
    ? {}
    : { GIT_ALLOW_PROTOCOL: 'none', HTTP_PROXY: UNREACHABLE, HTTPS_PROXY: UNREACHABLE };
  return {
    commands: [
      { name: 'kubectl', args: ['kustomize', folder] },
      { name: 'kustomize', args: ['build', folder] },
    ],
    env,
  };
}

const UNREACHABLE = 'http://127.0.0.1:1';

/** @param resource the folder as the resource of a wrapper kustomization */
function failure(printed: string, wrapper: string, delivery: Delivery | undefined, resource?: string): Rendered {
  const error = kustomizeError(printed, resource).replaceAll(wrapper, '.');
  const needsPlugin = /plugin|function is not enabled|enable-exec|enable-helm/i.test(error);
  if (needsPlugin) return { reason: 'needs plugins of kustomize, which are not run here', failed: false };
  const added = JSON.stringify(delivery?.kustomize ?? {});
  const how = added === '{}' ? '' : ` with what ${delivery?.address ?? ''} adds`;
  // Placeholders may be the cause, so it isn't an error then.
  return { reason: `can't be rendered${how}: ${error}`, failed: !/\{\{|\$\{/.test(added) };
}

/** The file that an object was read from, or that of its generator. */
function originOf({ metadata }: Manifest): string | undefined {
  const text = asString(field(metadata, 'annotations', ORIGIN));
  if (text === undefined) return undefined;
  try {
    const origin = asObject(toJson(text, () => undefined));
    // Fetched objects have no file here.
    return origin['repo'] === undefined ? (asString(origin['path']) ?? asString(origin['configuredIn'])) : undefined;
  } catch (error) {
    if (!(error instanceof YamlProblem)) throw error;
    return undefined;
  }
}

function withoutOrigin(data: JsonObject): JsonObject {
  const metadata = asObject(data['metadata']);
  const { [ORIGIN]: origin, ...others } = asObject(metadata['annotations']);
  if (origin === undefined) return data;
  const annotations = Object.keys(others).length === 0 ? undefined : others;
  const kept = Object.entries({ ...metadata, annotations }).filter(([, value]) => value !== undefined);
  return { ...data, metadata: Object.fromEntries(kept) };
}

function readOrEmpty(path: string, shown: string): Read {
  try {
    return readBytes(shown, readFile(path));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { manifests: [], problems: [] };
  }
}
