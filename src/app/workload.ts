import { describe, refuse } from '../construct/construct-path';
import { copy } from '../construct/copy';
import { checkProps } from '../construct/props';
import { CronJobOptions, cronJobPlan } from './workloads/cron-job';
import { DaemonSetOptions, daemonSetPlan } from './workloads/daemon-set';
import { DeploymentOptions, deploymentPlan } from './workloads/deployment';
import { JobOptions, jobPlan } from './workloads/job';
import { WorkloadObjectOptions, WorkloadPlan } from './workloads/plan';
import { podPlan } from './workloads/pod';
import { StatefulSetOptions, statefulSetPlan } from './workloads/stateful-set';

/**
 * What runs an app: the kind of object, and how it keeps pods running.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/
 *
 * @example
 *
 * new StatefulApp(this, 'db', { image: 'postgres:17', replicas: 3, workload: Workload.statefulSet() });
 */
export class Workload {
  /**
   * Interchangeable pods, replaced in any order.
   *
   * @param options name, replicas, strategy
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
   */
  public static deployment(options: DeploymentOptions = {}): Workload {
    return Workload.from('Workload.deployment', 'DeploymentOptions', copy(options), deploymentPlan);
  }

  /**
   * Pods with a number, a name in DNS and, with a `ReplicaStore`, their own files.
   *
   * @param options name, replicas, its headless Service, update strategy
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
   */
  public static statefulSet(options: StatefulSetOptions = {}): Workload {
    return Workload.from('Workload.statefulSet', 'StatefulSetOptions', copy(options), statefulSetPlan);
  }

  /**
   * A pod on each node.
   *
   * @param options name, update strategy
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
   */
  public static daemonSet(options: DaemonSetOptions = {}): Workload {
    return Workload.from('Workload.daemonSet', 'DaemonSetOptions', copy(options), daemonSetPlan);
  }

  /**
   * Pods that run to completion.
   *
   * @param options name, completions, parallelism
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
   */
  public static job(options: JobOptions = {}): Workload {
    return Workload.from('Workload.job', 'JobOptions', copy(options), jobPlan);
  }

  /**
   * Jobs on a schedule.
   *
   * @param options name, schedule, and the job
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
   */
  public static cronJob(options: CronJobOptions): Workload {
    return Workload.from('Workload.cronJob', 'CronJobOptions', copy(options), cronJobPlan);
  }

  /**
   * One pod that nothing replaces when it is gone.
   *
   * @param options name
   * @see https://kubernetes.io/docs/concepts/workloads/pods/
   */
  public static pod(options: WorkloadObjectOptions = {}): Workload {
    return Workload.from('Workload.pod', 'WorkloadObjectOptions', copy(options), (_, own) => podPlan(own));
  }

  /** Checks the options when an app uses them, so that errors have the path of the app. */
  private static from<O extends object>(
    factory: string,
    struct: string,
    options: O,
    plan: (constructPath: string, options: O) => WorkloadPlan,
  ): Workload {
    return new Workload((constructPath, replicas) => {
      checkProps(`${constructPath}: ${factory}`, struct, options);
      if (replicas === undefined) return plan(`${constructPath}: ${factory}`, options);
      if (!SCALED.has(factory))
        refuse(
          constructPath,
          `replicas ${describe(replicas)} is not allowed with ${factory}; give it to a Deployment or a StatefulSet`,
        );
      if ('replicas' in options && options.replicas !== undefined)
        refuse(
          constructPath,
          `replicas ${describe(replicas)} and ${describe(options.replicas)} of ${factory} are both given; give one`,
        );
      return plan(`${constructPath}: ${factory}`, Object.assign({}, options, { replicas }));
    });
  }

  readonly #resolve: (constructPath: string, replicas: number | undefined) => WorkloadPlan;

  private constructor(resolve: (constructPath: string, replicas: number | undefined) => WorkloadPlan) {
    this.#resolve = resolve;
  }

  /** @internal */
  public _resolve(constructPath: string, replicas?: number): WorkloadPlan {
    return this.#resolve(constructPath, replicas);
  }
}

/** The factories of workloads that have replicas. */
const SCALED: ReadonlySet<string> = new Set(['Workload.deployment', 'Workload.statefulSet']);
