import { relative, resolve } from 'node:path';
import { alternativesOf } from '../inventory/alternatives';
import { isSameJson } from '../inventory/json';
import type { App, Apps, Skipped } from './app';
import { inNamespace } from './app';
import { Charts, renderChart } from './chart';
import type { HelmOptions } from './chart';
import { Deliveries, repositoryOf } from './gitops/deliveries';
import type { Delivery } from './gitops/delivery';
import { delivered } from './gitops/delivery';
import type { Release } from './gitops/releases';
import { configMapsAmong, isHelmRelease, releaseOf, withArgoHelm } from './gitops/releases';
import { InputError } from './input-error';
import type { Kustomization } from './kustomization';
import { Kustomizations } from './kustomizations';
import { renderDelivered, renderKustomization } from './kustomize';
import type { ReadFile } from './plain-files';
import { plainFiles } from './plain-files';
import { STDIN } from './read-file';
import { TIME_LIMIT } from './process';
import type { Pending, Rendered } from './rendering';
import { renderAll } from './rendering';
import { Scratch } from './scratch';
import type { Found } from './find';
import { find } from './find';

/** How sources are read. */
export interface SourceOptions {
  /** Whether to render kustomizations and charts, with the user's kubectl, kustomize and helm. */
  readonly render?: 'auto' | 'never';
  /** Whether rendering may fetch remote resources. */
  readonly allowRemote?: boolean;
  readonly helm?: HelmOptions;
  /** The namespace of objects that have none. */
  readonly namespace?: string;
  /** Whether to ignore a path in folders. */
  readonly isIgnored?: (path: string) => boolean;
  /** Called with the number of bytes of plain manifests read so far, before they are parsed. */
  readonly onRead?: (bytes: number) => void;
  /** Formats a path for the user. */
  readonly show?: (path: string) => string;
  /** The time limit of each program, in milliseconds. */
  readonly timeLimit?: number;
  /** The root folder of the repository; by default, that of the git repository. */
  readonly repository?: string;
}

type Settings = Required<Omit<SourceOptions, 'namespace' | 'repository'>> &
  Pick<SourceOptions, 'namespace' | 'repository'>;

/**
 * Reads apps from the arguments of a command: files, folders (recursively), patterns, and `-` for the standard input.
 *
 * @throws InputError for an argument that doesn't exist or can't be read
 */
export function readApps(args: readonly string[], options: SourceOptions = {}): Apps {
  if (args.length === 0) throw new InputError('name files or folders of manifests, or - for the standard input');
  const settings = withDefaults(options);
  const found = find(args, settings.isIgnored);
  const charts = new Charts(found);
  const kustomizations = new Kustomizations(found, charts);
  const deliveries = deliveriesOf(found, settings);
  const { files, skipped: skippedFiles } = plainFiles(found, { charts, kustomizations, deliveries }, settings);
  const plain = appsOfFiles(files, args, deliveries, settings);
  const apps: App[] = plain
    .filter((one) => !needsKustomize(one))
    .map(({ app, delivery }) => asDelivered(app, delivery));
  const skipped: Skipped[] = [
    ...skippedFiles,
    ...kustomizations.problems.map(({ path, reason }) => ({ name: settings.show(path), reason, failed: true })),
  ];
  const scratch = new Scratch();
  const render = (started: readonly StartedApp[]): void => {
    const all = started.map(({ rendering }) => rendering);
    for (const [index, rendered] of renderAll(all, settings.timeLimit).entries()) {
      const { name = '', kind = 'files', problems = [], delivery } = started[index] ?? {};
      if ('reason' in rendered) skipped.push({ name, ...rendered });
      else apps.push(asDelivered({ name, kind, problems, manifests: rendered.manifests }, delivery));
    }
  };
  try {
    render([
      ...plain
        .filter(needsKustomize)
        .map((one) => ({ ...one.app, ...one, rendering: renderPlainApp(one, scratch, settings) })),
      ...kustomizations.roots.map((one): StartedApp => {
        const delivery = deliveries?.ofKustomization(one.folder);
        const rendering =
          reasonToSkip(one, kustomizations, settings) ?? renderKustomization(one, scratch, settings, delivery);
        return { name: settings.show(one.folder), kind: 'kustomization', delivery, rendering };
      }),
    ]);
    const { releases, skipped: skippedReleases } = releasesIn(apps, deliveries, scratch);
    if (skippedReleases !== undefined) skipped.push(skippedReleases);
    const installed: readonly Installation[] = [
      ...releases.map((one) => ({ ...one, title: `${settings.show(relative('.', one.folder))} for ${one.title}` })),
      ...installationsWithoutRelease(releases, charts, { deliveries, settings, scratch }),
    ];
    render(
      installed.map((one) => ({
        name: one.title,
        kind: 'chart',
        delivery: one.delivery ?? deliveries?.at(one.folder),
        rendering: renderRelease(one, settings),
      })),
    );
  } finally {
    scratch.remove();
  }
  return { files: files.length, apps: inNamespace(apps, settings.namespace), skipped };
}

