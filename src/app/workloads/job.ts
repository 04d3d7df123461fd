import { defined } from '../../construct/objects';
import { refuse } from '../../construct/where';
import { RestartPolicy } from '../pod-options';
import { checkCount, PodTemplate, WorkloadOptions, WorkloadPlan } from './plan';

/** How the pods of a Job count. */
export enum CompletionMode {
  /** Any pods that succeed. */
  NON_INDEXED = 'NonIndexed',
  /** One success for each number from 0 to completions - 1. */
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
   * How pods count.
   *
   * @default - not set: any pods
   */
  readonly completionMode?: CompletionMode;

  /**
   * How many failures are borne.
   *
   * @default - not set: 6
   */
  readonly backoffLimit?: number;

  /**
   * How many failures of each number are borne; for indexed Jobs.
   *
   * @default - not set
   */
  readonly backoffLimitPerIndex?: number;

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
}

/** The restart policies that the API server takes for the pods of a Job. */
export function jobRestartPolicies({ backoffLimitPerIndex }: JobOptions): readonly RestartPolicy[] {
  return backoffLimitPerIndex === undefined ? [RestartPolicy.ON_FAILURE, RestartPolicy.NEVER] : [RestartPolicy.NEVER];
}

export function jobPlan(where: string, options: JobOptions): WorkloadPlan {
  const spec = jobSpec(where, options);
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    object: options,
    podMetadata: options.podMetadata,
    restartPolicies: jobRestartPolicies(options),
    spec,
  };
}

/** The spec of a Job, checked now, made when the pod template is there. */
export function jobSpec(where: string, options: JobOptions): (template: PodTemplate) => Record<string, unknown> {
  const { completions, parallelism, completionMode, backoffLimit, backoffLimitPerIndex, suspend } = options;
  const { activeDeadlineSeconds, ttlSecondsAfterFinished } = options;
  checkCount(where, 'completions', completions);
  checkCount(where, 'parallelism', parallelism);
  checkCount(where, 'backoffLimit', backoffLimit);
  checkCount(where, 'backoffLimitPerIndex', backoffLimitPerIndex);
  checkCount(where, 'activeDeadlineSeconds', activeDeadlineSeconds);
  checkCount(where, 'ttlSecondsAfterFinished', ttlSecondsAfterFinished);
  if (completionMode === CompletionMode.INDEXED && completions === undefined) {
    refuse(where, 'completionMode "Indexed" needs completions; give how many numbers there are');
  }
  if (backoffLimitPerIndex !== undefined && completionMode !== CompletionMode.INDEXED) {
    refuse(where, 'backoffLimitPerIndex needs completionMode: CompletionMode.INDEXED');
  }
  return (template) => ({
    ...defined({
      completions,
      parallelism,
      completionMode,
      backoffLimit,
      backoffLimitPerIndex,
      activeDeadlineSeconds,
      ttlSecondsAfterFinished,
      suspend,
    }),
    template,
  });
}
