/** Where a command writes, and how. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
  /** Shows what is being done, in the place of what was shown before; there where a person looks on. */
  readonly progress?: ((text: string) => void) | undefined;
  /** Whether what is written to `out` may be coloured. */
  readonly colours: boolean;
}
