import { nearest } from '../api/nearest';
import { expected, isPlainObject, PropType, testOf } from './prop-types';
import { REQUIRED, STRUCTS } from './props.generated';
import { describe, refuse } from './where';

/** How a message shows a value that is refused. */
export type Tell = (value: unknown) => string;

/** Refuses a value that a prop can't hold. */
type Check = (value: unknown, where: string, path: string, tell: Tell) => void;

/**
 * Checks props as the compiler would have done, for programs that no compiler saw: misspelt and missing props, values
 * of a wrong type.
 */
export function checkProps(where: string, struct: string, props: unknown, tell: Tell = describe): void {
  checkOfStruct(struct)(props, where, '', tell);
}

/** The checks of the structs that were met so far. */
const structChecks = new Map<string, Check>();

function checkOfStruct(struct: string): Check {
  const known = structChecks.get(struct);
  if (known !== undefined) return known;
  const types = STRUCTS[struct] ?? {};
  const required = REQUIRED[struct] ?? [];
  const checks = new Map<string, Check>();
  const checkOf = (name: string): Check | undefined => {
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    if (type === undefined) return undefined;
    const check = checkOfType(type);
    checks.set(name, check);
    return check;
  };
  const check: Check = (value, where, path, tell) => {
    if (!isPlainObject(value)) {
      refuse(where, `${path === '' ? 'the props' : path} ${tell(value)} is not allowed; give an object of ${struct}`);
    }
    for (const name in value) {
      const checkProp = checks.get(name) ?? checkOf(name);
      if (checkProp === undefined) refuseProp(where, struct, Object.keys(types), path, name);
      const given = value[name];
      if (given !== undefined) checkProp(given, where, join(path, name), tell);
    }
    for (const name of required) {
      if (value[name] !== undefined) continue;
      refuse(where, `${join(path, name)} is missing; give ${expected(types[name] ?? 'any')}`);
    }
  };
  structChecks.set(struct, check);
  return check;
}

function checkOfType(type: PropType): Check {
  if (typeof type === 'string' && type.startsWith('struct:')) {
    const struct = type.slice('struct:'.length);
    return (value, where, path, tell) => {
      checkOfStruct(struct)(value, where, path, tell);
    };
  }
  const fits = testOf(type);
  const check: Check = (value, where, path, tell) => {
    if (!fits(value)) refuse(where, `${path} ${tell(value)} is not allowed; give ${expected(type)}`);
  };
  if (typeof type !== 'string' && 'list' in type) return checkOfList(check, checkOfType(type.list));
  if (typeof type !== 'string' && 'map' in type) return checkOfMap(check, checkOfType(type.map));
  return check;
}

function checkOfList(check: Check, checkItem: Check): Check {
  return (value, where, path, tell) => {
    check(value, where, path, tell);
    for (const [i, item] of (value as unknown[]).entries()) checkItem(item, where, `${path}[${i}]`, tell);
  };
}

function checkOfMap(check: Check, checkItem: Check): Check {
  return (value, where, path, tell) => {
    check(value, where, path, tell);
    const map = value as Readonly<Record<string, unknown>>;
    for (const key in map) checkItem(map[key], where, `${path}[${JSON.stringify(key)}]`, tell);
  };
}

function refuseProp(where: string, struct: string, names: string[], path: string, name: string): never {
  const meant = nearest(name, names);
  const hint =
    meant === undefined ? `${elsewhere(name)}there are: ${names.sort().join(', ')}` : `did you mean ${meant}?`;
  refuse(where, `there is no prop ${join(path, name)} in ${struct}; ${hint}`);
}

/** Which props of our own have the name that is not one here, where they are few. */
function elsewhere(name: string): string {
  const others = Object.keys(STRUCTS).filter(
    (struct) => STRUCTS[struct]?.[name] !== undefined && !struct.includes('.'),
  );
  return others.length === 0 || others.length > 3 ? '' : `it is a prop of ${others.join(', ')}; `;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
