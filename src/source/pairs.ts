import type { App } from './app';

/** An app before and after; one of the two may not be there. */
export interface AppPair {
  readonly name: string;
  readonly before: App | undefined;
  readonly after: App | undefined;
}

/** What was read of one of two versions. */
export interface Version {
  readonly apps: readonly App[];
  /** The names of apps that aren't among them, though they are there. */
  readonly leftOut: readonly string[];
}

/**
 * Which of the new apps takes the place of which old one: one of one, those of the same name within what was named, and of those
 * that are left the ones that have most objects in common. What one version has and the other couldn't be
 * read of isn't compared.
 */
export function pairApps(
  { apps: before, leftOut: unreadBefore }: Version,
  { apps: after, leftOut: unreadAfter }: Version,
  { oldRoot = '', newRoot = '' }: { readonly oldRoot?: string; readonly newRoot?: string } = {},
): readonly AppPair[] {
  const [old] = before;
  const [next] = after;
  if (before.length === 1 && after.length === 1 && next !== undefined)
    return [{ name: next.name, before: old, after: next }];
  const left = new Set(before);
  const found = new Map<App, App>();
  const byName = new Map(before.map((app) => [within(app.name, oldRoot), app]));
  for (const app of after) {
    const same = byName.get(within(app.name, newRoot));
    if (same === undefined || !left.delete(same)) continue;
    found.set(app, same);
  }
  for (const app of after) {
    if (found.has(app)) continue;
    const nearest = mostAlike(app, left);
    if (nearest === undefined) continue;
    left.delete(nearest);
    found.set(app, nearest);
  }
  const isIn = (app: App, root: string, names: readonly string[], other: string): boolean =>
    names.some((name) => within(name, other) === within(app.name, root));
  return [
    ...after
      .filter((app) => found.has(app) || !isIn(app, newRoot, unreadBefore, oldRoot))
      .map((app) => ({ name: app.name, before: found.get(app), after: app })),
    ...[...left]
      .filter((app) => !isIn(app, oldRoot, unreadAfter, newRoot))
      .map((app) => ({ name: app.name, before: app, after: undefined })),
  ];
}

/** A name below what was named. */
function within(name: string, root: string): string {
  if (root.endsWith(':') && name.startsWith(root)) return name.slice(root.length);
  const plain = root.replace(/\/+$/, '');
  if (name === root || name === plain) return '';
  return plain !== '' && plain !== '.' && name.startsWith(`${plain}/`) ? name.slice(plain.length + 1) : name;
}

/** The app that has most objects in common with another, and at least one. */
function mostAlike(app: App, among: Iterable<App>): App | undefined {
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
