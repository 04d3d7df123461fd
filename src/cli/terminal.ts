/** The output of a command. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
  /** Replaces the line that shows the progress; undefined if the error stream isn't a terminal. */
  readonly progress?: ((text: string) => void) | undefined;
  /** Whether the text of `out` may have colours. */
  readonly colours: boolean;
}
