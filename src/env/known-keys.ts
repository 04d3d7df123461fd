/** The keys of a ConfigMap or Secret, where they are known. */
export interface KnownKeys {
  /** Keys that can be variables. */
  readonly variables: readonly string[];
  /** Keys that can be files: all of them. */
  readonly files: readonly string[];
  /** The values; undefined for a Secret. */
  readonly text?: Readonly<Record<string, string>>;
}
