import { copy } from './copy';
import { refuse } from './construct-path';

/** Throws for open fields (`spec`, `fields`) that a typed prop sets as well: one would silently overwrite the other. */
export function checkReserved(
  constructPath: string,
  what: string,
  given: Readonly<Record<string, unknown>> | undefined,
  reserved: Readonly<Record<string, string>>,
): void {
  if (given === undefined) return;
  for (const [field, hint] of Object.entries(reserved)) {
    if (Object.hasOwn(given, field)) refuse(constructPath, `${what}.${field} is not allowed; ${hint}`);
  }
}

/** The fields that constructs set on every object. */
const OBJECT: Readonly<Record<string, string>> = {
  apiVersion: 'the construct has one',
  kind: 'the construct has one',
  metadata: 'give metadata',
};

/** A checked copy of the top-level open fields of an object without a spec; they take precedence over typed props. */
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
