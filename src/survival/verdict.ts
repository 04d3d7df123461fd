/** What becomes of the files under a mount. */
export enum Outcome {
  /** They are there, and the pods that come after can reach them. */
  KEPT = 'kept',
  /** They are there, but the new pod can't reach them. */
  STRANDED = 'stranded',
  /** They are gone. */
  LOST = 'lost',
  /** A fact that the manifests don't hold decides; the reason names it. */
  UNKNOWN = 'unknown',
}

/** An outcome and the clause that says why. */
export interface Verdict {
  /** What becomes of the files. */
  readonly outcome: Outcome;
  /** Why, in a clause. */
  readonly reason: string;
}

export const kept = (reason: string): Verdict => ({ outcome: Outcome.KEPT, reason });
export const lost = (reason: string): Verdict => ({ outcome: Outcome.LOST, reason });
export const stranded = (reason: string): Verdict => ({ outcome: Outcome.STRANDED, reason });
export const unknown = (reason: string): Verdict => ({ outcome: Outcome.UNKNOWN, reason });
