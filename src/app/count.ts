import { describe, refuse } from '../construct/construct-path';

/** Refuses a count that isn't a whole number of at least `least`; undefined is allowed. */
export function checkCount(constructPath: string, what: string, count: number | undefined, least = 0): void {
  if (count !== undefined && (!Number.isInteger(count) || count < least)) {
    refuse(constructPath, `${what} ${describe(count)} is not allowed; give a whole number from ${least}`);
  }
}
