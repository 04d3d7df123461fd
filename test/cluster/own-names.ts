import type { Inventory } from '../../src/inventory/inventory';
import type { Json, JsonObject } from '../../src/inventory/json';
import { asObject, isObject } from '../../src/inventory/json';
import { text } from './fields';

/** The fields that name an object of a kind that all namespaces see. */
const references = {
  volumeName: 'PersistentVolume',
  storageClassName: 'StorageClass',
  'volume.beta.kubernetes.io/storage-class': 'StorageClass',
  volumeSnapshotClassName: 'VolumeSnapshotClass',
} as const;

type Kind = (typeof references)[keyof typeof references];

/** A name has no more characters than this. */
const LONGEST = 253;

/**
 * Gives manifests names of their own in a cluster: each namespace that they name, and the one that they leave open, and
 * the volumes and classes that they bring along. What they expect to be there keeps its name.
 */
export class OwnNames {
  readonly #prefix: string;
  readonly #namespaces = new Map<string, string>();
  readonly #brought: Readonly<Record<Kind, ReadonlySet<string>>>;

  public constructor(prefix: string, ...inventories: readonly Inventory[]) {
    this.#prefix = prefix;
    const names = (kind: Kind): readonly string[] =>
      inventories.flatMap((inventory) => inventory.byKind(kind)).map(({ name }) => name);
    this.#brought = {
      PersistentVolume: new Set(names('PersistentVolume')),
      // A class without an object is as good as any for a volume and its claim.
      StorageClass: new Set([
        ...names('StorageClass'),
        ...inventories
          .flatMap(({ persistentVolumes }) => persistentVolumes)
          .map(({ className }) => className)
          .filter((name) => name !== ''),
      ]),
      VolumeSnapshotClass: new Set(names('VolumeSnapshotClass')),
    };
  }

  public namespaces(): readonly string[] {
    return [...this.#namespaces.values()];
  }

  public namespaceFor(namespace = 'default'): string {
    let name = this.#namespaces.get(namespace);
    if (name === undefined) {
      name = `${this.#prefix}-${namespace}`.slice(0, 63).replace(/-+$/, '');
      this.#namespaces.set(namespace, name);
    }
    return name;
  }

  /** The object as it is to be applied. Wherever an object names a namespace, Kubernetes calls the field `namespace`. */
  public moved(object: JsonObject, namespaced: boolean): JsonObject {
    const kind = text(object, 'kind') ?? '';
    const metadata = asObject(object['metadata']);
    const home = namespaced ? { namespace: this.namespaceFor(text(metadata, 'namespace')) } : {};
    return {
      ...this.#rewritten(object),
      metadata: { ...this.#rewritten(metadata), ...this.#nameOf(kind, text(metadata, 'name')), ...home },
    };
  }

  /** What the cluster says of moved objects, in the names that the manifests have. */
  public restored(said: string): string {
    return said.replaceAll(`${this.#prefix}.`, '').replaceAll(`${this.#prefix}-`, '');
  }

  #nameOf(kind: string, name: string | undefined): JsonObject {
    if (name === undefined) return {};
    if (kind === 'Namespace') return { name: this.namespaceFor(name) };
    return isKind(kind) ? { name: this.#own(kind, name) } : {};
  }

  /** With a full stop in between: what is no name by itself doesn't become one. */
  #own(kind: Kind, name: string): string {
    const own = `${this.#prefix}.${name}`;
    return this.#brought[kind].has(name) && own.length <= LONGEST ? own : name;
  }

  #rewritten(object: JsonObject): JsonObject {
    return Object.fromEntries(
      Object.entries(object).map(([key, value]) => [
        key,
        typeof value === 'string' ? this.#renamed(key, value) : this.#inner(value),
      ]),
    );
  }

  #renamed(key: string, value: string): string {
    if (key === 'namespace') return this.namespaceFor(value);
    return isReference(key) ? this.#own(references[key], value) : value;
  }

  #inner(value: Json | undefined): Json | undefined {
    if (isObject(value)) return this.#rewritten(value);
    return Array.isArray(value) ? (value as readonly Json[]).map((item) => this.#inner(item) ?? null) : value;
  }
}

function isReference(key: string): key is keyof typeof references {
  return Object.hasOwn(references, key);
}

/** Whether objects of a kind get names of their own. */
export function hasOwnName(kind: string): boolean {
  return kind === 'Namespace' || isKind(kind);
}

function isKind(kind: string): kind is Kind {
  return Object.values<string>(references).includes(kind);
}