function withDefaults(options: SourceOptions): Settings {
  return {
    render: 'auto',
    allowRemote: false,
    helm: { values: [], set: [] },
    isIgnored: () => false,
    onRead: () => undefined,
    timeLimit: TIME_LIMIT,
    show: (path) => path,
    ...options,
  };
}

/** An app that may still have to be rendered by a program. */
interface StartedApp extends Pick<App, 'name' | 'kind'> {
  readonly problems?: App['problems'];
  readonly delivery: Delivery | undefined;
  readonly rendering: Rendered | Pending;
}

function renderRelease({ folder, helm, unknownValues }: Release, settings: Settings): Rendered | Pending {
  if (settings.render === 'never') return { reason: NEVER, failed: false };
  if (unknownValues !== undefined)
    return { reason: `takes values from ${unknownValues}, which can't be read here`, failed: false };
  return renderChart(folder, { ...settings, helm });
}

/** A release, with its delivery if the chart has several. */
interface Installation extends Release {
  readonly delivery?: Delivery;
}

/** The charts that no HelmRelease installs, once for each variant in which Applications of Argo CD install them. */
function installationsWithoutRelease(
  releases: readonly Release[],
  { folders }: Charts,
  {
    deliveries,
    settings,
    scratch,
  }: { readonly deliveries: Deliveries | undefined; readonly settings: Settings; readonly scratch: Scratch },
): readonly Installation[] {
  const released = new Set(releases.map(({ folder }) => resolve(folder)));
  return folders
    .filter((folder) => !released.has(resolve(folder)))
    .flatMap((folder): readonly Installation[] => {
      const title = settings.show(folder);
      const variants = deliveries === undefined ? [] : variantsOf(deliveries.allAt(folder));
      if (deliveries === undefined || variants.length === 0) return [{ folder, title, helm: settings.helm }];
      return variants.map((delivery) => {
        const { namespace = settings.helm.namespace } = delivery;
        const helm = { ...settings.helm, ...(namespace === undefined ? {} : { namespace }) };
        const { root } = deliveries;
        return {
          folder,
          title: variants.length === 1 ? title : `${title} for ${delivery.title}`,
          ...withArgoHelm(helm, delivery.helm, { folder, root, scratch }),
          ...(variants.length === 1 ? {} : { delivery }),
        };
      });
    });
}

/** One delivery if all have the same Helm options, else one for each title. */
function variantsOf(deliveries: readonly Delivery[]): readonly Delivery[] {
  const [first, ...more] = deliveries;
  if (first === undefined) return [];
  if (more.every(({ helm }) => isSameJson(helm, first.helm))) return [first];
  return [...new Map(deliveries.map((one) => [one.title, one])).values()];
}

/** The deliveries of the repository that the first folder is in; undefined for files alone. */
function deliveriesOf({ folders, byFile }: Found, { show, repository }: Settings): Deliveries | undefined {
  const [first] = [...folders, ...byFile];
  return first === undefined ? undefined : new Deliveries(repository ?? repositoryOf(first.path), show);
}

function asDelivered(app: App, delivery: Delivery | undefined): App {
  return delivery === undefined
    ? app
    : { ...app, manifests: app.manifests.map((manifest) => delivered(manifest, delivery)) };
}

/** An app of plain manifests. */
interface PlainApp {
  readonly app: App;
  readonly folder: string;
  readonly delivery: Delivery | undefined;
}

