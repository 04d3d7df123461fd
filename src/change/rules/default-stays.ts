import { deployment } from '../../check/examples';
import { deployMark } from '../../inventory/deploy-marks';
import type { Json, JsonObject } from '../../inventory/json';
import { asList, asObject, asString, field } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import { ApplyMethod } from '../apply-method';
import type { Comparison, Pair } from '../comparison';

import type { ChangeProblem, ChangeRule } from '../rule';

export const rule: ChangeRule = {
  name: 'default-stays',
  severity: 'warning',
  effect: 'applied',
  summary: 'What the API server filled in by itself stays beside what is written now, and the two exclude each other.',
  consequence:
    'A server-side apply (Helm 4, Flux, kubectl apply --server-side) takes away what was applied, and no default: the API server refuses the object. A client-side apply takes it.',
  fix: 'Write the default out and apply that first, so that it goes with the change; or apply client-side this once.',
  see: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/',
  before: () => deployment().replace('  strategy: { type: Recreate }\n', ''),
  bad: () => deployment(),
  good: () => deployment({ replicas: 2 }).replace('  strategy: { type: Recreate }\n', ''),
  *check(comparison) {
    for (const pair of comparison.keptOf('Deployment', 'StatefulSet'))
      if (!isReplaced(pair.after)) yield* strategyOf(pair, comparison);
    for (const { before, after } of comparison.workloads) {
      if (isReplaced(after.manifest)) continue;
      if (before.manifest.key === after.manifest.key && after.kind !== 'Pod' && after.kind !== 'Job')
        yield* volumesOf({ before: before.manifest, after: after.manifest }, after.pod.path, comparison);
    }
  },
};

/** Whether the object is replaced as a whole, so that it gets new defaults. */
function isReplaced(manifest: Manifest): boolean {
  return deployMark(manifest, 'replaced') !== undefined;
}

/**
 * The strategy, whose rollingUpdate the server fills in. A client-side apply removes it from a Deployment, but not from a
 * StatefulSet.
 */
function* strategyOf(pair: Pair<Manifest>, comparison: Comparison): Iterable<ChangeProblem> {
  const { before, after } = pair;
  const isSet = after.kind === 'StatefulSet';
  const path = ['spec', isSet ? 'updateStrategy' : 'strategy'];
  const [old, next] = [before, after].map(({ data }) => field(data, ...path));
  const type = asString(field(next, 'type'));
  // For a StatefulSet, the server fills it in only if the type is unset too.
  const wasRolling = (isSet ? [''] : ['RollingUpdate', '']).includes(asString(field(old, 'type')) ?? '');
  if (type !== (isSet ? 'OnDelete' : 'Recreate') || !wasRolling || isWritten(field(old, 'rollingUpdate'))) return;
  const message = `${path.join('.')}.type changes from RollingUpdate to ${type}, and the rollingUpdate that the server filled in stays, which ${type} doesn't allow`;
  const first = `Write spec.${path[1] ?? ''}.rollingUpdate out in the old version (${isSet ? '{ partition: 0 }' : '{ maxSurge: 25%, maxUnavailable: 25% }'}) and apply that first: then it goes with the change.`;
  if (isSet) yield { manifest: after, path, message, fix: first, severity: 'error', effect: 'rejected' };
  else
    yield* serverSide(
      { manifest: after, path, message, fix: `${first} Or apply client-side this once.` },
      comparison,
      before,
    );
}

/** Volumes without a source, for which the server filled in emptyDir. */
function* volumesOf(
  pair: Pair<Manifest>,
  pod: readonly (string | number)[],
  comparison: Comparison,
): Iterable<ChangeProblem> {
  const volumes = (data: JsonObject): readonly Json[] => asList(field(data, ...pod, 'volumes'));
  const { live, data } = pair.before;
  const bare = new Set(
    // A live object has the emptyDir; only the record of its last apply tells that it wasn't written.
    volumes(live?.applied?.data ?? data)
      .filter((volume) => sourcesOf(volume).length === 0)
      .map((volume) => field(volume, 'name')),
  );
  if (bare.size === 0) return;
  for (const [index, volume] of volumes(pair.after.data).entries()) {
    const [source] = sourcesOf(volume);
    const name = asString(field(volume, 'name')) ?? '';
    if (source === undefined || source === 'emptyDir' || !bare.has(name)) continue;
    yield* serverSide(
      {
        manifest: pair.after,
        path: [...pod, 'volumes', index, source],
        message: `volume ${name} had no source and is ${source} now, and the emptyDir that the server filled in stays beside it`,
        fix: `Give the volume another name; or write emptyDir: {} out in the old version and apply that first. A client-side apply takes it as it is.`,
      },
      comparison,
      pair.before,
    );
  }
}

function sourcesOf(volume: Json): readonly string[] {
  return Object.entries(asObject(volume))
    .filter(([name, source]) => name !== 'name' && source !== null && source !== undefined)
    .map(([name]) => name);
}

function isWritten(value: Json | undefined): boolean {
  return Object.values(asObject(value)).some((one) => one !== null);
}

/** A problem of server-side apply only: an error if that is the method, a warning if the method is unknown. */
function* serverSide(problem: ChangeProblem, comparison: Comparison, before: Manifest): Iterable<ChangeProblem> {
  const method = methodOf(problem.manifest, comparison) ?? before.live?.applied?.by;
  if (method === ApplyMethod.CLIENT_SIDE) return;
  yield method === ApplyMethod.SERVER_SIDE ? { ...problem, severity: 'error', effect: 'rejected' } : problem;
}

function methodOf(manifest: Manifest, { apply }: Comparison): ApplyMethod | undefined {
  const mark = deployMark(manifest, 'server-side', 'client-side');
  if (mark === undefined) return apply;
  return mark.meaning === 'server-side' ? ApplyMethod.SERVER_SIDE : ApplyMethod.CLIENT_SIDE;
}
