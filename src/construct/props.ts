import { nearest } from '../api/nearest';
import { expected, isPlainObject, PropType, testOf } from './prop-types';
import { REQUIRED, STRUCTS } from './props.generated';
import { describe, refuse } from './construct-path';

/** Formats a wrong value for an error. */
export type FormatValue = (value: unknown) => string;

/**
 * Checks the types of props at run time, for programs in JavaScript and other languages: throws for unknown and missing
 * props, and for values of a wrong type.
 */
export function checkProps(
  constructPath: string,
  struct: string,
  props: unknown,
  format: FormatValue = describe,
): void {
  // Two passes: the test is fast, and only wrong props pay for the error's message.
  if (!testOfStruct(struct)(props)) refuseWrong({ constructPath, format }, `struct:${struct}`, props, '');
}

/** Whether a value is valid, with all values in it. */
type Test = (value: unknown) => boolean;

/** The tests of structs, created on first use. */
const structTests = new Map<string, Test>();

function testOfStruct(struct: string): Test {
  const known = structTests.get(struct);
  if (known !== undefined) return known;
  const tests = new Map<string, Test>();
  const testOfProp = (name: string): Test => {
    const type = typeOfProp(struct, name);
    if (type === undefined) return () => false;
    const test = deepTestOf(type);
    const testGiven: Test = (value) => value === undefined || test(value);
    tests.set(name, testGiven);
    return testGiven;
  };
  const required = REQUIRED[struct] ?? [];
  const test: Test = (value) => {
    if (!isPlainObject(value)) return false;
    for (const name in value) if (!(tests.get(name) ?? testOfProp(name))(value[name])) return false;
    for (const name of required) if (value[name] === undefined) return false;
    return true;
  };
  structTests.set(struct, test);
  return test;
}

function deepTestOf(type: PropType): Test {
  const struct = structOf(type);
  if (struct !== undefined) return (value) => testOfStruct(struct)(value);
  const test = testOf(type);
  if (typeof type === 'string' || 'either' in type) return test;
  if ('list' in type) {
    const testItem = deepTestOf(type.list);
    return (value) => {
      if (!test(value)) return false;
      // Not `every`, which skips the holes of a sparse array.
      for (const item of value as unknown[]) if (!testItem(item)) return false;
      return true;
    };
  }
  const testItem = deepTestOf(type.map);
  return (value) => {
    if (!test(value)) return false;
    const map = value as Readonly<Record<string, unknown>>;
    for (const key in map) if (!testItem(map[key])) return false;
    return true;
  };
}

function structOf(type: PropType): string | undefined {
  return typeof type === 'string' && type.startsWith('struct:') ? type.slice('struct:'.length) : undefined;
}

function typeOfProp(struct: string, name: string): PropType | undefined {
  const types = STRUCTS[struct] ?? {};
  return Object.hasOwn(types, name) ? types[name] : undefined;
}

/** Whose props are checked, and how errors show values. */
interface Refusal {
  readonly constructPath: string;
  readonly format: FormatValue;
}

/** Throws for the first wrong value. */
function refuseWrong(refusal: Refusal, type: PropType, value: unknown, path: string): void {
  const { constructPath, format } = refusal;
  const struct = structOf(type);
  if (struct !== undefined) {
    refuseWrongProps(refusal, struct, value, path);
    return;
  }
  if (!testOf(type)(value)) refuse(constructPath, `${path} ${format(value)} is not allowed; give ${expected(type)}`);
  if (typeof type === 'string' || 'either' in type) return;
  if ('list' in type)
    for (const [i, item] of (value as unknown[]).entries()) refuseWrong(refusal, type.list, item, `${path}[${i}]`);
  else
    for (const [key, item] of Object.entries(value as object))
      refuseWrong(refusal, type.map, item, `${path}[${JSON.stringify(key)}]`);
}

function refuseWrongProps(refusal: Refusal, struct: string, value: unknown, path: string): void {
  const { constructPath, format } = refusal;
  if (!isPlainObject(value))
    refuse(
      constructPath,
      `${path === '' ? `props ${format(value)} are` : `${path} ${format(value)} is`} not allowed; give an object of ${struct}`,
    );
  for (const [name, given] of Object.entries(value)) {
    const type = typeOfProp(struct, name);
    if (type === undefined) refuseUnknownProp(constructPath, struct, Object.keys(STRUCTS[struct] ?? {}), path, name);
    if (given !== undefined) refuseWrong(refusal, type, given, join(path, name));
  }
  for (const name of REQUIRED[struct] ?? []) {
    if (value[name] !== undefined) continue;
    refuse(constructPath, `${join(path, name)} is missing; give ${expected(typeOfProp(struct, name) ?? 'any')}`);
  }
}

function refuseUnknownProp(constructPath: string, struct: string, names: string[], path: string, name: string): never {
  const meant = nearest(name, names);
  const hint =
    meant === undefined ? `${hintOfOtherStructs(name)}there are: ${names.sort().join(', ')}` : `did you mean ${meant}?`;
  refuse(constructPath, `there is no prop ${join(path, name)} in ${struct}; ${hint}`);
}

/** Names up to three structs of this package that do have the prop, without those of the sample app. */
function hintOfOtherStructs(name: string): string {
  const others = Object.keys(STRUCTS).filter(
    (struct) => STRUCTS[struct]?.[name] !== undefined && !struct.includes('.') && struct !== 'StoryAppProps',
  );
  return others.length === 0 || others.length > 3 ? '' : `it is a prop of ${others.join(', ')}; `;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
