import { ApiObjectMetadata } from 'cdk8s';
import { dnsLabelProblem, dnsSubdomainProblem, labelKeyProblem, labelValueProblem } from '../api/names';
import { checkedName } from '../construct/names';
import { templateMetadata } from '../construct/objects';
import { describe, refuse } from '../construct/construct-path';
import { labelSelectorData } from '../store/selector';
import { withAppMetadata } from './app-metadata';
import { RestartPolicy } from './pod-policies';
import { SelectingWorkloadOptions, WorkloadPlan } from './workloads/plan';

export function appName(constructPath: string, id: string, given: string | undefined): string {
  if (given !== undefined) return checkedName(constructPath, 'name', given, dnsLabelProblem);
  const problem = dnsLabelProblem(id);
  if (problem !== undefined)
    refuse(constructPath, `the name made of its construct id, ${describe(id)}, ${problem}; give a name`);
  return id;
}

/** Returns the check of the workload's name. That of a StatefulSet is also in its pods' labels and DNS names. */
export function workloadNameProblem(plan: WorkloadPlan): (name: string) => string | undefined {
  if (plan.kind === 'StatefulSet') return dnsLabelProblem;
  if (plan.kind !== 'CronJob') return dnsSubdomainProblem;
  return (name) =>
    name.length > 52 ? `is ${name.length} characters long; a CronJob's name has at most 52` : dnsSubdomainProblem(name);
}

export function checkRestartPolicy(constructPath: string, plan: WorkloadPlan, given: RestartPolicy | undefined): void {
  const allowed = plan.restartPolicies;
  if (allowed === undefined) return;
  if (given === undefined ? allowed.includes(RestartPolicy.ALWAYS) : allowed.includes(given)) return;
  refuse(
    constructPath,
    `pod.restartPolicy ${describe(given)} is not allowed for a ${plan.kind}; give one of ${allowed.join(', ')}`,
  );
}

/** Refuses activeDeadlineSeconds where the workload keeps its pods running, as the API server does. */
export function checkDeadline(constructPath: string, plan: WorkloadPlan, seconds: number | undefined): void {
  if (seconds === undefined || plan.selector === undefined) return;
  refuse(
    constructPath,
    `pod.activeDeadlineSeconds ${seconds} is not allowed for a ${plan.kind}; give it to a Job, or leave it out`,
  );
}

export function checkedSelector(
  constructPath: string,
  selector: Readonly<Record<string, string>> | undefined,
  what = 'selector',
  expressions: readonly unknown[] = [],
): Record<string, string> | undefined {
  if (selector === undefined) return undefined;
  const entries = Object.entries(selector);
  if (entries.length + expressions.length === 0)
    refuse(constructPath, `an empty ${what} is not allowed; give at least one label, e.g. { app: 'story' }`);
  for (const [key, value] of entries) {
    checkedName(constructPath, `${what} label`, key, labelKeyProblem);
    checkedName(constructPath, `${what} label ${key} =`, value, labelValueProblem);
  }
  return { ...selector };
}

/** Refuses an empty selector, with which a Service would find no pod. */
export function checkServiceSelector(constructPath: string, selector: Readonly<Record<string, string>>): void {
  if (Object.keys(selector).length > 0) return;
  refuse(
    constructPath,
    "a Service knows pods by labels, and the selector has none; give serviceSelector, e.g. { app: 'story' }",
  );
}

/** The selector of a workload as the API has it. */
export function workloadSelector(
  constructPath: string,
  matchLabels: Readonly<Record<string, string>>,
  matchExpressions: SelectingWorkloadOptions['selectorExpressions'],
): Record<string, unknown> {
  if (matchExpressions === undefined) return { matchLabels };
  const selector = Object.keys(matchLabels).length === 0 ? { matchExpressions } : { matchLabels, matchExpressions };
  return labelSelectorData(constructPath, 'selector', selector);
}

/** The metadata of the pod template: that of the options, with the labels of the selector. */
export function podMetadata(
  constructPath: string,
  plan: WorkloadPlan,
  selector: Record<string, string>,
  labels: Readonly<Record<string, string>> | undefined,
): ApiObjectMetadata | undefined {
  // A bare pod has the metadata of its object.
  const common = plan.kind === 'Pod' ? {} : { labels };
  const given = templateMetadata(constructPath, withAppMetadata(plan.podMetadata, common));
  if (plan.selector === undefined) return given;
  checkSelectedLabels(constructPath, given, selector);
  return { ...given, labels: { ...selector, ...given?.labels } };
}

export function checkSelectedLabels(
  constructPath: string,
  given: ApiObjectMetadata | undefined,
  selector: Readonly<Record<string, string>>,
): void {
  if (given?.labels === undefined) return;
  for (const [key, value] of Object.entries(selector)) {
    const label = given.labels[key];
    if (label !== undefined && label !== value) {
      refuse(
        constructPath,
        `the pods' label ${key}: ${describe(label)} differs from the selector's ${describe(value)}; give the same, or another selector`,
      );
    }
  }
}
