/** A step of a migration. */
export interface PlanStep {
  /** A unique id, the same in each run. */
  readonly id: string;
  /** `check`, `keep`, `prepare`, `stop`, `move`, `remove`, `apply`, `start` or `prune`, in this order. */
  readonly phase: string;
  /** What is done. */
  readonly title: string;
  /** Why it is needed. */
  readonly why: string;
  /** The commands to run by hand, ready to paste; the script does the same, and skips what is already done. */
  readonly commands: string[];
  /**
   * What a person has to do or decide; the script asks for confirmation.
   * @default - nothing
   */
  readonly manual?: string;
  /**
   * What must be true before.
   * @default - nothing
   */
  readonly precondition?: string;
  /** How to see that it worked. */
  readonly check: string;
  /** How to undo it. */
  readonly undo: string;
  /** `none`; `downtime`: something is stopped; `copies`: files are copied; `final`: it can't be undone. */
  readonly risk: string;
  /**
   * What is left afterwards, and when it may be deleted.
   * @default - nothing
   */
  readonly leaves?: string;
}

/** A change for which no safe way is known. */
export interface PlanNoWay {
  /** The rule that reports it. */
  readonly rule: string;
  /** The object and the field. */
  readonly object: string;
  /** The finding. */
  readonly message: string;
  /** Why there is no way, and what to do instead. */
  readonly reason: string;
}
