import { ApiObjectMetadata } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { copy } from '../../construct/copy';
import { checkReserved } from '../../construct/reserved';
import { describe, refuse } from '../../construct/construct-path';
import { RestartPolicy } from '../pod-policies';
import { ServiceOptions } from '../service-options';

/** What every workload object can have. */
export interface WorkloadObjectOptions {
  /**
   * The name of the object.
   *
   * @default - the name given to the app, else the construct ids on the way to it, joined by '-'
   */
  readonly name?: string;

  /**
   * Labels, annotations, namespace and other metadata of the object.
   *
   * @default - none
   */
  readonly metadata?: ApiObjectMetadata;
}

/** What every workload that makes pods from a template can have. */
export interface WorkloadOptions extends WorkloadObjectOptions {
  /**
   * Labels, annotations and other metadata of the pods.
   *
   * @default - the labels of the selector
   */
  readonly podMetadata?: ApiObjectMetadata;
}

/** What every workload that selects its pods by labels can have. */
export interface SelectingWorkloadOptions extends WorkloadOptions {
  /**
   * The labels by which the workload and its Services select pods. The API server refuses to change them later.
   *
   * @default - `app: <name of the app>`
   */
  readonly selector?: { readonly [label: string]: string };

  /**
   * Further conditions on the labels of the pods. With `selector: {}` they stand alone; Services then need `serviceSelector`.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
   */
  readonly selectorExpressions?: k8s.LabelSelectorRequirement[];
}

/** A pod template as the API has it. */
export interface PodTemplate {
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly spec: Readonly<Record<string, unknown>>;
}

/** How a kind of workload is made from a pod template. */
export interface WorkloadPlan {
  readonly apiVersion: string;
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job' | 'CronJob' | 'Pod';
  readonly object: WorkloadObjectOptions;
  readonly podMetadata?: ApiObjectMetadata;
  /** The options of the selector; undefined for those that have none. */
  readonly selector?: SelectingWorkloadOptions;
  /** The restart policies that the API server allows for its pods; undefined where all are allowed. */
  readonly restartPolicies?: readonly RestartPolicy[];
  /** The headless Service of a StatefulSet: its options, or the name of one that exists. */
  readonly headless?: { readonly options?: ServiceOptions; readonly existingName?: string };
  /** The spec; undefined for a bare pod, whose spec is the template's. */
  spec(
    template: PodTemplate,
    selector: Readonly<Record<string, unknown>>,
    serviceName: string,
  ): Record<string, unknown>;
}

/** Refuses what is neither a whole number from 0, nor a percentage up to `most` such as '25%'; undefined is allowed. */
export function checkCountOrPercent(
  constructPath: string,
  what: string,
  value: number | string | undefined,
  most = Number.POSITIVE_INFINITY,
): void {
  if (value === undefined || (typeof value === 'number' && Number.isInteger(value) && value >= 0)) return;
  const percent = typeof value === 'string' && /^\d+%$/.test(value) ? Number.parseInt(value, 10) : undefined;
  if (percent !== undefined && percent <= most) return;
  const limit = Number.isFinite(most) ? ` up to ${most}%` : '';
  refuse(
    constructPath,
    `${what} ${describe(value)} is not allowed; give a whole number from 0, or a percentage${limit} such as '25%'`,
  );
}

/** Fields of a spec that an app fills, with what to do instead of giving them. */
const RESERVED: Readonly<Record<string, string>> = {
  template: 'give the options of the app, its pod and containers',
  volumeClaimTemplates: 'mount a ReplicaStore',
  serviceName: 'give serviceName',
  jobTemplate: 'give the options of the Job, or jobSpec',
};

/** A copy of the further fields of a spec; refuses those that an app fills. */
export function openSpec(
  constructPath: string,
  what: string,
  given: Readonly<Record<string, unknown>> | undefined,
): Readonly<Record<string, unknown>> {
  checkReserved(constructPath, what, given, RESERVED);
  return copy(given ?? {});
}

/** Whether a count or percentage is zero. */
export function isNone(value: number | string | undefined): boolean {
  return value === 0 || value === '0%';
}
