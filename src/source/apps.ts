import { normalize, resolve } from 'node:path';
import { alternativesOf } from '../inventory/alternatives';
import type { Read } from '../inventory/read';
import { readBytes } from '../inventory/read';
import type { App, Apps, LeftOut } from './app';
import { Charts, renderChart } from './chart';
import type { HelmOptions } from './chart';
import { InputError } from './input-error';
import type { Kustomization } from './kustomization';
import { Kustomizations } from './kustomizations';
import { renderKustomization } from './kustomize';
import { bytesOf, STDIN } from './read-file';
import { Scratch } from './scratch';
import type { Found } from './words';
import { find } from './words';

/** How sources are read. */
export interface SourceOptions {
  /** Whether kustomizations and charts are rendered, by programs of the user. */
  readonly render?: 'auto' | 'never';
  /** Whether rendering may fetch what is elsewhere. */
  readonly allowRemote?: boolean;
  readonly helm?: HelmOptions;
  /** The namespace of what names none. */
  readonly namespace?: string;
  /** Whether a path is to be passed over in folders. */
  readonly isLeftOut?: (path: string) => boolean;
  /** A path as it is told to the user. */
  readonly show?: (path: string) => string;
}

type Settings = Required<Omit<SourceOptions, 'namespace'>> & Pick<SourceOptions, 'namespace'>;

/**
 * The apps in what the words of a command line name: files, folders with all below them, patterns, and `-`, the standard input.
 *
 * @throws InputError for what isn't there or can't be read
 */
export function readApps(words: readonly string[], options: SourceOptions = {}): Apps {
  if (words.length === 0) throw new InputError('name files or folders of manifests, or - for the standard input');
  const settings: Settings = {
    render: 'auto',
    allowRemote: false,
    helm: { values: [], set: [] },
    isLeftOut: () => false,
    show: (path) => path,
    ...options,
  };
  const found = find(words, settings.isLeftOut);
  const charts = new Charts(found);
  const kustomizations = new Kustomizations(found, charts);
  const files = plainFiles(found, charts, kustomizations, settings);
  const apps: App[] = alternativesOf(files).map(({ name, files: own }) => ({
    name: name === '' ? nameOf(words, settings) : settings.show(name),
    kind: 'files',
    manifests: own.flatMap(({ manifests }) => manifests),
    problems: own.flatMap(({ problems }) => problems),
  }));
  const leftOut: LeftOut[] = kustomizations.problems.map(({ path, reason }) => ({
    name: settings.show(path),
    reason,
    failed: true,
  }));
  const scratch = new Scratch();
  try {
    for (const kustomization of kustomizations.roots) {
      const { folder } = kustomization;
      const rendered =
        refusal(kustomization, kustomizations, settings) ?? renderKustomization(kustomization, scratch, settings);
      if ('reason' in rendered) leftOut.push({ name: settings.show(folder), ...rendered });
      else
        apps.push({ name: settings.show(folder), kind: 'kustomization', manifests: rendered.manifests, problems: [] });
    }
    for (const folder of charts.folders) {
      const rendered = settings.render === 'never' ? { reason: NEVER, failed: false } : renderChart(folder, settings);
      if ('reason' in rendered) leftOut.push({ name: settings.show(folder), ...rendered });
      else apps.push({ name: settings.show(folder), kind: 'chart', manifests: rendered.manifests, problems: [] });
    }
  } finally {
    scratch.remove();
  }
  const { namespace } = settings;
  if (namespace === undefined) return { apps, leftOut };
  const placed = apps.map((app) => ({
    ...app,
    manifests: app.manifests.map((manifest) => manifest.inNamespace(namespace)),
  }));
  return { apps: placed, leftOut };
}

const NEVER = 'is not rendered: --render never';

/** Why a kustomization isn't even tried. */
function refusal(
  kustomization: Kustomization,
  all: Kustomizations,
  { render, allowRemote }: Settings,
): Omit<LeftOut, 'name'> | undefined {
  if (render === 'never') return { reason: NEVER, failed: false };
  const { remote, missing, extra, circle } = all.needsOf(kustomization);
  if (circle !== undefined) return { reason: `includes ${circle}, which includes itself`, failed: true };
  if (extra !== undefined) return { reason: extra, failed: false };
  if (remote !== undefined && !allowRemote)
    return { reason: `needs ${remote}, which is fetched with --allow-remote only`, failed: false };
  if (missing !== undefined) return { reason: `names ${missing}, which isn't there`, failed: true };
  return undefined;
}

/** A file with what was read from it. */
interface ReadFile extends Read {
  readonly path: string;
}

/** What is in files that nothing else uses. */
function plainFiles(
  { named, folders }: Found,
  charts: Charts,
  kustomizations: Kustomizations,
  { show }: Settings,
): readonly ReadFile[] {
  const seen = new Set<string>();
  const read = (path: string, isNamed: boolean): readonly ReadFile[] => {
    const absolute = path === STDIN ? path : resolve(path);
    if (seen.has(absolute) || kustomizations.isUsed(absolute)) return [];
    seen.add(absolute);
    const { manifests, problems } = readBytes(path === STDIN ? '(standard input)' : show(path), bytesOf(path));
    return [{ path: normalize(path), manifests, problems: problems.filter(({ foreign }) => isNamed || !foreign) }];
  };
  return [
    ...named.flatMap((path) => read(path, true)),
    ...folders
      .filter(({ path }) => !kustomizations.isFolder(path) && !kustomizations.holdsPatches(path))
      .flatMap((folder) => charts.plainFilesOf(folder).flatMap((path) => read(path, false))),
  ];
}

/** The app that all words name together. */
function nameOf(words: readonly string[], { show }: Settings): string {
  const [first = '', ...more] = words.map((word) => (word === STDIN ? '(standard input)' : show(word)));
  return more.length === 0
    ? first
    : more.length === 1
      ? [first, ...more].join(' and ')
      : `${first} and ${more.length} more`;
}
