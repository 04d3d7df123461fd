import { pause } from '../cluster/wait';

/** How long pods may take to start again, or claims to go. */
export const SETTLED_WITHIN = 240_000;

/** Polls until the condition holds. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + SETTLED_WITHIN;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`${what}: not within ${SETTLED_WITHIN / 1000} s`);
    await pause(100);
  }
}
