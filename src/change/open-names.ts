import { groupBy } from '../check/group';
import { hasPlaceholderOrVariable } from '../inventory/placeholders';
import type { Manifest } from '../inventory/manifest';

/** Among more names of a kind that are filled in, any may be meant. */
const MAX_PATTERNS = 50;

/** What stands for something else in a name. */
const OPEN_PART = /\$\{.*?\}|\{\{.*?\}\}|\$\(.*?\)|\(\(.*?\)\)|<.*?>|@[A-Z_]+@/;

/** Whether an object may be one of those of a version whose names are filled in later. */
export function mayBeNamedIn(manifests: Iterable<Manifest>): (manifest: Manifest) => boolean {
  const open = groupBy(
    [...manifests].filter(({ name }) => hasPlaceholderOrVariable(name)),
    ({ kind }) => kind,
    ({ name }) => name,
  );
  const patterns = new Map<string, readonly RegExp[]>();
  return ({ kind, name }) => {
    if (hasPlaceholderOrVariable(name)) return true;
    const names = open.get(kind);
    if (names === undefined) return false;
    if (names.length > MAX_PATTERNS) return true;
    const own = patterns.get(kind) ?? names.map(patternOf);
    patterns.set(kind, own);
    return own.some((pattern) => pattern.test(name));
  };
}

function patternOf(name: string): RegExp {
  const known = name.split(OPEN_PART).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${known.join('.*')}$`);
}
