import { labelKeyProblem } from '../../api/names';
import { checkedName } from '../../construct/names';
import { defined } from '../../construct/objects';
import { describe, refuse } from '../../construct/construct-path';
import { RestartPolicy } from '../pod-policies';
import {
  JobSuccessRule,
  PodFailureRule,
  podFailurePolicy as podFailurePolicyData,
  PodReplacementPolicy,
  successPolicy as successPolicyData,
} from './job-policies';
import { checkCount } from '../count';
import { openSpec, PodTemplate, WorkloadOptions, WorkloadPlan } from './plan';

/** When a Job is complete. */
export enum CompletionMode {
  /** When enough pods have succeeded. */
  NON_INDEXED = 'NonIndexed',
  /** When a pod has succeeded for each index from 0 to completions - 1. */
  INDEXED = 'Indexed',
}

/** How a Job runs. */
export interface JobOptions extends WorkloadOptions {
  /**
   * How many pods have to succeed.
   *
   * @default - not set: 1
   */
  readonly completions?: number;

  /**
   * How many pods run at once.
   *
   * @default - not set: 1
   */
  readonly parallelism?: number;

  /**
   * When the Job is complete.
   *
   * @default - not set: when enough pods have succeeded
   */
  readonly completionMode?: CompletionMode;

  /**
   * How many failures are tolerated.
   *
   * @default - not set: 6
   */
  readonly backoffLimit?: number;

  /**
   * How many failures of each index are tolerated; for indexed Jobs.
   *
   * @default - not set
   */
  readonly backoffLimitPerIndex?: number;

  /**
   * How many indexes may fail before the Job does; needs `backoffLimitPerIndex`.
   *
   * @default - not set: all may
   */
  readonly maxFailedIndexes?: number;

  /**
   * What to do about failures by exit code or condition of the pod; the first rule that applies counts. Needs
   * `RestartPolicy.NEVER`.
   *
   * @default - not set: every failure is counted
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
   */
  readonly podFailurePolicy?: PodFailureRule[];

  /**
   * When the Job has succeeded, by the indexes of its pods; one rule is enough. For indexed Jobs.
   *
   * @default - not set: all have to succeed
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy
   */
  readonly successPolicy?: JobSuccessRule[];

  /**
   * When a pod is replaced.
   *
   * @default - not set: when it is terminating or has failed; with a podFailurePolicy, when it has failed
   */
  readonly podReplacementPolicy?: PodReplacementPolicy;

  /**
   * The controller that runs the Job, e.g. `kueue.x-k8s.io/multikueue`.
   *
   * @default - not set: Kubernetes' own
   */
  readonly managedBy?: string;

  /**
   * Seconds after which the Job is stopped.
   *
   * @default - none
   */
  readonly activeDeadlineSeconds?: number;

  /**
   * Seconds after its end when the Job is deleted.
   *
   * @default - not set: it stays
   */
  readonly ttlSecondsAfterFinished?: number;

  /**
   * Whether the Job waits.
   *
   * @default - not set: it doesn't
   */
  readonly suspend?: boolean;

  /**
   * Any further fields of the Job's spec, as the API has them; they override those made from the other options.
   *
   * @default - none
   * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/job-v1/#JobSpec
   */
  readonly jobSpec?: { readonly [field: string]: unknown };
}

/** The restart policies that the API server allows for the pods of a Job. */
export function jobRestartPolicies(options: JobOptions): readonly RestartPolicy[] {
  const isNever = options.backoffLimitPerIndex !== undefined || options.podFailurePolicy !== undefined;
  return isNever ? [RestartPolicy.NEVER] : [RestartPolicy.ON_FAILURE, RestartPolicy.NEVER];
}

export function jobPlan(constructPath: string, options: JobOptions): WorkloadPlan {
  const spec = jobSpec(constructPath, options);
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    object: options,
    podMetadata: options.podMetadata,
    restartPolicies: jobRestartPolicies(options),
    spec,
  };
}