/** Whether the delivery changes the manifests with kustomize. */
function needsKustomize({ app, delivery }: PlainApp): boolean {
  return delivery !== undefined && Object.keys(delivery.kustomize).length > 0 && app.manifests.length > 0;
}

function renderPlainApp({ app, folder, delivery }: PlainApp, scratch: Scratch, settings: Settings): Rendered | Pending {
  if (delivery === undefined) return app;
  if (settings.render === 'never')
    return {
      reason: `is applied with what ${delivery.address} adds, which is not rendered: --render never`,
      failed: false,
    };
  return renderDelivered(app.manifests, { folder, delivery }, scratch, settings);
}

/** Groups files into apps: by the folder that a GitOps tool applies, and within it by the objects that they define. */
function appsOfFiles(
  files: readonly ReadFile[],
  args: readonly string[],
  deliveries: Deliveries | undefined,
  settings: Settings,
): readonly PlainApp[] {
  const byFolder = new Map<string | undefined, ReadFile[]>();
  for (const file of files) {
    const own = byFolder.get(file.applied);
    if (own === undefined) byFolder.set(file.applied, [file]);
    else own.push(file);
  }
  return [...byFolder].flatMap(([folder, own]) => {
    const delivery = folder === undefined ? undefined : deliveries?.at(folder);
    const title = folder === undefined ? nameOfAll(args, settings) : settings.show(relative('.', folder) || '.');
    return alternativesOf(own).map(({ name, files: some }) => ({
      app: {
        name: name === '' ? title : settings.show(name),
        kind: 'files' as const,
        manifests: some.flatMap(({ manifests }) => manifests),
        problems: some.flatMap(({ problems }) => problems),
      },
      folder: folder ?? '.',
      delivery,
    }));
  });
}

/** The releases of HelmReleases whose charts are in the repository; the others are reported as one skipped item. */
function releasesIn(
  apps: readonly App[],
  deliveries: Deliveries | undefined,
  scratch: Scratch,
): { readonly releases: readonly Release[]; readonly skipped: Skipped | undefined } {
  const releases: Release[] = [];
  const titles: string[] = [];
  const all = apps.flatMap(({ manifests }) => manifests);
  const find = configMapsAmong(all);
  for (const manifest of new Map(all.filter(isHelmRelease).map((one) => [one.key, one])).values()) {
    const release =
      deliveries === undefined ? undefined : releaseOf(manifest, { root: deliveries.root, scratch, find });
    if (release === undefined) titles.push(manifest.title);
    else releases.push(release);
  }
  const [first] = titles;
  if (first === undefined) return { releases, skipped: undefined };
  const [name, verb] =
    titles.length === 1 ? [first, 'installs a chart'] : [`${titles.length} HelmReleases`, 'install charts'];
  const reason = `${verb} that ${titles.length === 1 ? "isn't" : "aren't"} in this repository${titles.length === 1 ? '' : `: ${titles.slice(0, 3).join(', ')}${titles.length > 3 ? ` and ${titles.length - 3} more` : ''}`}`;
  return { releases, skipped: { name, reason, failed: false } };
}

const NEVER = 'is not rendered: --render never';

/** Why a kustomization isn't rendered; undefined where it is. */
function reasonToSkip(
  kustomization: Kustomization,
  all: Kustomizations,
  { render, allowRemote }: Settings,
): Omit<Skipped, 'name'> | undefined {
  if (render === 'never') return { reason: NEVER, failed: false };
  const { remote, missing, unsupported: extra, cycle: cycle } = all.needsOf(kustomization);
  if (cycle !== undefined) return { reason: `includes ${cycle}, which includes itself`, failed: true };
  if (extra !== undefined) return { reason: extra, failed: false };
  if (remote !== undefined && !allowRemote)
    return { reason: `needs ${remote}, which is fetched with --allow-remote only`, failed: false };
  if (missing !== undefined) return { reason: `names ${missing}, which isn't there`, failed: true };
  return undefined;
}

/** The name of the app of all arguments. */
function nameOfAll(args: readonly string[], { show }: Settings): string {
  const [first = '', ...more] = args.map((word) => (word === STDIN ? '(standard input)' : show(word)));
  return more.length === 0
    ? first
    : more.length === 1
      ? [first, ...more].join(' and ')
      : `${first} and ${more.length} more`;
}
