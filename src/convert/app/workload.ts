/** Converts the fields of each kind of workload to options of `Workload`. */
import type { Json, JsonObject } from '../../inventory/json';
import { asList, asObject, isObject } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { Expression, Fields } from '../expression';
import { call, list, object, options, value } from '../expression';
import { asValue, Rest } from '../fields';
import type { Library } from '../interpret';

/** The parts of a workload. */
export interface WorkloadShape {
  /** The method of `Workload` that makes it. */
  readonly method: string;
  /** Whether it has a selector. */
  readonly selects: boolean;
  /** The pod template; for a bare pod the pod itself. */
  readonly template: JsonObject;
  /** The options of the workload. */
  readonly fields: (library: Library) => Fields;
}

/** The parts of a workload; undefined for other kinds. */
export function workloadShape({ kind, group, apiVersion, spec, metadata }: Manifest): WorkloadShape | undefined {
  const rest = new Rest(spec);
  if (kind === 'Pod' && group === '')
    return { method: 'pod', selects: false, template: { metadata, spec }, fields: () => ({}) };
  if (!(['apps/v1', 'batch/v1'] as readonly string[]).includes(apiVersion)) return undefined;
  const template = asObject(rest.take('template'));
  const of = (method: string, fields: (library: Library) => Fields, selects = true): WorkloadShape => ({
    method,
    selects,
    template,
    fields,
  });
  if (kind === 'Deployment') return of('deployment', (library) => deployment(library, rest));
  if (kind === 'StatefulSet') return of('statefulSet', (library) => statefulSet(library, rest));
  if (kind === 'DaemonSet') return of('daemonSet', (library) => daemonSet(library, rest));
  if (kind === 'Job') return of('job', (library) => job(library, rest, 'jobSpec'), false);
  if (kind !== 'CronJob') return undefined;
  const jobTemplate = asObject(rest.take('jobTemplate'));
  const ofJob = new Rest(asObject(jobTemplate['spec']));
  return {
    method: 'cronJob',
    selects: false,
    template: asObject(ofJob.take('template')),
    fields: (library) => cronJob(library, rest, ofJob, asObject(jobTemplate['metadata'])),
  };
}

function deployment(_: Library, rest: Rest): Fields {
  const selector = selectorOf(rest);
  const counts = rest.takeSame('replicas');
  const strategy = strategyOf(rest, 'strategy', 'DeploymentStrategy', {
    Recreate: 'recreate',
    RollingUpdate: 'rollingUpdate',
  });
  const more = rest.takeSame('minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds', 'paused');
  return { ...selector, ...counts, strategy, ...more, deploymentSpec: rest.remaining };
}

function statefulSet(library: Library, rest: Rest): Fields {
  for (const key of ['serviceName', 'volumeClaimTemplates']) rest.take(key);
  const selector = selectorOf(rest);
  const counts = rest.takeSame('replicas');
  const retention = retentionOf(library, rest);
  const ordinals = rest.others?.['ordinals'];
  const start = isObject(ordinals) && Object.keys(ordinals).length === 1 ? ordinals['start'] : undefined;
  if (start !== undefined) rest.take('ordinals');
  return {
    ...selector,
    ...counts,
    podManagementPolicy: rest.takeMember(library, 'PodManagementPolicy', 'podManagementPolicy'),
    updateStrategy: strategyOf(rest, 'updateStrategy', 'StatefulSetUpdateStrategy', UPDATES),
    ordinalsStart: asValue(start),
    ...rest.takeSame('minReadySeconds', 'revisionHistoryLimit'),
    claimRetentionPolicy: retention,
    statefulSetSpec: rest.remaining,
  };
}

const UPDATES = { OnDelete: 'onDelete', RollingUpdate: 'rollingUpdate' };

function daemonSet(_: Library, rest: Rest): Fields {
  return {
    ...selectorOf(rest),
    updateStrategy: strategyOf(rest, 'updateStrategy', 'DaemonSetUpdateStrategy', UPDATES),
    ...rest.takeSame('minReadySeconds', 'revisionHistoryLimit'),
    daemonSetSpec: rest.remaining,
  };
}

