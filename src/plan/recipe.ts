import type { ChangeProblem } from '../change/rule';
import type { Context } from './context';
import type { Step } from './step';

/** The solution of a problem. */
export interface Answer {
  readonly steps?: readonly Step[];
  /** Why there is no safe way, and what to do instead; if there are steps too, they keep the files. */
  readonly noWay?: string;
}

/** Solves the problems of one or several rules about changes. */
export type Recipe = (problem: ChangeProblem, context: Context) => Answer;
