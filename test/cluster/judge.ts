import type { JsonObject } from '../../src/inventory/json';
import type { Manifest } from '../../src/inventory/manifest';
import { runChecks } from '../../src/check/run';
import { nameOf, label, text } from './fields';
import type { Result } from './cluster';
import { isMadeFor, type Outcome, outcomeList } from './outcome';

export type Verdict = 'rejected' | 'never binds' | 'never schedules' | 'accepted';

/** The worst result of API server, binder and scheduler. */
export function verdictOf({ trial, outcomes }: Result): { readonly verdict: Verdict; readonly reason: string } {
  const stuck = (candidates: readonly Outcome[]): string | undefined => told(candidates.find(isStuck));
  const waits = told(outcomeList(outcomes).find(({ state }) => state === 'waits'));
  const worst: readonly (readonly [Verdict, string | undefined])[] = [
    ['rejected', trial.refusals[0]],
    ['never binds', stuck(outcomes.claims)],
    ['never schedules', stuck(outcomes.workloads) ?? stuck(outcomes.pods)],
  ];
  for (const [verdict, reason] of worst) {
    if (reason !== undefined) return { verdict, reason: inShort(reason) };
  }
  return { verdict: 'accepted', reason: inShort(waits ?? '') };
}

/** The problems of manifests that should work. */
export function problemsOf(result: Result): readonly string[] {
  const { trial, unstable, outcomes, homeless } = result;
  const brought = new Set(trial.manifests.inventory.manifests.flatMap(namesOf));
  const stuck = outcomeList(outcomes)
    .filter(isStuck)
    // They have to wait for something that this cluster doesn't have.
    .filter(({ missing }) => missing === undefined || brought.has(missing))
    .filter(({ object }) => !homeless || !object.startsWith('pod '));
  return [
    ...trial.refusals.map((refusal) => `rejected: ${refusal}`),
    ...[...trial.warnings].filter((warning) => !foretold(result, warning)).map((warning) => `warning: ${warning}`),
    ...unstable.map((object) => `a second apply changes ${object}`),
    ...stuck.map((outcome) => told(outcome) ?? ''),
    ...strangers(result),
  ];
}

/** The key of a missing object: kind and name, for a claim also the namespace. */
function namesOf({ kind, name, namespace }: Manifest): readonly string[] {
  return kind === 'PersistentVolumeClaim' ? [`${kind}/${namespace ?? 'default'}/${name}`] : [`${kind}/${name}`];
}

/** Whether the checks and the server warn about the same field of an object. */
function foretold({ trial: { manifests } }: Result, warning: string): boolean {
  return runChecks(manifests.inventory).some(
    ({ manifest, path, severity }) =>
      manifest !== undefined && severity !== 'info' && warning.startsWith(`${label(manifest.data)}: ${path}: `),
  );
}

function isStuck({ state }: Outcome): boolean {
  return state === 'stuck' || state === 'yet';
}

function told(outcome: Outcome | undefined): string | undefined {
  return outcome && `${outcome.object}: ${outcome.detail}`;
}

/**
 * Normalizes messages so that they are the same in each run: without generated names, the number of nodes, and the claim
 * that got a volume first.
 */
export function inShort(reason: string): string {
  return reason
    .replace(/^claim \S+(?=: volume \S+ already bound to a different claim)/, 'one claim')
    .replace(/ or manually by the system administrator\..*/, '')
    .replace(/-[bcdf-hj-np-tv-z2-9]{8,10}-[bcdf-hj-np-tv-z2-9]{5}\b/g, '')
    .replace(/\b0\/\d+ nodes/g, 'no nodes')
    .replace(/\d+ (?=node\(s\))/g, '');
}

/** Claims that are bound to another volume than their own. */
function strangers({ trial: { objects, names }, outcomes }: Result): readonly string[] {
  const bound = new Map(
    outcomes.claims.filter(({ state }) => state === 'done').map(({ object, detail }) => [object, detail]),
  );
  const ofKind = (kind: string): readonly JsonObject[] => objects.filter((object) => text(object, 'kind') === kind);
  return ofKind('PersistentVolumeClaim').flatMap((claim) => {
    const own = ofKind('PersistentVolume').find((volume) => isMadeFor(volume, claim));
    const name = own && names.restored(nameOf(own));
    const volume = bound.get(`claim ${nameOf(claim)}`);
    return name === undefined || volume === undefined || volume === name
      ? []
      : [`claim ${nameOf(claim)} is bound to ${volume}, not to ${name}`];
  });
}

/** The result of manifests in one line. */
export function summaryOf({ trial, outcomes, seconds }: Result): string {
  const counted = (what: string, candidates: readonly Outcome[], done: string): readonly string[] => {
    const ready = candidates.filter(({ state }) => state === 'done').length;
    const waiting = candidates.length - ready;
    const counts = [...(ready > 0 ? [`${ready} ${done}`] : []), ...(waiting > 0 ? [`${waiting} waiting`] : [])];
    return counts.length === 0 ? [] : [`${what} ${counts.join(', ')}`];
  };
  return [
    `${trial.objects.length} objects`,
    ...counted('claims', outcomes.claims, 'bound'),
    ...counted('pods', outcomes.pods, 'scheduled'),
    `${seconds.toFixed(1)} s`,
  ].join('; ');
}

/** The distinct reasons why claims and pods wait. */
export function waitsOf({ outcomes }: Result): readonly string[] {
  const waiting = [...outcomes.claims, ...outcomes.pods].filter(({ state }) => state !== 'done');
  return [...new Set(waiting.map((outcome) => inShort(told(outcome) ?? '')))];
}
