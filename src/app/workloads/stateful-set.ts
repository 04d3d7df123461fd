import { defined } from '../../construct/objects';
import { checkProps } from '../../construct/props';
import { refuse } from '../../construct/construct-path';
import { RestartPolicy } from '../pod-policies';
import { ServiceOptions } from '../service-options';
import { checkCount } from '../count';
import { openSpec, checkCountOrPercent, SelectingWorkloadOptions, WorkloadPlan } from './plan';

/** In which order the pods of a StatefulSet start and end. */
export enum PodManagementPolicy {
  /** One after the other. */
  ORDERED_READY = 'OrderedReady',
  /** All at once. */
  PARALLEL = 'Parallel',
}

/** What happens to the claims of replicas that are gone. */
export enum ClaimRetention {
  /** They stay, with their files. */
  RETAIN = 'Retain',
  /** They are deleted; the files too where the class reclaims by Delete. */
  DELETE = 'Delete',
}

/** What happens to the claims that a StatefulSet has made. */
export interface ClaimRetentionPolicy {
  /**
   * When the StatefulSet is deleted.
   *
   * @default - not set: they stay
   */
  readonly whenDeleted?: ClaimRetention;

  /**
   * When there are fewer replicas.
   *
   * @default - not set: they stay
   */
  readonly whenScaled?: ClaimRetention;
}

/** How many pods of a StatefulSet are replaced. */
export interface StatefulSetRollingUpdateOptions {
  /**
   * Only pods with this number or a higher one are replaced.
   *
   * @default - not set: all
   */
  readonly partition?: number;

  /**
   * How many may be unavailable at once: a number, or a percentage.
   *
   * @default - not set: 1
   */
  readonly maxUnavailable?: number | string;
}

/**
 * How a StatefulSet replaces its pods.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies
 *
 * @example
 *
 * Workload.statefulSet({ replicas: 3, updateStrategy: StatefulSetUpdateStrategy.rollingUpdate({ partition: 2 }) });
 */
export class StatefulSetUpdateStrategy {
  /** A pod is replaced when somebody deletes it. */
  public static onDelete(): StatefulSetUpdateStrategy {
    return new StatefulSetUpdateStrategy({ type: 'OnDelete' });
  }

  /**
   * Pods are replaced from the highest number down.
   *
   * @param options which ones, how many at once
   */
  public static rollingUpdate(options: StatefulSetRollingUpdateOptions = {}): StatefulSetUpdateStrategy {
    const constructPath = 'StatefulSetUpdateStrategy.rollingUpdate';
    checkProps(constructPath, 'StatefulSetRollingUpdateOptions', options);
    const { partition, maxUnavailable } = options;
    checkCount(constructPath, 'partition', partition);
    checkCountOrPercent(constructPath, 'maxUnavailable', maxUnavailable, 100);
    const rollingUpdate =
      partition === undefined && maxUnavailable === undefined ? undefined : defined({ partition, maxUnavailable });
    return new StatefulSetUpdateStrategy(defined({ type: 'RollingUpdate', rollingUpdate }));
  }

  /** @internal */
  public readonly _data: Readonly<Record<string, unknown>>;

  private constructor(data: Record<string, unknown>) {
    this._data = data;
  }
}

/** Options of a StatefulSet. */
export interface StatefulSetOptions extends SelectingWorkloadOptions {
  /**
   * How many pods run: 0 or more.
   *
   * @default - not set: 1
   */
  readonly replicas?: number;

  /**
   * The headless Service that gives the pods their names in DNS; it is made with the StatefulSet.
   *
   * @default - `<name of the StatefulSet>-headless`, and the app's port
   */
  readonly service?: ServiceOptions;

  /**
   * The name of a headless Service that exists; then none is made.
   *
   * @default - one is made
   */
  readonly serviceName?: string;

  /**
   * Whether there is no headless Service at all; then the pods have no names in DNS. Kubernetes before 1.33 requires one.
   *
   * @default false
   */
  readonly withoutService?: boolean;

  /**
   * How pods are replaced.
   *
   * @default - not set: a rolling update
   */
  readonly updateStrategy?: StatefulSetUpdateStrategy;

  /**
   * In which order pods start and end.
   *
   * @default - not set: one after the other
   */
  readonly podManagementPolicy?: PodManagementPolicy;

  /**
   * The number of the first pod.
   *
   * @default - not set: 0
   */
  readonly ordinalsStart?: number;

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
   * What happens to the claims of replicas that are gone.
   *
   * @default - not set: they stay
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention
   */
  readonly claimRetentionPolicy?: ClaimRetentionPolicy;

  /**
   * Any further fields of the StatefulSet's spec, as the API has them; they override those made from the other options.
   *
   * @default - none
   * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/stateful-set-v1/#StatefulSetSpec
   */
  readonly statefulSetSpec?: { readonly [field: string]: unknown };
}

export function statefulSetPlan(constructPath: string, options: StatefulSetOptions): WorkloadPlan {
  const {
    replicas,
    updateStrategy,
    podManagementPolicy,
    ordinalsStart,
    minReadySeconds,
    revisionHistoryLimit,
    claimRetentionPolicy,
  } = options;
  checkCount(constructPath, 'replicas', replicas);
  checkCount(constructPath, 'ordinalsStart', ordinalsStart);
  checkCount(constructPath, 'minReadySeconds', minReadySeconds);
  checkCount(constructPath, 'revisionHistoryLimit', revisionHistoryLimit);
  if (options.service !== undefined && options.serviceName !== undefined) {
    refuse(
      constructPath,
      `service and serviceName ${JSON.stringify(options.serviceName)} are both given; give service to make one, or serviceName to use one that exists`,
    );
  }
  if (options.withoutService === true && (options.service !== undefined || options.serviceName !== undefined))
    refuse(constructPath, 'withoutService and a Service are both given; give one');
  const further = openSpec(constructPath, 'statefulSetSpec', options.statefulSetSpec);
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    object: options,
    podMetadata: options.podMetadata,
    selector: options,
    restartPolicies: [RestartPolicy.ALWAYS],
    headless:
      options.withoutService === true ? undefined : { options: options.service, existingName: options.serviceName },
    spec: (template, selector, serviceName) =>
      defined({
        serviceName: options.withoutService === true ? undefined : serviceName,
        replicas,
        podManagementPolicy,
        minReadySeconds,
        revisionHistoryLimit,
        ordinals: ordinalsStart === undefined ? undefined : { start: ordinalsStart },
        updateStrategy: updateStrategy?._data,
        persistentVolumeClaimRetentionPolicy: claimRetentionPolicy && { ...claimRetentionPolicy },
        selector,
        template,
        ...further,
      }),
  };
}
