import { imageRows } from './lookup';
import { parseReference } from './reference';

/** The user and group that an image's program writes its files as, where all versions that its tag may mean have the same. */
export function imageUser(image: string): { readonly uid: number; readonly gid: number } | undefined {
  const isAlpine = /\balpine/.test(parseReference(image).tag);
  const users = imageRows(image).map(({ user }) =>
    user === undefined || user.root === 'stays' || user.uid === 0 ? undefined : isAlpine ? (user.alpine ?? user) : user,
  );
  const [user] = users;
  return user !== undefined && users.every((one) => one?.uid === user.uid && one.gid === user.gid) ? user : undefined;
}
