import { refuse } from './where';

/** Refuses open fields that have a typed way of their own: whichever came second would win in silence. */
export function checkReserved(
  where: string,
  what: string,
  given: Readonly<Record<string, unknown>> | undefined,
  reserved: Readonly<Record<string, string>>,
): void {
  if (given === undefined) return;
  for (const [field, way] of Object.entries(reserved)) {
    if (Object.hasOwn(given, field)) refuse(where, `${what}.${field} is not allowed; ${way}`);
  }
}
