import { text } from './data';
import { nameOf } from './manifests';
import type { Outcome } from './outcome';
import type { Result } from './trial';

export type Verdict = 'rejected' | 'never binds' | 'never schedules' | 'accepted';

/** The worst that the server, the binder and the scheduler had to say. */
export function verdictOf({ refusals, outcomes }: Result): { verdict: Verdict; reason: string } {
  const stuck = (candidates: readonly Outcome[]): Outcome | undefined =>
    candidates.find(({ state }) => state === 'stuck' || state === 'yet');
  const worst: readonly (readonly [Verdict, string | undefined])[] = [
    ['rejected', refusals[0]],
    ['never binds', told(stuck(outcomes.claims))],
    ['never schedules', told(stuck(outcomes.workloads) ?? stuck(outcomes.pods))],
    ['accepted', told([...outcomes.claims, ...outcomes.pods].find(({ state }) => state === 'waits')) ?? ''],
  ];
  for (const [verdict, reason] of worst) if (reason !== undefined) return { verdict, reason };
  throw new Error('every result has a verdict');
}

function told(outcome: Outcome | undefined): string | undefined {
  return outcome && `${outcome.object}: ${outcome.detail}`;
}

/** What is wrong with manifests that are meant to work: nothing, of all that we emit. */
export function problemsOf(result: Result): readonly string[] {
  const { refusals, warnings, unstable, outcomes } = result;
  const brought = new Set(result.manifests.objects.map((object) => `${text(object, 'kind') ?? ''}/${nameOf(object)}`));
  const stuck = [...outcomes.claims, ...outcomes.workloads, ...outcomes.pods]
    .filter(({ state }) => state === 'stuck' || state === 'yet')
    // What the manifests expect of the cluster isn't in this one, and so they wait, as they would have to.
    .filter(({ missing }) => missing === undefined || brought.has(missing));
  return [
    ...refusals.map((refusal) => `rejected: ${refusal}`),
    ...warnings.map((warning) => `warning: ${warning}`),
    ...unstable.map((object) => `a second apply changes ${object}`),
    ...stuck.map((outcome) => told(outcome) ?? ''),
    ...strangers(result),
  ];
}

/** Claims that are bound to another volume than the one that is made for them. */
function strangers({ objects, outcomes }: Result): readonly string[] {
  return objects
    .filter((object) => text(object, 'kind') === 'PersistentVolumeClaim')
    .flatMap((claim) => {
      const reserved = objects.find(
        (object) =>
          text(object, 'kind') === 'PersistentVolume' &&
          text(object, 'spec', 'claimRef', 'name') === nameOf(claim) &&
          text(object, 'spec', 'claimRef', 'namespace') === text(claim, 'metadata', 'namespace'),
      );
      const own = text(claim, 'spec', 'volumeName') ?? (reserved && nameOf(reserved));
      const bound = outcomes.claims.find(({ object, state }) => object === `claim ${nameOf(claim)}` && state === 'done');
      return own === undefined || bound === undefined || bound.detail === own
        ? []
        : [`claim ${nameOf(claim)} is bound to ${bound.detail}, not to ${own}`];
    });
}

/** One line for what became of manifests. */
export function summaryOf({ objects, outcomes, seconds }: Result): string {
  const counted = (candidates: readonly Outcome[], done: string): string[] => {
    const waiting = candidates.filter(({ state }) => state !== 'done').length;
    const ready = candidates.length - waiting;
    return [...(ready > 0 ? [`${String(ready)} ${done}`] : []), ...(waiting > 0 ? [`${String(waiting)} waiting`] : [])];
  };
  const parts = [
    `${String(objects.length)} objects`,
    ...(outcomes.claims.length > 0 ? [`claims: ${counted(outcomes.claims, 'bound').join(', ')}`] : []),
    ...(outcomes.pods.length > 0 ? [`pods: ${counted(outcomes.pods, 'scheduled').join(', ')}`] : []),
  ];
  return `${parts.join('; ')} (${seconds.toFixed(1)} s)`;
}

/** Why claims and pods wait, once for each reason. */
export function waitsOf({ outcomes }: Result): readonly string[] {
  const waiting = [...outcomes.claims, ...outcomes.pods].filter(({ state }) => state !== 'done');
  return [...new Set(waiting.map((outcome) => told(outcome) ?? ''))];
}
