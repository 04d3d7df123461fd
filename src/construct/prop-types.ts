import { ENUMS } from './props.generated';
import { withArticle } from './construct-path';

/**
 * The type of a prop: a primitive, `enum:…`, `struct:…`, `class:…`, or a list, map or union of them.
 */
export type PropType =
  string | { readonly list: PropType } | { readonly map: PropType } | { readonly either: readonly PropType[] };

/** The props of a struct, by name. */
export type StructType = Readonly<Record<string, PropType>>;

/** The test for values of a type; it doesn't look into lists, maps and structs. */
export function testOf(type: PropType): (value: unknown) => boolean {
  if (typeof type !== 'string') {
    if ('list' in type) return Array.isArray;
    if ('map' in type) return isPlainObject;
    const tests = type.either.map(testOf);
    return (value) => tests.some((test) => test(value));
  }
  if (type === 'any') return () => true;
  if (type === 'number') return Number.isFinite;
  if (type === 'string') return (value) => typeof value === 'string';
  if (type === 'boolean') return (value) => typeof value === 'boolean';
  const [kind, name = ''] = type.split(':');
  if (kind === 'struct') return isPlainObject;
  if (kind === 'class') return (value) => isOfClass(value, name);
  if (kind !== 'enum') return (value) => typeof value === 'object' && value !== null;
  const members = ENUMS[name] ?? [];
  return (value) => members.includes(String(value));
}

/** The type of a prop in words, for errors. */
export function expected(type: PropType): string {
  if (typeof type !== 'string') {
    if ('list' in type) return `a list, each item ${expected(type.list)}`;
    if ('map' in type) return `a map of string to ${expected(type.map)}`;
    return type.either.map(expected).join(' or ');
  }
  if (type === 'string') return 'a string';
  if (type.startsWith('enum:'))
    return `one of ${(ENUMS[type.slice(5)] ?? []).map((value) => JSON.stringify(value)).join(', ')}`;
  const name = type.replace(/^\w+:/, '');
  const example = EXAMPLES[name];
  return `${withArticle(name)}${example === undefined ? '' : `, e.g. ${example}`}`;
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const proto: unknown = Object.getPrototypeOf(value);
  return proto === Object.prototype || proto === null;
}

/** How to create an instance of a class, for errors. */
const EXAMPLES: Readonly<Record<string, string>> = {
  Size: 'Size.gibibytes(1)',
  Storage: "Storage.dynamic({ storageClass: 'gp3' }) or Storage.hostPath('/data')",
  Workload: 'Workload.deployment()',
  Handler: "Handler.httpGet('/', { port: 80 })",
  DeploymentStrategy: 'DeploymentStrategy.recreate()',
  EnvSource: 'config.all()',
  EnvValue: "config.value('key')",
};

/** The property where jsii keeps the name of a class; a bundler may have changed `name`. */
const JSII_NAME = Symbol.for('jsii.rtti');

interface Named {
  readonly name: string;
  readonly [JSII_NAME]?: { readonly fqn: string };
}

/** Whether a class or an ancestor has the name; a second copy of a package counts as the same class. */
export function isOfClass(value: unknown, name: string): boolean {
  if (typeof value !== 'object') return false;
  for (let proto: unknown = value; proto !== null; proto = Object.getPrototypeOf(proto)) {
    if (isNamed((proto as object).constructor, name)) return true;
  }
  return false;
}

function isNamed({ name: own, [JSII_NAME]: jsii }: Named, name: string): boolean {
  return jsii === undefined ? own === name : jsii.fqn.endsWith(`.${name}`);
}
