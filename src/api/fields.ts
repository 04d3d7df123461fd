/** Every field of every kind of the Kubernetes API. A type's fields are read off the generated table when first asked for. */
import { KINDS, TYPES } from './fields.generated';

/** The kind of value a field takes; an object's fields are those of the named type. */
export type FieldType =
  | { readonly kind: 'string' | 'bytes' | 'quantity' | 'number' | 'integer' | 'boolean' | 'int-or-string' | 'any' }
  | { readonly kind: 'list' | 'map'; readonly of: FieldType }
  | { readonly kind: 'object'; readonly type: string };

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

/** CRDs of the storage world that aren't in any namespace. */
const CLUSTER_SCOPED_RESOURCES = [
  'snapshot.storage.k8s.io/VolumeSnapshotClass',
  'snapshot.storage.k8s.io/VolumeSnapshotContent',
  'groupsnapshot.storage.k8s.io/VolumeGroupSnapshotClass',
  'groupsnapshot.storage.k8s.io/VolumeGroupSnapshotContent',
];

class Table {
  readonly #types = new Map<string, string>();
  readonly #clusterScoped = new Set(CLUSTER_SCOPED_RESOURCES);
  readonly #lines = new Map<string, string>();
  readonly #fields = new Map<string, ReadonlyMap<string, FieldType>>();

  constructor() {
    for (const line of KINDS.trim().split('\n')) {
      const [apiVersion = '', kind = '', type = '', namespaced] = line.split(' ');
      this.#types.set(`${apiVersion} ${kind}`, type);
      if (namespaced === undefined) this.#clusterScoped.add(`${groupOf(apiVersion)}/${kind}`);
    }
    for (const line of TYPES.trim().split('\n')) {
      const end = line.indexOf(' ');
      if (end > 0) this.#lines.set(line.slice(0, end), line.slice(end + 1));
    }
  }

  typeOf(apiVersion: string, kind: string): string | undefined {
    return this.#types.get(`${apiVersion} ${kind}`);
  }

  isClusterScoped(group: string, kind: string): boolean {
    return this.#clusterScoped.has(`${group}/${kind}`);
  }

  fieldsOf(type: string): ReadonlyMap<string, FieldType> {
    let fields = this.#fields.get(type);
    if (fields === undefined) {
      fields = new Map(
        (this.#lines.get(type) ?? '')
          .split(' ')
          .map((field) => field.split(':'))
          .map(([name = '', code = '*']) => [name, readType(code)]),
      );
      this.#fields.set(type, fields);
    }
    return fields;
  }
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
  return { kind: 'object', type: code };
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

/** The type of a kind's manifests; undefined for kinds that aren't Kubernetes' own. */
export function typeOfKind(apiVersion: string, kind: string): string | undefined {
  return table().typeOf(apiVersion, kind);
}

/** The fields that a type has. */
export function fieldsOf(type: string): ReadonlyMap<string, FieldType> {
  return table().fieldsOf(type);
}

/** Whether objects of the kind are in no namespace; kinds that aren't known are taken to be in one. */
export function isClusterScoped(group: string, kind: string): boolean {
  return table().isClusterScoped(group, kind);
}
