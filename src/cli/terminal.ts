/** Where a command writes, and how. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
  /** Whether what is written to `out` may be coloured. */
  readonly colours: boolean;
}
