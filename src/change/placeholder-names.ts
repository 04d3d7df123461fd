import { groupBy } from '../check/group';
import { hasPlaceholderOrVariable } from '../inventory/placeholders';
import type { Manifest } from '../inventory/manifest';

/** With more names with placeholders of a kind, any name counts as a match. */
const MAX_PATTERNS = 50;

/** The placeholders in names. */
const PLACEHOLDER = /\$\{.*?\}|\{\{.*?\}\}|\$\(.*?\)|\(\(.*?\)\)|<.*?>|@[A-Z_]+@/;

/** A test of whether an object may be one of the manifests whose names have placeholders. */
export function mayBeNamedBy(manifests: Iterable<Manifest>): (manifest: Manifest) => boolean {
  const placeholderNames = groupBy(
    [...manifests].filter(({ name }) => hasPlaceholderOrVariable(name)),
    ({ kind }) => kind,
    ({ name }) => name,
  );
  const patterns = new Map<string, readonly RegExp[]>();
  return ({ kind, name }) => {
    if (hasPlaceholderOrVariable(name)) return true;
    const names = placeholderNames.get(kind);
    if (names === undefined) return false;
    if (names.length > MAX_PATTERNS) return true;
    const own = patterns.get(kind) ?? names.map(patternOf);
    patterns.set(kind, own);
    return own.some((pattern) => pattern.test(name));
  };
}

function patternOf(name: string): RegExp {
  const known = name.split(PLACEHOLDER).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${known.join('.*')}$`);
}
