/** One step from one version of an app to another. */
export interface PlanStep {
  /** What tells it from the others, also in another run. */
  readonly id: string;
  /** `check`, `keep`, `prepare`, `stop`, `move`, `remove`, `apply`, `start` or `prune`, in this order. */
  readonly phase: string;
  /** What is done. */
  readonly title: string;
  /** Why it is needed. */
  readonly why: string;
  /** What a person types, each as it is pasted; the script does the same, and looks first whether it is done. */
  readonly commands: string[];
  /**
   * What a person does or decides; the script asks whether it is done.
   * @default - nothing
   */
  readonly manual?: string;
  /**
   * What has to be so before it.
   * @default - nothing
   */
  readonly precondition?: string;
  /** How to see that it worked. */
  readonly check: string;
  /** How to get back. */
  readonly undo: string;
  /** `none`; `downtime`: something stands still; `copies`: files are copied; `final`: it can't be undone. */
  readonly risk: string;
  /**
   * What stays behind after it, and when it may be deleted.
   * @default - nothing
   */
  readonly leaves?: string;
}

/** A change that no safe way is known for. */
export interface PlanNoWay {
  /** The rule of changes that found it. */
  readonly rule: string;
  /** The object, and the field. */
  readonly object: string;
  /** What was found. */
  readonly message: string;
  /** Why there is no way, and what to do instead. */
  readonly reason: string;
}
