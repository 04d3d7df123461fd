import { nearest } from '../api/nearest';
import { ENUMS, REQUIRED, STRUCTS } from './props.generated';
import { describe, refuse, withArticle } from './where';

/**
 * What a prop may hold: a primitive, `enum:…`, `struct:…`, the name of a class, or lists, maps and alternatives of them.
 */
export type PropType =
  string | { readonly list: PropType } | { readonly map: PropType } | { readonly either: readonly PropType[] };

/** The props of a struct, by name. */
export type StructType = Readonly<Record<string, { readonly type: PropType; readonly required?: boolean }>>;

/** How a message shows a value that is refused. */
export type Tell = (value: unknown) => string;

/**
 * Checks props as the compiler would have done, for programs that no compiler saw: misspelt and missing props, values
 * of a wrong type.
 */
export function checkProps(where: string, struct: string, props: unknown, tell: Tell = describe): void {
  checkStruct(where, struct, props, '', tell);
}

function checkStruct(where: string, struct: string, value: unknown, path: string, tell: Tell): void {
  if (!isPlainObject(value)) {
    refuse(where, `${path === '' ? 'the props' : path} ${tell(value)} is not allowed; give an object of ${struct}`);
  }
  const props = STRUCTS[struct] ?? {};
  for (const name of Object.keys(value)) {
    const prop = props[name];
    const given = value[name];
    if (prop === undefined) refuseProp(where, struct, Object.keys(props), path, name);
    if (given !== undefined) checkValue(where, prop.type, given, join(path, name), tell);
  }
  for (const name of REQUIRED[struct] ?? []) {
    if (value[name] !== undefined) continue;
    refuse(where, `${join(path, name)} is missing; give ${expected(props[name]?.type ?? 'any')}`);
  }
}

function refuseProp(where: string, struct: string, names: string[], path: string, name: string): never {
  const meant = nearest(name, names);
  const hint =
    meant === undefined ? `${elsewhere(name)}there are: ${names.sort().join(', ')}` : `did you mean ${meant}?`;
  refuse(where, `there is no prop ${join(path, name)} in ${struct}; ${hint}`);
}

function checkValue(where: string, type: PropType, value: unknown, path: string, tell: Tell): void {
  if (typeof type === 'string' && type.startsWith('struct:')) {
    checkStruct(where, type.slice(7), value, path, tell);
    return;
  }
  if (!fits(type, value)) refuse(where, `${path} ${tell(value)} is not allowed; give ${expected(type)}`);
  if (typeof type === 'string') return;
  if ('list' in type && Array.isArray(value)) {
    value.forEach((item, i) => {
      checkValue(where, type.list, item, `${path}[${i}]`, tell);
    });
  } else if ('map' in type && isPlainObject(value)) {
    for (const [key, item] of Object.entries(value))
      checkValue(where, type.map, item, `${path}[${JSON.stringify(key)}]`, tell);
  }
}

function fits(type: PropType, value: unknown): boolean {
  if (typeof type !== 'string') {
    if ('list' in type) return Array.isArray(value);
    if ('map' in type) return isPlainObject(value);
    return type.either.some((one) => fits(one, value));
  }
  if (type === 'any') return true;
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (type === 'string' || type === 'boolean') return typeof value === type;
  if (type.startsWith('enum:')) return (ENUMS[type.slice(5)] ?? []).includes(String(value));
  if (type.startsWith('struct:')) return isPlainObject(value);
  if (type.startsWith('class:')) return isOfClass(value, type.slice(6));
  return typeof value === 'object' && value !== null;
}

/** How people come by an instance of a class. */
const EXAMPLES: Readonly<Record<string, string>> = {
  Size: 'Size.gibibytes(1)',
  Workload: 'Workload.deployment()',
  Handler: "Handler.httpGet('/', { port: 80 })",
  DeploymentStrategy: 'DeploymentStrategy.recreate()',
  EnvSource: 'config.all()',
  EnvValue: "config.value('key')",
};

/** Which props of our own have the name that is not one here, where they are few. */
function elsewhere(name: string): string {
  const others = Object.keys(STRUCTS).filter(
    (struct) => STRUCTS[struct]?.[name] !== undefined && !struct.includes('.'),
  );
  return others.length === 0 || others.length > 3 ? '' : `it is a prop of ${others.join(', ')}; `;
}

function expected(type: PropType): string {
  if (typeof type !== 'string') {
    if ('list' in type) return `a list, each item ${expected(type.list)}`;
    if ('map' in type) return `a map of text to ${expected(type.map)}`;
    return type.either.map(expected).join(' or ');
  }
  if (type === 'string') return 'a text';
  if (type.startsWith('enum:'))
    return `one of ${(ENUMS[type.slice(5)] ?? []).map((value) => JSON.stringify(value)).join(', ')}`;
  const name = type.replace(/^\w+:/, '');
  const example = EXAMPLES[name];
  return `${withArticle(name)}${example === undefined ? '' : `, e.g. ${example}`}`;
}

/** Where jsii keeps the name of a class, whatever a bundler makes of it. */
const JSII_NAME = Symbol.for('jsii.rtti');

/** Whether a class or an ancestor has the name; a second copy of a package counts as the same class. */
function isOfClass(value: unknown, name: string): boolean {
  if (typeof value !== 'object') return false;
  for (let proto: unknown = value; proto !== null; proto = Object.getPrototypeOf(proto)) {
    if (className((proto as object).constructor) === name) return true;
  }
  return false;
}

function className(named: { readonly name: string; readonly [JSII_NAME]?: { readonly fqn: string } }): string {
  return named[JSII_NAME]?.fqn.split('.').at(-1) ?? named.name;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const proto: unknown = Object.getPrototypeOf(value);
  return proto === Object.prototype || proto === null;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
