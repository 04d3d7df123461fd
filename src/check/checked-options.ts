import { nearest } from '../api/nearest';
import type { ClusterFacts } from '../inventory/cluster';
import type { CheckOptions } from './options';

/** The type of an option's value. */
export interface ValueType {
  readonly isValid: (value: unknown) => boolean;
  /** The allowed values, for error messages. */
  readonly expected: string;
}

const isStrings = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === 'string');
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const STRING: ValueType = { isValid: (value) => typeof value === 'string', expected: 'a string' };
const STRINGS: ValueType = { isValid: isStrings, expected: 'a list of strings' };
const RULES: ValueType = { isValid: isStrings, expected: 'a list of names of rules' };
export const BOOLEAN: ValueType = { isValid: (value) => typeof value === 'boolean', expected: 'true or false' };
const OBJECT: ValueType = { isValid: isObject, expected: 'an object' };

const OPTIONS: Readonly<Record<keyof CheckOptions, ValueType>> = {
  cluster: OBJECT,
  only: RULES,
  skip: RULES,
  strict: BOOLEAN,
};

const FACTS: Readonly<Record<keyof ClusterFacts, ValueType>> = {
  nodes: { isValid: (value) => Number.isInteger(value) && Number(value) > 0, expected: 'a whole number from 1' },
  zones: STRINGS,
  storageClasses: {
    isValid: (value) =>
      Array.isArray(value) && value.every((item) => isObject(item) && typeof item['name'] === 'string'),
    expected: 'a list of objects, each with a name',
  },
  defaultClass: STRING,
  complete: BOOLEAN,
  kubernetesVersion: {
    isValid: (value) => typeof value === 'string' && /^v?\d+\.\d+/.test(value),
    expected: "a version in quotes, e.g. '1.34'",
  },
};

/**
 * Validates the options of callers without type checks.
 *
 * @throws Error if an option is misspelt or of a wrong type, with its value and what is allowed
 */
export function checkOptions(constructPath: string, options: unknown): asserts options is CheckOptions {
  checkValues(constructPath, 'option', options, OPTIONS);
  if (options['cluster'] !== undefined) checkFacts(`${constructPath}: cluster`, options['cluster']);
}

/**
 * Validates the facts about a cluster of callers without type checks.
 *
 * @param extra further facts that are allowed
 * @throws Error if a fact is misspelt or of a wrong type, with its value and what is allowed
 */
export function checkFacts(
  constructPath: string,
  facts: unknown,
  extra: Readonly<Record<string, ValueType>> = {},
): asserts facts is ClusterFacts {
  checkValues(constructPath, 'fact', facts, { ...FACTS, ...extra });
}

/**
 * Validates an object of callers without type checks.
 *
 * @param what the word for a field in errors: `option`, `fact`
 * @throws Error if a field is misspelt or of a wrong type, with its value and what is allowed
 */
export function checkValues(
  constructPath: string,
  what: string,
  given: unknown,
  types: Readonly<Record<string, ValueType>>,
): asserts given is Readonly<Record<string, unknown>> {
  if (!isObject(given)) throw new Error(`${constructPath}: ${formatValue(given)} is not allowed; give an object`);
  for (const [name, value] of Object.entries(given)) {
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    if (type === undefined)
      throw new Error(`${constructPath}: there is no ${what} ${name}; ${hint(name, Object.keys(types))}`);
    if (value !== undefined && !type.isValid(value))
      throw new Error(`${constructPath}: ${name} ${formatValue(value)} is not allowed; give ${type.expected}`);
  }
}

const MAX_ALIKE = 8;
const RULES_PAGE = 'https://github.com/cdk8s-stateful/cdk8s-stateful/blob/main/docs/rules/README.md';

/** The error message for an unknown rule's name; undefined if the rule exists. */
export function ruleNameProblem(name: string, names: readonly string[]): string | undefined {
  if (names.includes(name)) return undefined;
  const alike = names.filter((other) => other.includes(name));
  const near = nearest(name, names) ?? (alike.length === 0 || alike.length > MAX_ALIKE ? undefined : alike.join(', '));
  return `there is no rule ${name}; ${near === undefined ? `all are in ${RULES_PAGE}` : `did you mean ${near}?`}`;
}

function hint(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  return near === undefined ? `there are ${names.join(', ')}` : `did you mean ${near}?`;
}

/** Longer values are truncated in errors. */
const MAX_LENGTH = 80;

/** A value for an error message. */
export function formatValue(value: unknown): string {
  if (isObject(value)) return 'an object';
  if (typeof value !== 'string' && !Array.isArray(value)) return String(value);
  const text = JSON.stringify(value);
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
