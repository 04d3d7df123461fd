import { copy } from './copy';
import { refuse } from './construct-path';

/** Refuses open fields that have a typed way of their own: whichever came second would win in silence. */
export function checkReserved(
  constructPath: string,
  what: string,
  given: Readonly<Record<string, unknown>> | undefined,
  reserved: Readonly<Record<string, string>>,
): void {
  if (given === undefined) return;
  for (const [field, way] of Object.entries(reserved)) {
    if (Object.hasOwn(given, field)) refuse(constructPath, `${what}.${field} is not allowed; ${way}`);
  }
}

/** What every object has, and constructs give it. */
const OBJECT: Readonly<Record<string, string>> = {
  apiVersion: 'the construct has one',
  kind: 'the construct has one',
  metadata: 'give metadata',
};

/** The open fields of an object that has them beside its metadata, without a spec; they stand over the others. */
export function openFields(
  constructPath: string,
  what: string,
  given: Readonly<Record<string, unknown>> | undefined,
  reserved: Readonly<Record<string, string>> = {},
): Readonly<Record<string, unknown>> {
  if (given === undefined) return {};
  checkReserved(constructPath, what, given, { ...OBJECT, ...reserved });
  return copy(given);
}
