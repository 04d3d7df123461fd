import type { App } from './app';

/** An app in the old and the new version; undefined where it is in one only. */
export interface AppPair {
  readonly name: string;
  readonly before: App | undefined;
  readonly after: App | undefined;
}

/** The apps of the old or the new version. */
export interface Version {
  readonly apps: readonly App[];
  /** The names of apps that exist but couldn't be read. */
  readonly skipped: readonly string[];
}

/**
 * Pairs the apps of two versions: a single app with a single app, then apps of the same name relative to the roots, of the same kind first, then
 * those with most objects in common. Leaves out apps that the other version has but couldn't be read.
 */
export function pairApps(
  { apps: before, skipped: skippedBefore }: Version,
  { apps: after, skipped: skippedAfter }: Version,
  { oldRoot = '', newRoot = '' }: { readonly oldRoot?: string; readonly newRoot?: string } = {},
): readonly AppPair[] {
  const [old] = before;
  const [next] = after;
  if (before.length === 1 && after.length === 1 && next !== undefined)
    return [{ name: next.name, before: old, after: next }];
  const unpaired = new Set(before);
  const pairs = new Map<App, App>();
  // A chart's folder is also the name of the files in it that aren't the chart's.
  for (const prefix of [({ kind }: App) => `${kind} `, () => '']) {
    const byName = new Map([...unpaired].map((app) => [prefix(app) + relativeName(app.name, oldRoot), app]));
    for (const app of after) {
      const same = pairs.has(app) ? undefined : byName.get(prefix(app) + relativeName(app.name, newRoot));
      if (same === undefined || !unpaired.delete(same)) continue;
      pairs.set(app, same);
    }
  }
  for (const app of after) {
    if (pairs.has(app)) continue;
    const nearest = mostSimilar(app, unpaired);
    if (nearest === undefined) continue;
    unpaired.delete(nearest);
    pairs.set(app, nearest);
  }
  const isIn = (app: App, root: string, names: readonly string[], other: string): boolean =>
    names.some((name) => relativeName(name, other) === relativeName(app.name, root));
  return [
    ...after
      .filter((app) => pairs.has(app) || !isIn(app, newRoot, skippedBefore, oldRoot))
      .map((app) => ({ name: app.name, before: pairs.get(app), after: app })),
    ...[...unpaired]
      .filter((app) => !isIn(app, oldRoot, skippedAfter, newRoot))
      .map((app) => ({ name: app.name, before: app, after: undefined })),
  ];
}

/** A name relative to a root. */
function relativeName(name: string, root: string): string {
  if (root.endsWith(':') && name.startsWith(root)) return name.slice(root.length);
  const plain = root.replace(/\/+$/, '');
  if (name === root || name === plain) return '';
  return plain !== '' && plain !== '.' && name.startsWith(`${plain}/`) ? name.slice(plain.length + 1) : name;
}

/** The app that has most objects in common with another, and at least one. */
function mostSimilar(app: App, among: Iterable<App>): App | undefined {
  const keys = new Set(app.manifests.map(({ key }) => key));
  let best: App | undefined;
  let most = 0;
  for (const candidate of among) {
    const common = candidate.manifests.filter(({ key }) => keys.has(key)).length;
    if (common <= most) continue;
    most = common;
    best = candidate;
  }
  return best;
}
