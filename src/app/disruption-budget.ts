import { ApiObjectMetadata, ApiObjectProps } from 'cdk8s';
import { dnsSubdomainProblem } from '../api/names';
import { copy } from '../construct/copy';
import { checkedName } from '../construct/names';
import { defined, objectMetadata } from '../construct/objects';
import { checkProps } from '../construct/props';
import { checkReserved } from '../construct/reserved';
import { refuse } from '../construct/construct-path';
import { checkedSelector } from './app-checks';
import { AppMetadata, withAppMetadata } from './app-metadata';
import { checkCountOrPercent } from './workloads/plan';

/** Which pods that run, but aren't ready, may be evicted. */
export enum UnhealthyPodEvictionPolicy {
  /** Those of apps that have enough ready pods. */
  IF_HEALTHY_BUDGET = 'IfHealthyBudget',
  /** All. */
  ALWAYS_ALLOW = 'AlwaysAllow',
}

/** Options of a PodDisruptionBudget: either minAvailable or maxUnavailable. */
export interface DisruptionBudgetOptions {
  /**
   * How many pods stay while others are evicted: a number, or a percentage such as '50%'.
   *
   * @default - maxUnavailable decides
   */
  readonly minAvailable?: number | string;

  /**
   * How many pods may be missing at once: a number, or a percentage such as '50%'.
   *
   * @default - minAvailable decides
   */
  readonly maxUnavailable?: number | string;

  /**
   * Which pods that run, but aren't ready, may be evicted.
   *
   * @default - not set: UnhealthyPodEvictionPolicy.IF_HEALTHY_BUDGET
   */
  readonly unhealthyPodEvictionPolicy?: UnhealthyPodEvictionPolicy;

  /**
   * The labels of the pods, where they aren't those of the workload's selector.
   *
   * @default - the selector of the workload
   */
  readonly selector?: { readonly [label: string]: string };

  /**
   * The name of the PodDisruptionBudget.
   *
   * @default - the name of the workload
   */
  readonly name?: string;

  /**
   * Labels, annotations and other metadata.
   *
   * @default - the labels of the app
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Any further fields of the PodDisruptionBudget, as the API has them; they override those made from the other options.
   *
   * @default - none
   * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/pod-disruption-budget-v1/
   */
  readonly disruptionBudgetSpec?: { readonly [field: string]: unknown };
}

/** The defaults that a budget takes from its app. */
interface BudgetedApp {
  readonly name: string;
  readonly selector: Readonly<Record<string, unknown>>;
  readonly common: AppMetadata;
}

/** The PodDisruptionBudget of an app; refuses what the API server would. */
export function disruptionBudget(
  constructPath: string,
  options: DisruptionBudgetOptions,
  app: BudgetedApp,
): ApiObjectProps {
  checkProps(constructPath, 'DisruptionBudgetOptions', options);
  const { minAvailable, maxUnavailable, unhealthyPodEvictionPolicy, name = app.name } = options;
  if ((minAvailable === undefined) === (maxUnavailable === undefined))
    refuse(constructPath, 'a disruption budget has one limit; give either minAvailable or maxUnavailable');
  checkCountOrPercent(constructPath, 'minAvailable', minAvailable, 100);
  checkCountOrPercent(constructPath, 'maxUnavailable', maxUnavailable, 100);
  checkReserved(constructPath, 'disruptionBudgetSpec', options.disruptionBudgetSpec, { selector: 'give selector' });
  const matchLabels = checkedSelector(constructPath, options.selector);
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: objectMetadata(
      constructPath,
      checkedName(constructPath, 'name', name, dnsSubdomainProblem),
      withAppMetadata(options.metadata, app.common),
    ),
    spec: defined({
      minAvailable,
      maxUnavailable,
      unhealthyPodEvictionPolicy,
      selector: matchLabels === undefined ? copy(app.selector) : { matchLabels },
      ...copy(options.disruptionBudgetSpec),
    }),
  };
}
