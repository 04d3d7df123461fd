/** What becomes of the files under a mount. */
export enum Outcome {
  /** They exist, and later pods can access them. */
  KEPT = 'kept',
  /** They exist, but the new pod can't access them. */
  STRANDED = 'stranded',
  /** They are gone. */
  LOST = 'lost',
  /** It depends on a fact that isn't in the manifests; the reason names it. */
  UNKNOWN = 'unknown',
}

/** An outcome with its reason. */
export interface Verdict {
  /** What becomes of the files. */
  readonly outcome: Outcome;
  /** Why, as a clause. */
  readonly reason: string;
}

export const kept = (reason: string): Verdict => ({ outcome: Outcome.KEPT, reason });
export const lost = (reason: string): Verdict => ({ outcome: Outcome.LOST, reason });
export const stranded = (reason: string): Verdict => ({ outcome: Outcome.STRANDED, reason });
export const unknown = (reason: string): Verdict => ({ outcome: Outcome.UNKNOWN, reason });