/** The update strategy; undefined, and not taken, where no construct makes exactly it. */
function strategyOf(
  rest: Rest,
  key: string,
  className: string,
  methods: Readonly<Record<string, string>>,
): Expression | undefined {
  const given = rest.others?.[key];
  if (!isObject(given)) return undefined;
  const { type, rollingUpdate, ...others } = given;
  const method = typeof type === 'string' && Object.hasOwn(methods, type) ? methods[type] : undefined;
  const hasOtherFields = Object.keys(others).length > 0 || (method !== 'rollingUpdate' && rollingUpdate !== undefined);
  const isEmpty = isObject(rollingUpdate) && Object.keys(rollingUpdate).length === 0;
  if (method === undefined || hasOtherFields || isEmpty) return undefined;
  rest.take(key);
  return call(className, method, ...(isObject(rollingUpdate) ? [value(rollingUpdate)] : []));
}

/** Takes a selector of labels only, which the app writes; any other is left as a raw field. */
function selectorOf(rest: Rest): Fields {
  const selector = rest.others?.['selector'];
  if (isObject(selector) && Object.keys(selector).every((key) => key === 'matchLabels')) rest.take('selector');
  return {};
}

function retentionOf(library: Library, rest: Rest): Expression | undefined {
  const given = rest.takeObject('persistentVolumeClaimRetentionPolicy');
  if (given === undefined) return undefined;
  const own = new Rest(given);
  return object({
    whenDeleted: own.takeMember(library, 'ClaimRetention', 'whenDeleted'),
    whenScaled: own.takeMember(library, 'ClaimRetention', 'whenScaled'),
  });
}

function job(library: Library, rest: Rest, open: string): Fields {
  return {
    ...rest.takeSame('completions', 'parallelism'),
    completionMode: rest.takeMember(library, 'CompletionMode', 'completionMode'),
    ...rest.takeSame('backoffLimit', 'backoffLimitPerIndex', 'maxFailedIndexes'),
    podFailurePolicy: failurePolicy(library, rest),
    successPolicy: successPolicy(rest),
    podReplacementPolicy: rest.takeMember(library, 'PodReplacementPolicy', 'podReplacementPolicy'),
    ...rest.takeSame('activeDeadlineSeconds', 'ttlSecondsAfterFinished', 'suspend', 'managedBy'),
    [open]: rest.remaining,
  };
}

function failurePolicy(library: Library, rest: Rest): Expression | undefined {
  const rules = new Rest(rest.takeObject('podFailurePolicy') ?? {}).takeList('rules');
  if (rules === undefined) return undefined;
  return list(
    rules.map((rule) => {
      const own = new Rest(rule);
      const codes = own.takeObject('onExitCodes');
      const ofCodes = new Rest(codes ?? {});
      return object({
        action: own.takeMember(library, 'PodFailureAction', 'action'),
        onExitCodes:
          codes === undefined
            ? undefined
            : object({
                operator: ofCodes.takeMember(library, 'ExitCodeOperator', 'operator'),
                ...ofCodes.takeSame('values', 'containerName'),
              }),
        ...own.takeSame('onPodConditions'),
      });
    }),
  );
}

function successPolicy(rest: Rest): Expression | undefined {
  const rules: Json | undefined = rest.takeObject('successPolicy')?.['rules'];
  return asValue(rules);
}

function cronJob(library: Library, rest: Rest, ofJob: Rest, metadata: JsonObject): Fields {
  const own = {
    ...rest.takeSame('schedule', 'timeZone'),
    concurrencyPolicy: rest.takeMember(library, 'ConcurrencyPolicy', 'concurrencyPolicy'),
    ...rest.takeSame('suspend', 'startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit'),
  };
  // No option suspends the Job of a CronJob.
  const jobs = job(library, withoutSuspend(ofJob), 'jobSpec');
  const [given] = options(Object.fromEntries(Object.entries(metadata).map(([key, one]) => [key, asValue(one)])));
  return { ...own, ...jobs, jobMetadata: given, cronJobSpec: rest.remaining };
}

function withoutSuspend(rest: Rest): Rest {
  if (rest.has('suspend')) throw new Error('has a Job that is suspended by itself');
  return rest;
}

/** The volumes of a pod. */
export function volumesIn(manifest: Manifest): readonly JsonObject[] {
  const shape = workloadShape(manifest);
  return asList(asObject(shape?.template['spec'])['volumes']).filter(isObject);
}
