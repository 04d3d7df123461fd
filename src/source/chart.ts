import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Json } from '../inventory/json';
import { asList, asObject, asString } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import { readManifests } from '../inventory/read';
import { toJson, YamlProblem } from '../inventory/yaml';
import { InputError } from './input-error';
import type { ProgramResult } from './process';
import type { Pending, Rendered } from './rendering';
import { readFile } from './read-file';
import { templateOrigin } from './template-origin';
import type { Folder } from './walk';
import { CHART_FILE, pathIn } from './walk';
import type { Found } from './find';

/** The user's options for charts. */
export interface HelmOptions {
  /** Values files; later ones take precedence. */
  readonly values: readonly string[];
  /** `key=value`. */
  readonly set: readonly string[];
  readonly releaseName?: string;
  readonly namespace?: string;
  readonly kubernetesVersion?: string;
}

/** Folders of a chart with its own files. */
const INNER = /^(templates|charts|crds|files|ci)$/;
const VALUES = /^(values([.-].*)?\.ya?ml|.*values\.ya?ml|values.*\.json|Chart\.yaml|requirements\.yaml|index\.yaml)$/;

/** The Helm charts in a number of folders. */
export class Charts {
  readonly folders: readonly string[];
  readonly #roots = new Set<string>();

  constructor({ folders, byFile }: Found) {
    const own: string[] = [];
    for (const { path, files } of [...byFile, ...folders]) {
      if (!files.includes(CHART_FILE) || this.#roots.has(resolve(path)) || this.isInside(path)) continue;
      this.#roots.add(resolve(path));
      own.push(path);
    }
    this.folders = own;
  }

  /** Whether a folder belongs to a chart. */
  isInside(folder: string): boolean {
    const parts = resolve(folder).split(/[\\/]/);
    return parts.some(
      (name, index) => index > 0 && INNER.test(name) && this.#roots.has(parts.slice(0, index).join('/')),
    );
  }

  /** The files of a folder that don't belong to a chart. */
  plainFilesOf({ path, files }: Folder): readonly string[] {
    if (this.isInside(path)) return [];
    const isChart = this.#roots.has(resolve(path));
    return files.filter((name) => !isChart || !VALUES.test(name)).map((name) => pathIn(path, name));
  }
}

/**
 * Renders a chart with the user's helm.
 * @see https://helm.sh/docs/helm/helm_template/
 */
export function renderChart(
  folder: string,
  { helm, show }: { readonly helm: HelmOptions; readonly show: (path: string) => string },
): Rendered | Pending {
  const chart = chartOf(folder);
  if (chart['type'] === 'library') return { reason: 'is a library chart, which is part of others', failed: false };
  const absent = asList(chart['dependencies']).find((dependency) => !isVendored(folder, dependency));
  if (absent !== undefined)
    return {
      reason: `needs chart ${asString(asObject(absent)['name']) ?? ''}, which isn't in its folder charts: helm dependency build fetches it`,
      failed: false,
    };
  const args = [
    'template',
    ...(helm.namespace === undefined ? [] : [`--namespace=${helm.namespace}`]),
    ...(helm.kubernetesVersion === undefined ? [] : [`--kube-version=${helm.kubernetesVersion}`]),
    ...helm.values.map((file) => `--values=${resolve(file)}`),
    ...helm.set.map((setting) => `--set=${setting}`),
    '--',
    helm.releaseName ?? releaseName([basename(resolve(folder)), asString(chart['name']) ?? '']),
    resolve(folder),
  ];
  return { job: { commands: [{ name: 'helm', args }] }, finish: (ended) => renderedChart(ended, folder, show) };
}

function renderedChart(ended: ProgramResult, folder: string, show: (path: string) => string): Rendered {
  if (ended.kind === 'absent')
    return { reason: 'is a Helm chart, and helm is not on PATH to render it', failed: false };
  if (ended.kind === 'failed')
    return {
      reason: `can't be rendered with these values: ${sentence(ended.reason)}${versionAdvice(ended.reason)}`,
      failed: true,
    };
  const text = ended.out.toString('utf8');
  const { manifests, problems } = readManifests(show(join(folder, CHART_FILE)), text);
  const problem = problems.find(({ severity }) => severity === 'error');
  if (problem !== undefined) return { reason: `is rendered to what ${problem.message}`, failed: true };
  const origin = templateOrigin(folder, text, show);
  return { manifests: manifests.map((manifest): Manifest => origin(manifest)) };
}

/** The option to add where the chart requires a newer Kubernetes version than helm assumes. */
function versionAdvice(error: string): string {
  const [, version] = /kubeVersion: [^0-9\n]*(\d+\.\d+)/.exec(error) ?? [];
  return version === undefined
    ? ''
    : `; give the version of your cluster, --kubernetes-version ${version}, or cluster.kubernetesVersion in .cdk8s-stateful.yaml`;
}

function chartOf(folder: string): Readonly<Record<string, Json | undefined>> {
  try {
    return asObject(toJson(readFile(join(folder, CHART_FILE)).toString('utf8'), () => undefined));
  } catch (error) {
    if (!(error instanceof YamlProblem || error instanceof InputError)) throw error;
    // helm reports it.
    return {};
  }
}

/** Whether a dependency of a chart is in its folder; else helm would have to fetch it. */
function isVendored(folder: string, dependency: Json): boolean {
  const { name, repository, version } = asObject(dependency);
  const local = asString(repository)?.startsWith('file://') === true;
  const own = asString(name) ?? '';
  return (
    existsSync(join(folder, 'charts', own)) ||
    existsSync(join(folder, 'charts', `${own}-${asString(version) ?? ''}.tgz`)) ||
    (local && existsSync(join(folder, 'charts')))
  );
}

/** The first name that begins with a letter, as names of Services must; a folder may be named after a version. */
function releaseName(names: readonly string[]): string {
  const usable = names.map((name) =>
    name
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 53),
  );
  return usable.find((name) => /^[a-z]/.test(name)) ?? 'release';
}

function sentence(error: string): string {
  const [line = error] = error.split('\n').filter((one) => /^Error:/i.test(one));
  const plain = line
    .replace(/^Error: /i, '')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > 400 ? `${plain.slice(0, 400)} …` : plain;
}
