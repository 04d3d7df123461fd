import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What jsii knows of the public API, as far as the reference shows it. */
export interface Docs {
  readonly summary?: string;
  readonly remarks?: string;
  readonly default?: string;
  readonly see?: string;
  readonly example?: string;
  readonly returns?: string;
  readonly deprecated?: string;
  readonly custom?: Readonly<Record<string, string>>;
}

export interface TypeReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: string; readonly elementtype: TypeReference };
  readonly union?: { readonly types: readonly TypeReference[] };
}

export interface Parameter {
  readonly name: string;
  readonly docs?: Docs;
  readonly optional?: boolean;
  readonly variadic?: boolean;
  readonly type: TypeReference;
}

export interface Property extends Parameter {
  readonly static?: boolean;
  readonly const?: boolean;
}

export interface Method {
  readonly name: string;
  readonly docs?: Docs;
  readonly static?: boolean;
  readonly parameters?: readonly Parameter[];
  readonly returns?: { readonly type: TypeReference };
}

export interface ApiType {
  readonly fqn: string;
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  /** A struct: an object literal in a program. */
  readonly datatype?: boolean;
  readonly docs?: Docs;
  readonly base?: string;
  readonly interfaces?: readonly string[];
  readonly initializer?: Method;
  readonly methods?: readonly Method[];
  readonly properties?: readonly Property[];
  readonly members?: readonly { readonly name: string; readonly docs?: Docs }[];
  readonly locationInModule?: { readonly filename: string };
}

/** The public types by name, as the last build left them in `.jsii`. */
export function readTypes(): ReadonlyMap<string, ApiType> {
  const file = join(__dirname, '..', '..', '.jsii');
  const read = JSON.parse(readFileSync(file, 'utf8')) as { readonly schema: string; readonly filename?: string };
  const isElsewhere = read.schema === 'jsii/file-redirect' && read.filename !== undefined;
  const assembly: unknown = isElsewhere
    ? JSON.parse(gunzipSync(readFileSync(join(dirname(file), read.filename ?? ''))).toString())
    : read;
  const { types } = assembly as { readonly types: Readonly<Record<string, ApiType>> };
  return new Map(Object.values(types).map((type) => [type.fqn, type]));
}

/** The types that a type names, in any of its members. */
export function namedIn(type: ApiType): readonly string[] {
  const { initializer, methods = [], properties = [], interfaces = [] } = type;
  const calls = initializer === undefined ? methods : [initializer, ...methods];
  return [
    ...interfaces,
    ...calls.flatMap(({ parameters = [], returns }) => [
      ...parameters.flatMap((parameter) => namesOf(parameter.type)),
      ...(returns === undefined ? [] : namesOf(returns.type)),
    ]),
    ...properties.flatMap((property) => namesOf(property.type)),
  ];
}

function namesOf({ fqn, collection, union }: TypeReference): readonly string[] {
  if (fqn !== undefined) return [fqn];
  if (collection !== undefined) return namesOf(collection.elementtype);
  return union?.types.flatMap(namesOf) ?? [];
}
