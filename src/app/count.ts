import { describe, refuse } from '../construct/construct-path';

/** A whole number from `least`, where one is given. */
export function checkCount(constructPath: string, what: string, count: number | undefined, least = 0): void {
  if (count !== undefined && (!Number.isInteger(count) || count < least)) {
    refuse(constructPath, `${what} ${describe(count)} is not allowed; give a whole number from ${least}`);
  }
}
