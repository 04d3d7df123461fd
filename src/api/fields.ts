/** Every field of every kind of the Kubernetes API, parsed lazily from the generated table. */
import { KINDS, TYPES } from './fields.generated';

/** The type of a field's value. */
export type FieldType =
  | { readonly kind: 'string' | 'bytes' | 'quantity' | 'number' | 'integer' | 'boolean' | 'int-or-string' | 'any' }
  | { readonly kind: 'list' | 'map'; readonly of: FieldType }
  | ObjectType;

/** A type with fields; they are parsed on first use. */
export class ObjectType {
  readonly kind = 'object';
  #fields: ReadonlyMap<string, FieldType> | undefined;

  constructor(readonly type: string) {}

  get fields(): ReadonlyMap<string, FieldType> {
    return (this.#fields ??= table().fieldsOf(this.type));
  }
}

const SCALARS: Readonly<Record<string, FieldType>> = {
  s: { kind: 'string' },
  y: { kind: 'bytes' },
  q: { kind: 'quantity' },
  n: { kind: 'number' },
  i: { kind: 'integer' },
  b: { kind: 'boolean' },
  o: { kind: 'int-or-string' },
  '*': { kind: 'any' },
};

/** Cluster-scoped kinds of the CSI snapshotter's CRDs, by group. */
const CLUSTER_SCOPED_RESOURCES = [
  ['snapshot.storage.k8s.io', ['VolumeSnapshotClass', 'VolumeSnapshotContent']],
  ['groupsnapshot.storage.k8s.io', ['VolumeGroupSnapshotClass', 'VolumeGroupSnapshotContent']],
] as const;

class Table {
  /** By apiVersion, then by kind. */
  readonly #kinds = new Map<string, Map<string, ObjectType>>();
  /** Kinds, by group. */
  readonly #clusterScoped = new Map<string, Set<string>>(
    CLUSTER_SCOPED_RESOURCES.map(([group, kinds]) => [group, new Set<string>(kinds)]),
  );
  readonly #fields = new Map<string, ReadonlyMap<string, FieldType>>();
  readonly #types = new Map<string, FieldType>();

  constructor() {
    for (const line of KINDS.trim().split('\n')) {
      const [apiVersion = '', kind = '', type = '', namespaced] = line.split(' ');
      getOrCreate(this.#kinds, apiVersion, () => new Map<string, ObjectType>()).set(kind, new ObjectType(type));
      if (namespaced === undefined)
        getOrCreate(this.#clusterScoped, groupOf(apiVersion), () => new Set<string>()).add(kind);
    }
  }

  typeOf(apiVersion: string, kind: string): ObjectType | undefined {
    return this.#kinds.get(apiVersion)?.get(kind);
  }

  hasKind(kind: string): boolean {
    return [...this.#kinds.values()].some((kinds) => kinds.has(kind));
  }

  isClusterScoped(group: string, kind: string): boolean {
    return this.#clusterScoped.get(group)?.has(kind) === true;
  }

  fieldsOf(type: string): ReadonlyMap<string, FieldType> {
    let fields = this.#fields.get(type);
    if (fields === undefined) {
      fields = new Map(
        lineOf(type)
          .split(' ')
          .map((field) => field.split(':'))
          .map(([name = '', code = '*']) => [name, getOrCreate(this.#types, code, () => readType(code))]),
      );
      this.#fields.set(type, fields);
    }
    return fields;
  }
}

/** The fields of a type in the generated table, where each line begins with the name of a type. */
function lineOf(type: string): string {
  const start = TYPES.indexOf(`\n${type} `);
  return start < 0 ? '' : TYPES.slice(start + type.length + 2, TYPES.indexOf('\n', start + 1));
}

let lazyTable: Table | undefined;
function table(): Table {
  return (lazyTable ??= new Table());
}

function readType(code: string): FieldType {
  const scalar = SCALARS[code];
  if (scalar !== undefined) return scalar;
  if (code.startsWith('[')) return { kind: 'list', of: readType(code.slice(1)) };
  if (code.startsWith('{')) return { kind: 'map', of: readType(code.slice(1)) };
  return new ObjectType(code);
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

function getOrCreate<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

/** The type of a kind's manifests; undefined for kinds that aren't Kubernetes' own. */
export function typeOfKind(apiVersion: string, kind: string): ObjectType | undefined {
  return table().typeOf(apiVersion, kind);
}

export function fieldsOf(type: string): ReadonlyMap<string, FieldType> {
  return table().fieldsOf(type);
}

/** Whether a kind is cluster-scoped; unknown kinds count as namespaced. */
export function isClusterScoped(group: string, kind: string): boolean {
  return table().isClusterScoped(group, kind);
}

/** Whether Kubernetes itself has the kind, in any apiVersion. */
export function isKindOfKubernetes(kind: string): boolean {
  return table().hasKind(kind);
}
