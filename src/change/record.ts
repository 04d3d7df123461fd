/** The change of one object when a program's manifests are applied over older ones. */
export interface ChangeRecord {
  /** `added`, `removed` or `changed`. */
  readonly change: string;
  /** The kind of the object. */
  readonly kind: string;
  /**
   * The namespace.
   * @default - not given in the manifest
   */
  readonly namespace?: string;
  /** The name of the object. */
  readonly name: string;
  /**
   * `rejected` by the API server; its files `deleted`; `pending` for ever; its files left behind (`orphaned`); `delayed` until
   * pods restart; its pods restart (`restarts`); `applied` in place; `open` if a value is a placeholder; or `left` there by
   * the deploy tool.
   */
  readonly effect: string;
  /** The fields that differ, e.g. `spec.resources.requests.storage`. */
  readonly fields: string[];
}
