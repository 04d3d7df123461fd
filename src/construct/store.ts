/** The volume or claim template of a store, as a pod or StatefulSet lists it. */
export interface StoreVolume {
  /**
   * The name of the volume in the pod.
   *
   * @default - made from the mount path
   */
  readonly name?: string;

  /**
   * The volume's source as the API has it, e.g. `{ emptyDir: {} }`.
   *
   * @default - none: the store has a claim template
   * @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/
   */
  readonly source?: { readonly [key: string]: unknown };

  /**
   * A claim template (`metadata` and `spec`), from which a StatefulSet makes a claim for each of its pods.
   *
   * @default - none: the store is a volume of the pod
   */
  readonly claimTemplate?: { readonly [key: string]: unknown };

  /**
   * Whether containers get a raw device instead of a directory.
   *
   * @default false
   */
  readonly block?: boolean;

  /**
   * A digest of the content, as `name=digest`; a change replaces the pods that mount the store.
   *
   * @default - none: running pods are left alone
   */
  readonly checksum?: string;

  /**
   * The storage driver or volume source; it decides what the files survive and whether an fsGroup applies to them.
   *
   * @default - taken from the source
   */
  readonly driver?: string;
}

/** A place where a container keeps files; a `StatefulApp` mounts it at a path. */
export interface IStore {
  /** The volume that a pod needs to use the store. */
  toVolume(): StoreVolume;
}

/** Whether a value is a store, at run time. */
export function isStore(value: unknown): value is IStore {
  return typeof value === 'object' && value !== null && 'toVolume' in value && typeof value.toVolume === 'function';
}