/** Checks the options of a Job, and returns what makes its spec from the pod template. */
export function jobSpec(
  constructPath: string,
  options: JobOptions,
): (template: PodTemplate) => Record<string, unknown> {
  const { completions, parallelism, completionMode, backoffLimit, backoffLimitPerIndex, suspend } = options;
  const { activeDeadlineSeconds, ttlSecondsAfterFinished, maxFailedIndexes, podReplacementPolicy, managedBy } = options;
  checkCount(constructPath, 'completions', completions);
  checkCount(constructPath, 'parallelism', parallelism);
  checkCount(constructPath, 'backoffLimit', backoffLimit);
  checkCount(constructPath, 'backoffLimitPerIndex', backoffLimitPerIndex);
  checkCount(constructPath, 'maxFailedIndexes', maxFailedIndexes);
  checkCount(constructPath, 'activeDeadlineSeconds', activeDeadlineSeconds);
  checkCount(constructPath, 'ttlSecondsAfterFinished', ttlSecondsAfterFinished);
  checkIndexed(constructPath, options);
  const podFailurePolicy = options.podFailurePolicy
    ? podFailurePolicyData(constructPath, options.podFailurePolicy, backoffLimitPerIndex !== undefined)
    : undefined;
  if (podFailurePolicy !== undefined && podReplacementPolicy === PodReplacementPolicy.TERMINATING_OR_FAILED) {
    refuse(
      constructPath,
      'podReplacementPolicy "TerminatingOrFailed" is not allowed with a podFailurePolicy; leave it out',
    );
  }
  const successPolicy = options.successPolicy
    ? successPolicyData(constructPath, options.successPolicy, completionsOf(options) ?? 0)
    : undefined;
  if (managedBy !== undefined) checkManager(constructPath, managedBy);
  const further = openSpec(constructPath, 'jobSpec', options.jobSpec);
  return (template) =>
    defined({
      completions,
      parallelism,
      completionMode,
      backoffLimit,
      backoffLimitPerIndex,
      maxFailedIndexes,
      podFailurePolicy,
      successPolicy,
      podReplacementPolicy,
      activeDeadlineSeconds,
      ttlSecondsAfterFinished,
      suspend,
      managedBy,
      template,
      ...further,
    });
}

/** How many completions the Job has: the API server's default is 1 where parallelism isn't given either. */
function completionsOf({ completions, parallelism }: JobOptions): number | undefined {
  return completions ?? (parallelism === undefined ? 1 : undefined);
}

/** Refuses options of indexed Jobs where something that they need isn't given. */
function checkIndexed(constructPath: string, options: JobOptions): void {
  const { backoffLimitPerIndex, maxFailedIndexes } = options;
  const isIndexed = options.completionMode === CompletionMode.INDEXED;
  const completions = completionsOf(options);
  if (isIndexed && completions === undefined)
    refuse(constructPath, 'completionMode "Indexed" needs completions; give how many numbers there are');
  for (const what of ['backoffLimitPerIndex', 'successPolicy'] as const) {
    if (options[what] !== undefined && !isIndexed)
      refuse(constructPath, `${what} needs completionMode: CompletionMode.INDEXED`);
  }
  if (maxFailedIndexes === undefined) return;
  if (backoffLimitPerIndex === undefined)
    refuse(constructPath, 'maxFailedIndexes needs backoffLimitPerIndex; give how many failures a number may have');
  if (maxFailedIndexes > (completions ?? 0))
    refuse(
      constructPath,
      `maxFailedIndexes ${maxFailedIndexes} is more than completions ${completions ?? 0}; give at most that`,
    );
}

function checkManager(constructPath: string, managedBy: string): void {
  checkedName(constructPath, 'managedBy', managedBy, labelKeyProblem);
  if (!managedBy.includes('/') || managedBy.length > 63)
    refuse(constructPath, `managedBy ${describe(managedBy)} is not allowed; give a name such as 'example.com/runner'`);
}
