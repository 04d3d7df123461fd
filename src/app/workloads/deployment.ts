import { defined } from '../../construct/objects';
import { checkProps } from '../../construct/props';
import { refuse } from '../../construct/construct-path';
import { RestartPolicy } from '../pod-policies';
import { checkCount } from '../count';
import { openSpec, checkCountOrPercent, isNone, SelectingWorkloadOptions, WorkloadPlan } from './plan';

/** How many pods more or fewer than the replicas there may be during an update. */
export interface RollingUpdateOptions {
  /**
   * How many more: a number, or a percentage such as `25%`.
   *
   * @default - not set: 25%
   */
  readonly maxSurge?: number | string;

  /**
   * How many fewer: a number, or a percentage such as `25%`.
   *
   * @default - not set: 25%
   */
  readonly maxUnavailable?: number | string;
}

/**
 * How a Deployment replaces its pods.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
 *
 * @example
 *
 * Workload.deployment({ replicas: 1, strategy: DeploymentStrategy.recreate() });
 */
export class DeploymentStrategy {
  /** All old pods end before a new one starts: what a disk that only one node can use needs. */
  public static recreate(): DeploymentStrategy {
    return new DeploymentStrategy({ type: 'Recreate' });
  }

  /**
   * New pods start while old ones still run.
   *
   * @param options how many at once
   */
  public static rollingUpdate(options: RollingUpdateOptions = {}): DeploymentStrategy {
    const constructPath = 'DeploymentStrategy.rollingUpdate';
    checkProps(constructPath, 'RollingUpdateOptions', options);
    const { maxSurge, maxUnavailable } = options;
    checkCountOrPercent(constructPath, 'maxSurge', maxSurge);
    checkCountOrPercent(constructPath, 'maxUnavailable', maxUnavailable, 100);
    if (isNone(maxSurge) && isNone(maxUnavailable)) {
      refuse(
        constructPath,
        'maxSurge 0 and maxUnavailable 0 are not allowed together; no pod could ever be replaced: give one of them at least 1',
      );
    }
    const rollingUpdate =
      maxSurge === undefined && maxUnavailable === undefined ? undefined : defined({ maxSurge, maxUnavailable });
    return new DeploymentStrategy(defined({ type: 'RollingUpdate', rollingUpdate }));
  }

  /** @internal */
  public readonly _data: Readonly<Record<string, unknown>>;

  private constructor(data: Record<string, unknown>) {
    this._data = data;
  }
}

/** Options of a Deployment. */
export interface DeploymentOptions extends SelectingWorkloadOptions {
  /**
   * How many pods run: 0 or more.
   *
   * @default - not set: 1, or what an autoscaler says
   */
  readonly replicas?: number;

  /**
   * How pods are replaced.
   *
   * @default - not set: a rolling update of 25%
   */
  readonly strategy?: DeploymentStrategy;

  /**
   * Seconds that a new pod must be ready before it counts as available.
   *
   * @default - not set: 0
   */
  readonly minReadySeconds?: number;

  /**
   * How many old revisions are kept for a rollback.
   *
   * @default - not set: 10
   */
  readonly revisionHistoryLimit?: number;

  /**
   * Seconds without progress after which an update counts as failed.
   *
   * @default - not set: 600
   */
  readonly progressDeadlineSeconds?: number;

  /**
   * Whether updates wait.
   *
   * @default - not set: they don't
   */
  readonly paused?: boolean;

  /**
   * Any further fields of the Deployment's spec, as the API has them; they override those made from the other options.
   *
   * @default - none
   * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/deployment-v1/#DeploymentSpec
   */
  readonly deploymentSpec?: { readonly [field: string]: unknown };
}

const PROGRESS_DEADLINE = 600;

export function deploymentPlan(constructPath: string, options: DeploymentOptions): WorkloadPlan {
  const { replicas, strategy, minReadySeconds, revisionHistoryLimit, progressDeadlineSeconds, paused } = options;
  checkCount(constructPath, 'replicas', replicas);
  checkCount(constructPath, 'minReadySeconds', minReadySeconds);
  checkCount(constructPath, 'revisionHistoryLimit', revisionHistoryLimit);
  checkCount(constructPath, 'progressDeadlineSeconds', progressDeadlineSeconds, 1);
  if ((progressDeadlineSeconds ?? PROGRESS_DEADLINE) <= (minReadySeconds ?? 0)) {
    refuse(
      constructPath,
      `progressDeadlineSeconds ${progressDeadlineSeconds ?? `${PROGRESS_DEADLINE}, which is the default,`} is not more than minReadySeconds ${minReadySeconds ?? 0}; give more`,
    );
  }
  const further = openSpec(constructPath, 'deploymentSpec', options.deploymentSpec);
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    object: options,
    podMetadata: options.podMetadata,
    selector: options,
    restartPolicies: [RestartPolicy.ALWAYS],
    spec: (template, selector) =>
      defined({
        replicas,
        minReadySeconds,
        revisionHistoryLimit,
        progressDeadlineSeconds,
        paused,
        strategy: strategy?._data,
        selector,
        template,
        ...further,
      }),
  };
}
