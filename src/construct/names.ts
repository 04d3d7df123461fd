import { Construct } from 'constructs';
import { dnsSubdomainProblem, nameOfIds } from '../api/names';
import { describe, refuse, refuseByRule } from './construct-path';

/** A function of api/names: what is wrong with a name, or undefined. */
export type NameProblem = (name: string) => string | undefined;

/**
 * The name of an object: the given one, or its construct ids joined by '-', without repetitions (see `nameOfIds`). It has no
 * hash, so that it can be predicted and doesn't change when unrelated code moves.
 */
export function objectName(
  constructPath: string,
  scope: Construct,
  id: string,
  given: string | undefined,
  problemOf: NameProblem = dnsSubdomainProblem,
  prefix: readonly string[] = [],
): string {
  if (given !== undefined) {
    const wrong = typeof given === 'string' ? problemOf(given) : undefined;
    if (wrong === undefined) return checkedName(constructPath, 'name', given, () => undefined);
    refuseByRule(scope, constructPath, 'bad-name', `name ${JSON.stringify(given)} ${wrong}`);
    return given;
  }
  const ids = [...scope.node.scopes.map((construct) => construct.node.id), id];
  const name = [...prefix, nameOfIds(ids)].join('-');
  const problem = problemOf(name);
  if (problem !== undefined)
    refuse(constructPath, `the name made of its construct ids, ${JSON.stringify(name)}, ${problem}; give a name`);
  return name;
}

/** What is wrong with a name that the API server doesn't validate; undefined for all but the empty one. */
export function emptyNameProblem(name: string): string | undefined {
  return name === '' ? 'is not allowed; give a name' : undefined;
}

/** Checks the name of a referenced object: throws where no object can have it, unless the rule bad-name is allowed. */
export function checkReference(
  scope: Construct,
  constructPath: string,
  what: string,
  name: unknown,
  problemOf: NameProblem = dnsSubdomainProblem,
): string {
  const given = checkedName(constructPath, what, name, emptyNameProblem);
  const problem = problemOf(given);
  if (problem !== undefined)
    refuseByRule(scope, constructPath, 'bad-name', `${what} ${JSON.stringify(given)} ${problem}`);
  return given;
}

/** The name of a referenced object, given as a string or as a construct with the name in property `key`; throws where it isn't valid. */
export function referencedName(
  constructPath: string,
  what: string,
  given: unknown,
  key: string,
  problemOf: NameProblem = dnsSubdomainProblem,
): string {
  const name: unknown = typeof given === 'object' && given !== null ? Reflect.get(given, key) : given;
  if (typeof name !== 'string')
    refuse(
      constructPath,
      `${what} ${describe(given)} is not allowed; give a construct that has a name, or the name as a string`,
    );
  return checkedName(constructPath, what, name, problemOf);
}

/** Returns a name that a user gave; throws where it isn't valid. */
export function checkedName(constructPath: string, what: string, name: unknown, problemOf: NameProblem): string {
  if (typeof name !== 'string') refuse(constructPath, `${what} ${describe(name)} is not allowed; give a string`);
  const problem = problemOf(name);
  if (problem !== undefined) refuse(constructPath, `${what} ${JSON.stringify(name)} ${problem}`);
  return name;
}
