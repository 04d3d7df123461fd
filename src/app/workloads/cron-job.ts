import { ApiObjectMetadata } from 'cdk8s';
import { scheduleProblem } from '../../api/schedule';
import { defined, templateMetadata } from '../../construct/objects';
import { describe, refuse } from '../../construct/construct-path';
import { JobOptions, jobRestartPolicies, jobSpec } from './job';
import { checkCount } from '../count';
import { openSpec, WorkloadPlan } from './plan';

/** What happens when a Job is due while the one before still runs. */
export enum ConcurrencyPolicy {
  /** Both run. */
  ALLOW = 'Allow',
  /** The new one is skipped. */
  FORBID = 'Forbid',
  /** The one before is stopped. */
  REPLACE = 'Replace',
}

/** Options of a CronJob. `suspend` suspends the schedule. */
export interface CronJobOptions extends JobOptions {
  /** When Jobs start: minute, hour, day of month, month, day of week, or a macro such as `@daily`. */
  readonly schedule: string;

  /**
   * The time zone of the schedule, e.g. `Etc/UTC`.
   *
   * @default - that of kube-controller-manager
   */
  readonly timeZone?: string;

  /**
   * What happens while the Job before still runs.
   *
   * @default - not set: both run
   */
  readonly concurrencyPolicy?: ConcurrencyPolicy;

  /**
   * Seconds after which a Job that couldn't start in time is skipped.
   *
   * @default - not set: it starts whenever it can
   */
  readonly startingDeadlineSeconds?: number;

  /**
   * How many successful Jobs are kept.
   *
   * @default - not set: 3
   */
  readonly successfulJobsHistoryLimit?: number;

  /**
   * How many failed Jobs are kept.
   *
   * @default - not set: 1
   */
  readonly failedJobsHistoryLimit?: number;

  /**
   * Labels, annotations and other metadata of the Jobs.
   *
   * @default - none
   */
  readonly jobMetadata?: ApiObjectMetadata;

  /**
   * Any further fields of the CronJob's spec, as the API has them; they override those made from the other options.
   *
   * @default - none
   * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/cron-job-v1/#CronJobSpec
   */
  readonly cronJobSpec?: { readonly [field: string]: unknown };
}

export function cronJobPlan(constructPath: string, options: CronJobOptions): WorkloadPlan {
  const { schedule, timeZone, concurrencyPolicy, suspend, startingDeadlineSeconds, jobMetadata } = options;
  const { successfulJobsHistoryLimit, failedJobsHistoryLimit } = options;
  const problem = scheduleProblem(schedule);
  if (problem !== undefined)
    refuse(
      constructPath,
      `schedule ${describe(schedule)} ${problem}; give five fields, e.g. '0 3 * * *', or a macro, e.g. '@daily'`,
    );
  checkTimeZone(constructPath, timeZone);
  checkCount(constructPath, 'startingDeadlineSeconds', startingDeadlineSeconds);
  checkCount(constructPath, 'successfulJobsHistoryLimit', successfulJobsHistoryLimit);
  checkCount(constructPath, 'failedJobsHistoryLimit', failedJobsHistoryLimit);
  const metadata = templateMetadata(constructPath, jobMetadata);
  const job = jobSpec(constructPath, { ...options, suspend: undefined });
  const further = openSpec(constructPath, 'cronJobSpec', options.cronJobSpec);
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    object: options,
    podMetadata: options.podMetadata,
    restartPolicies: jobRestartPolicies(options),
    spec: (template) =>
      defined({
        schedule,
        timeZone,
        concurrencyPolicy,
        suspend,
        startingDeadlineSeconds,
        successfulJobsHistoryLimit,
        failedJobsHistoryLimit,
        ...further,
        jobTemplate: defined({ metadata, spec: job(template) }),
      }),
  };
}

function checkTimeZone(constructPath: string, timeZone: string | undefined): void {
  if (timeZone === undefined) return;
  const known = knownTimeZone(timeZone);
  const misspelt = known !== timeZone && known?.toLowerCase() === timeZone.toLowerCase();
  if (known !== undefined && !misspelt && /^[A-Z]/.test(timeZone)) return;
  refuse(
    constructPath,
    `timeZone ${describe(timeZone)} is not allowed; give a name of the time zone database, e.g. '${misspelt ? known : 'Europe/Berlin'}'`,
  );
}

/** The canonical name of a time zone; undefined where there is none. */
function knownTimeZone(timeZone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
