import type { ChangeProblem } from '../change/rule';
import type { Context } from './context';
import type { Step } from './step';

/** What there is to do about a problem. */
export interface Answer {
  readonly steps?: readonly Step[];
  /** Why nothing safe can be done, and what to do instead; steps beside it keep the files. */
  readonly noWay?: string;
}

/** How to get over the problems of some rules of changes. */
export type Recipe = (problem: ChangeProblem, context: Context) => Answer;
