import { defined } from '../../construct/objects';
import { checkProps } from '../../construct/props';
import { refuse } from '../../construct/construct-path';
import { RestartPolicy } from '../pod-policies';
import { RollingUpdateOptions } from './deployment';
import { checkCount } from '../count';
import { openSpec, checkCountOrPercent, isNone, SelectingWorkloadOptions, WorkloadPlan } from './plan';

/**
 * How a DaemonSet replaces its pods.
 *
 * @see https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/
 *
 * @example
 *
 * Workload.daemonSet({ updateStrategy: DaemonSetUpdateStrategy.rollingUpdate({ maxUnavailable: '10%' }) });
 */
export class DaemonSetUpdateStrategy {
  /** A pod is replaced when somebody deletes it. */
  public static onDelete(): DaemonSetUpdateStrategy {
    return new DaemonSetUpdateStrategy({ type: 'OnDelete' });
  }

  /**
   * Pods are replaced node by node.
   *
   * @param options how many at once
   */
  public static rollingUpdate(options: RollingUpdateOptions = {}): DaemonSetUpdateStrategy {
    const constructPath = 'DaemonSetUpdateStrategy.rollingUpdate';
    checkProps(constructPath, 'RollingUpdateOptions', options);
    const { maxSurge, maxUnavailable } = options;
    checkCountOrPercent(constructPath, 'maxSurge', maxSurge, 100);
    checkCountOrPercent(constructPath, 'maxUnavailable', maxUnavailable, 100);
    const surges = maxSurge !== undefined && !isNone(maxSurge);
    if (surges !== isNone(maxUnavailable) && (surges || maxUnavailable !== undefined)) {
      refuse(
        constructPath,
        'a DaemonSet replaces pods either by maxUnavailable, 1 where it is not given, or by maxSurge; give maxUnavailable alone, or maxSurge with maxUnavailable: 0',
      );
    }
    const rollingUpdate =
      maxSurge === undefined && maxUnavailable === undefined ? undefined : defined({ maxSurge, maxUnavailable });
    return new DaemonSetUpdateStrategy(defined({ type: 'RollingUpdate', rollingUpdate }));
  }

  /** @internal */
  public readonly _data: Readonly<Record<string, unknown>>;

  private constructor(data: Record<string, unknown>) {
    this._data = data;
  }
}

/** Options of a DaemonSet. */
export interface DaemonSetOptions extends SelectingWorkloadOptions {
  /**
   * How pods are replaced.
   *
   * @default - not set: node by node
   */
  readonly updateStrategy?: DaemonSetUpdateStrategy;

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
   * Any further fields of the DaemonSet's spec, as the API has them; they override those made from the other options.
   *
   * @default - none
   * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/daemon-set-v1/#DaemonSetSpec
   */
  readonly daemonSetSpec?: { readonly [field: string]: unknown };
}

export function daemonSetPlan(constructPath: string, options: DaemonSetOptions): WorkloadPlan {
  const { updateStrategy, minReadySeconds, revisionHistoryLimit } = options;
  checkCount(constructPath, 'minReadySeconds', minReadySeconds);
  checkCount(constructPath, 'revisionHistoryLimit', revisionHistoryLimit);
  const further = openSpec(constructPath, 'daemonSetSpec', options.daemonSetSpec);
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    object: options,
    podMetadata: options.podMetadata,
    selector: options,
    restartPolicies: [RestartPolicy.ALWAYS],
    spec: (template, selector) =>
      defined({
        minReadySeconds,
        revisionHistoryLimit,
        updateStrategy: updateStrategy?._data,
        selector,
        template,
        ...further,
      }),
  };
}
