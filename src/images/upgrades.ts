import { parseReference } from './reference';
import type { ImageRow } from './row';
import type { Version } from './version';
import { compareVersions, parseVersion, versionIn } from './version';

/** What becomes of the files of one version when another is started over them. */
export interface UpgradeVerdict {
  /**
   * `in-place`: the new one reads them; `step`: something has to be done first; `never`: the new one is older, and
   * doesn't read them; `unknown`: the row or the tags don't tell.
   */
  readonly is: 'in-place' | 'step' | 'never' | 'unknown';
  /** The release that has to be run on the way. */
  readonly stop?: string;
  /** What has to be done. */
  readonly step?: string;
}

const UNKNOWN: UpgradeVerdict = { is: 'unknown' };

/** The version of a row's program that an image's tag names, as far as it does. */
export function imageVersion(image: string, { version }: ImageRow): Version | undefined {
  const { repository, tag } = parseReference(image);
  return versionIn(`${repository}:${tag}`, version);
}

/**
 * Whether a version reads the files that another has written.
 * @param row of the new version
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

/** Less than 0 where the first is older; undefined where they are alike as far as the shorter one goes. */
function orderOf(one: Version, other: Version): number | undefined {
  const length = Math.min(one.length, other.length);
  const order = compareVersions(one.slice(0, length), other.slice(0, length));
  return order === 0 && one.length !== other.length ? undefined : order;
}

/** Whether no series is between two: `3.5` and `3.6`, or `28` and `29`. */
function follows(old: Version, fresh: Version): boolean {
  return fresh.every((number, i) => number - (old[i] ?? 0) === (i === fresh.length - 1 ? 1 : 0));
}
