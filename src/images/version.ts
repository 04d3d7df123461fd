/** A version as numbers: `[17, 2]`. */
export type Version = readonly number[];

/** A version at the start of a tag: `17.2-alpine`, `v3.5.9`, `18beta1`, `arm64v8-1.2`, `version-4.1`, `RELEASE.2024-11-07T…`. */
const LEADING_VERSION =
  /:(?:version-|amd64-|arm64v8-|arm32v7-|release[.-])?v?(\d{1,4}(?:[.-]\d{2}(?=[T-])|\.\d+)*)(?=$|[-._+T]|alpha|beta|rc)/i;

/**
 * Parses the version in `repository:tag`, which may be partial; undefined for a tag without one, such as `latest`.
 * @param pattern matches it as its only group, where the tag doesn't begin with it
 */
export function versionIn(reference: string, pattern: RegExp = LEADING_VERSION): Version | undefined {
  const found = pattern.exec(reference)?.[1];
  return found === undefined ? undefined : parseVersion(found);
}

/** The numbers of a version such as `8.0.36`. */
export function parseVersion(text: string): Version {
  return text
    .split(/[^\d]+/)
    .filter((part) => part !== '')
    .map(Number);
}

/** Negative where the first is older. A missing number counts as 0. */
export function compareVersions(one: Version, other: Version): number {
  const length = Math.max(one.length, other.length);
  for (let i = 0; i < length; i++) {
    const difference = (one[i] ?? 0) - (other[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a version may be in a range; a partial one stands for all that begin with it: `8` may be 8.4. */
export function mayBeIn(
  version: Version,
  { from, before }: { readonly from?: string; readonly before?: string },
): boolean {
  if (before !== undefined && compareVersions(version, parseVersion(before)) >= 0) return false;
  if (from === undefined) return true;
  const first = parseVersion(from);
  return compareVersions(version, first) >= 0 || version.every((number, i) => number === (first[i] ?? 0));
}
