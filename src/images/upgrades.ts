import { parseReference } from './reference';
import type { ImageRow } from './row';
import type { Version } from './version';
import { compareVersions, parseVersion, versionIn } from './version';

/** What happens when a version is started with the files of another. */
export interface UpgradeVerdict {
  /**
   * `in-place`: it reads them; `step`: something has to be done first; `never`: it is older, and doesn't read them;
   * `unknown`: that isn't documented, or the tags don't name versions.
   */
  readonly is: 'in-place' | 'step' | 'never' | 'unknown';
  /** The release that has to run in between. */
  readonly stop?: string;
  /** What has to be done. */
  readonly step?: string;
}

const UNKNOWN: UpgradeVerdict = { is: 'unknown' };

/** The version of a row's program in an image's tag, which may be partial; undefined where it has none. */
export function imageVersion(image: string, { version }: ImageRow): Version | undefined {
  const { repository, tag } = parseReference(image);
  return versionIn(`${repository}:${tag}`, version);
}

/**
 * Whether a version reads the files of another.
 * @param row the row of the new version
 */
export function upgradeVerdict({ upgrades }: ImageRow, from: Version, to: Version): UpgradeVerdict {
  if (upgrades === undefined) return UNKNOWN;
  const { series, reads, stops = [], step, down } = upgrades;
  const [old, fresh] = [from.slice(0, series), to.slice(0, series)];
  const order = orderOf(old, fresh);
  if (order === undefined) return UNKNOWN;
  if (order === 0) {
    if ((orderOf(from, to) ?? 0) <= 0 || down === 'series') return { is: 'in-place' };
    return { is: down ?? 'unknown' };
  }
  if (order > 0) return { is: down === undefined ? 'unknown' : 'never' };
  const stop = stops.find((one) => {
    const version = parseVersion(one);
    return (orderOf(old, version) ?? 0) < 0 && (orderOf(version, fresh) ?? 0) < 0;
  });
  const done = step === undefined ? {} : { step };
  if (stop !== undefined) return { is: 'step', stop, ...done };
  if (reads === 'own' || (reads === 'previous' && !follows(old, fresh))) return { is: 'step', ...done };
  return { is: 'in-place' };
}

/** Negative where the first is older; undefined where one is a prefix of the other. */
function orderOf(one: Version, other: Version): number | undefined {
  const length = Math.min(one.length, other.length);
  const order = compareVersions(one.slice(0, length), other.slice(0, length));
  return order === 0 && one.length !== other.length ? undefined : order;
}

/** Whether a series directly follows another: `3.6` after `3.5`, or `29` after `28`. */
function follows(old: Version, fresh: Version): boolean {
  return fresh.every((number, i) => number - (old[i] ?? 0) === (i === fresh.length - 1 ? 1 : 0));
}
