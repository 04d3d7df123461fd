/** The keys of an object whose content is known. */
export interface KnownKeys {
  /** Those that a variable can have as its value. */
  readonly variables: readonly string[];
  /** All of them; each can be a file. */
  readonly files: readonly string[];
  /** What they hold, where that is no secret. */
  readonly text?: Readonly<Record<string, string>>;
}
