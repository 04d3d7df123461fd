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
 * new StatefulApp(this, 'db', { image: 'postgres:17', workload: Workload.statefulSet({ replicas: 3 }) });
 */
export class Workload {
  /**
   * Pods that are alike and replaced in any order.
   *
   * @param options name, replicas, strategy
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
   */
  public static deployment(options: DeploymentOptions = {}): Workload {
    checkProps('Workload.deployment', 'DeploymentOptions', options);
    return new Workload(deploymentPlan('Workload.deployment', options));
  }

  /**
   * Pods with a number, a name in DNS and, with a `ReplicaStore`, files of their own.
   *
   * @param options name, replicas, its headless Service, update strategy
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
   */
  public static statefulSet(options: StatefulSetOptions = {}): Workload {
    checkProps('Workload.statefulSet', 'StatefulSetOptions', options);
    return new Workload(statefulSetPlan('Workload.statefulSet', options));
  }

  /**
   * A pod on each node.
   *
   * @param options name, update strategy
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
   */
  public static daemonSet(options: DaemonSetOptions = {}): Workload {
    checkProps('Workload.daemonSet', 'DaemonSetOptions', options);
    return new Workload(daemonSetPlan('Workload.daemonSet', options));
  }

  /**
   * Pods that run to their end.
   *
   * @param options name, completions, parallelism
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
   */
  public static job(options: JobOptions = {}): Workload {
    checkProps('Workload.job', 'JobOptions', options);
    return new Workload(jobPlan('Workload.job', options));
  }

  /**
   * Jobs at times of a schedule.
   *
   * @param options name, schedule, and the job
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
   */
  public static cronJob(options: CronJobOptions): Workload {
    checkProps('Workload.cronJob', 'CronJobOptions', options);
    return new Workload(cronJobPlan('Workload.cronJob', options));
  }

  /**
   * One pod that nothing replaces when it is gone.
   *
   * @param options name
   * @see https://kubernetes.io/docs/concepts/workloads/pods/
   */
  public static pod(options: WorkloadObjectOptions = {}): Workload {
    checkProps('Workload.pod', 'WorkloadObjectOptions', options);
    return new Workload(podPlan(options));
  }

  /** @internal */
  public readonly _plan: WorkloadPlan;

  private constructor(plan: WorkloadPlan) {
    this._plan = plan;
  }
}
