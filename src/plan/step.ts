import type { Phase } from './phase';
import type { Argument } from './shell';

/** What a step costs. */
export type Risk =
  | { readonly kind: 'none' }
  /** What doesn't answer meanwhile. */
  | {
      readonly kind: 'downtime';
      readonly of: string;
      /** How long it may take to stop. */
      readonly seconds?: number;
    }
  /** How much is copied, as far as the manifests tell, and what stands still in turn. */
  | { readonly kind: 'copies'; readonly size: string; readonly inTurn?: string }
  /** What there is no way back from. */
  | { readonly kind: 'final'; readonly what: string };

/** One thing that is done. */
export interface Action {
  /** What a person does or decides, where no command does. */
  readonly manual?: string;
  /** What a person types, each as it is pasted: a line, or a loop. */
  readonly commands: readonly string[];
  /** The function of the script that does it, and looks first whether it is done; undefined: nothing for a script. */
  readonly call?: readonly Argument[];
}

/** A step from one version to the other. Steps of the same id are one. */
export interface Step {
  readonly id: string;
  readonly phase: Phase;
  readonly title: string;
  readonly why: string;
  /** What has to be so before it. */
  readonly precondition?: string;
  /** How to see that it worked. */
  readonly check: string;
  readonly undo: string;
  readonly risk: Risk;
  readonly actions: readonly Action[];
  /** Functions of the script: it is done only where one of them succeeds. None: always. */
  readonly onlyIf?: readonly (readonly Argument[])[];
  /** The claims whose volumes move, and those that get them. */
  readonly moves?: { readonly from: string; readonly to: string };
  /** What stays behind after it, and when it may be deleted. */
  readonly leaves?: string;
  /** How to get back from the new version where its files are no use to the old one, and a plan knows no way. */
  readonly wayBack?: string;
}

/** A finding that nothing safe can be done about, and what to do instead. */
export interface NoWay {
  readonly rule: string;
  /** The object, as findings name it. */
  readonly object: string;
  readonly message: string;
  readonly reason: string;
}

/** How to get from one version to the other with every file kept. */
export interface Plan {
  /** In the order in which they are done. */
  readonly steps: readonly Step[];
  readonly noWay: readonly NoWay[];
}

/** What a person does or decides in a step. */
export function manualOf({ actions }: Step): string | undefined {
  const all = actions.flatMap(({ manual }) => manual ?? []);
  return all.length === 0 ? undefined : all.join(' ');
}
