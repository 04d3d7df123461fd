import { describe, refuse } from '../construct/where';

/** A whole number from `least`, where one is given. */
export function checkCount(where: string, what: string, count: number | undefined, least = 0): void {
  if (count !== undefined && (!Number.isInteger(count) || count < least)) {
    refuse(where, `${what} ${describe(count)} is not allowed; give a whole number from ${least}`);
  }
}
