import type { Phase } from './phase';
import type { Argument } from './shell';

/** The risk of a step. */
export type Risk =
  | { readonly kind: 'none' }
  /** What is down meanwhile. */
  | {
      readonly kind: 'downtime';
      readonly of: string;
      /** How long stopping may take. */
      readonly seconds?: number;
    }
  /** How much is copied at most, and what is stopped in turn. */
  | { readonly kind: 'copies'; readonly size: string; readonly inTurn?: string }
  /** What can't be undone. */
  | { readonly kind: 'final'; readonly what: string };

/** An action of a step. */
export interface Action {
  /** What a person has to do or decide, where no command does it. */
  readonly manual?: string;
  /** The commands to run by hand, ready to paste: each a line or a loop. */
  readonly commands: readonly string[];
  /** The call of the script, which skips what is already done; undefined where the script does nothing. */
  readonly call?: readonly Argument[];
}

/** A step of a plan. Steps with the same id are merged. */
export interface Step {
  readonly id: string;
  readonly phase: Phase;
  readonly title: string;
  readonly why: string;
  /** What must be true before. */
  readonly precondition?: string;
  /** How to see that it worked. */
  readonly check: string;
  readonly undo: string;
  readonly risk: Risk;
  readonly actions: readonly Action[];
  /** Conditions of the script: the step is done if one of them succeeds; undefined: always. */
  readonly onlyIf?: readonly (readonly Argument[])[];
  /** The claims whose volumes move, and those that get them. */
  readonly moves?: { readonly from: string; readonly to: string };
  /** What is left afterwards, and when it may be deleted. */
  readonly leaves?: string;
  /** How to go back by hand, where the old version can't read files of the new one. */
  readonly wayBack?: string;
}

/** A finding without a safe way, and what to do instead. */
export interface NoWay {
  readonly rule: string;
  /** The title of the object, with the field. */
  readonly object: string;
  readonly message: string;
  readonly reason: string;
}

/** The plan of a migration with every file kept. */
export interface Plan {
  /** In order. */
  readonly steps: readonly Step[];
  readonly noWay: readonly NoWay[];
}

/** What a person has to do or decide in a step. */
export function manualOf({ actions }: Step): string | undefined {
  const all = actions.flatMap(({ manual }) => manual ?? []);
  return all.length === 0 ? undefined : all.join(' ');
}
