import { imageRows } from './lookup';
import { parseReference } from './reference';
import type { ImageRow } from './row';
import { imageVersion } from './upgrades';
import { mayBeIn } from './version';

/** A user and its group. */
export interface Ids {
  readonly uid: number;
  readonly gid: number;
}

/** The user and group of an image's program; undefined where they aren't the same for all versions that match the tag. */
export function imageUser(image: string): Ids | undefined {
  const users = imageRows(image).map((row) => (row.user?.root === 'stays' ? undefined : writerOf(row, image)));
  const [user] = users;
  return user !== undefined && users.every((one) => one?.uid === user.uid && one.gid === user.gid) ? user : undefined;
}

/** The user and group of a row's program in an image; undefined: not known, or root. */
export function writerOf(row: ImageRow, image: string): Ids | undefined {
  const { user } = row;
  if (user === undefined || user.uid === 0 || isBefore(image, row)) return undefined;
  return /\balpine/.test(parseReference(image).tag) ? (user.alpine ?? user) : user;
}

/** Whether an image is older than the first version with the row's user. */
function isBefore(image: string, row: ImageRow): boolean {
  const from = row.user?.from;
  const version = from === undefined ? undefined : imageVersion(image, row);
  return from !== undefined && version !== undefined && !mayBeIn(version, { from });
}
