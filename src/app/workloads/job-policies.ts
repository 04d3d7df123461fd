import { dnsLabelProblem, labelKeyProblem } from '../../api/names';
import { checkedName } from '../../construct/names';
import { defined } from '../../construct/objects';
import { describe, refuse } from '../../construct/construct-path';
import { checkedExitCodes, ExitCodeOperator } from '../exit-codes';
import { checkCount } from '../count';

/** When a pod of a Job is replaced. */
export enum PodReplacementPolicy {
  /** When it is terminating or has failed. */
  TERMINATING_OR_FAILED = 'TerminatingOrFailed',
  /** When it has failed. */
  FAILED = 'Failed',
}

/** What a Job does about the failure of a pod. */
export enum PodFailureAction {
  /** The Job fails, and its pods are stopped. */
  FAIL_JOB = 'FailJob',
  /** The index of the pod fails; needs `backoffLimitPerIndex`. */
  FAIL_INDEX = 'FailIndex',
  /** The failure isn't counted. */
  IGNORE = 'Ignore',
  /** The failure is counted, as it is without a policy. */
  COUNT = 'Count',
}

/** Exit codes of a container. */
export interface PodFailureExitCodes {
  /** Whether the codes are those listed, or all others but 0. */
  readonly operator: ExitCodeOperator;

  /** The codes, in ascending order, each once. Those of `IN` are never 0. */
  readonly values: number[];

  /**
   * The container whose codes count.
   *
   * @default - any container
   */
  readonly containerName?: string;
}

/** A condition of a pod. */
export interface PodFailureCondition {
  /** The type of the condition, e.g. `DisruptionTarget`. */
  readonly type: string;

  /**
   * Its status: `True`, `False` or `Unknown`.
   *
   * @default - not set: True
   */
  readonly status?: string;
}

/** What a Job does about certain failures; give either `onExitCodes` or `onPodConditions`. */
export interface PodFailureRule {
  /** What the Job does. */
  readonly action: PodFailureAction;

  /**
   * The exit codes to which the rule applies.
   *
   * @default - `onPodConditions` is given
   */
  readonly onExitCodes?: PodFailureExitCodes;

  /**
   * The conditions to which the rule applies; one of them is enough.
   *
   * @default - `onExitCodes` is given
   */
  readonly onPodConditions?: PodFailureCondition[];
}

/** When a Job has succeeded; give one of the two, or both. */
export interface JobSuccessRule {
  /**
   * The indexes that have to succeed, e.g. `0,2-3`.
   *
   * @default - any
   */
  readonly succeededIndexes?: string;

  /**
   * How many of them have to succeed.
   *
   * @default - all of them
   */
  readonly succeededCount?: number;
}

/** How many rules the API server allows. */
const MAX_RULES = 20;

/** A pod failure policy as the API has it. */
export function podFailurePolicy(
  constructPath: string,
  rules: readonly PodFailureRule[],
  limitsIndexes: boolean,
): Record<string, unknown> {
  checkRules(constructPath, 'podFailurePolicy', rules, 0);
  for (const rule of rules) {
    if ((rule.onExitCodes === undefined) === (rule.onPodConditions === undefined))
      refuse(constructPath, `podFailurePolicy: ${rule.action} needs one of onExitCodes and onPodConditions; give one`);
    if (rule.action === PodFailureAction.FAIL_INDEX && !limitsIndexes)
      refuse(
        constructPath,
        'podFailurePolicy: FailIndex needs backoffLimitPerIndex; give how many failures a number may have',
      );
    for (const { type, status } of rule.onPodConditions ?? []) {
      checkedName(constructPath, 'podFailurePolicy: condition', type, labelKeyProblem);
      if (status !== undefined && !['True', 'False', 'Unknown'].includes(status))
        refuse(
          constructPath,
          `podFailurePolicy: status ${describe(status)} is not allowed; give 'True', 'False' or 'Unknown'`,
        );
    }
    if (rule.onPodConditions?.length === 0)
      refuse(constructPath, "podFailurePolicy: onPodConditions is empty; give one, e.g. { type: 'DisruptionTarget' }");
  }
  return {
    rules: rules.map(({ action, onExitCodes, onPodConditions }) =>
      defined({
        action,
        onExitCodes: onExitCodes && exitCodes(constructPath, onExitCodes),
        onPodConditions: onPodConditions?.map((condition) => defined({ ...condition })),
      }),
    ),
  };
}

/** A success policy as the API has it. */
export function successPolicy(
  constructPath: string,
  rules: readonly JobSuccessRule[],
  completions: number,
): Record<string, unknown> {
  checkRules(constructPath, 'successPolicy', rules, 1);
  for (const { succeededIndexes, succeededCount } of rules) {
    if (succeededIndexes === undefined && succeededCount === undefined)
      refuse(constructPath, 'successPolicy: a rule is empty; give succeededIndexes, succeededCount, or both');
    const most =
      succeededIndexes === undefined ? completions : indexCount(constructPath, succeededIndexes, completions);
    checkCount(constructPath, 'successPolicy: succeededCount', succeededCount);
    if ((succeededCount ?? 1) > most)
      refuse(
        constructPath,
        `successPolicy: succeededCount ${String(succeededCount)} is more than there are numbers, ${most}`,
      );
  }
  return { rules: rules.map((rule) => defined({ ...rule })) };
}

function checkRules(constructPath: string, what: string, rules: readonly unknown[], least: number): void {
  if (rules.length < least || rules.length > MAX_RULES)
    refuse(constructPath, `${what} has ${rules.length} rules; give ${least} to ${MAX_RULES}`);
}

function exitCodes(constructPath: string, codes: PodFailureExitCodes): Record<string, unknown> {
  const { operator, containerName } = codes;
  const values = checkedExitCodes(constructPath, operator, codes.values);
  if (containerName !== undefined)
    checkedName(constructPath, 'podFailurePolicy: containerName', containerName, dnsLabelProblem);
  return defined({ containerName, operator, values });
}

/** How many indexes a list such as `0,2-3` has. */
function indexCount(constructPath: string, indexes: string, completions: number): number {
  let count = 0;
  let last = -1;
  for (const part of indexes.split(',')) {
    const [, first = '', to = first] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    const [from, end] = [Number.parseInt(first, 10), Number.parseInt(to, 10)];
    if (!(from > last && end >= from && end < completions) || (part.includes('-') && end === from)) {
      refuse(
        constructPath,
        `successPolicy: succeededIndexes ${describe(indexes)} is not allowed; give numbers from 0 to ${completions - 1} in ascending order, e.g. '0,2-3'`,
      );
    }
    count += end - from + 1;
    last = end;
  }
  return count;
}
