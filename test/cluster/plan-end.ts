import type { JsonObject } from '../../src/inventory/json';
import { nameOf, text } from './fields';
import type { Disk } from './moved';
import { movedBy, owners } from './moved';
import type { PlanStage } from './plan-stage';
import type { Server } from './server';

/** The problems after a script has finished: misplaced files, and errors in the cluster. */
export async function problemsAtEnd(
  stage: PlanStage,
  before: readonly Disk[],
  server: Server,
): Promise<readonly string[]> {
  const after = await stage.disks();
  return [
    ...lost(before, after),
    ...misplaced(stage, before, after),
    ...uncopied(stage, before, after),
    ...(await unbound(stage)),
    ...(await refused(stage)),
    ...(await leftMarks(stage, server)),
    ...(await orphans(stage, server)),
    ...(await secondRun(stage)),
  ];
}

/** Disks of before that no volume has any more. */
export function lost(before: readonly Disk[], after: readonly Disk[]): readonly string[] {
  const kept = new Set(after.map(({ handle }) => handle));
  return before.filter(({ handle }) => !kept.has(handle)).map(({ claim }) => `the files of claim ${claim} are lost`);
}

function misplaced({ plan }: PlanStage, before: readonly Disk[], after: readonly Disk[]): readonly string[] {
  const byClaim = new Map(after.map((disk) => [disk.claim, disk]));
  const moves = plan.steps.flatMap(({ moves: move, risk }) => (risk.kind === 'copies' ? [] : (move ?? [])));
  return before.flatMap(({ claim, handle, policy }) => {
    const to = moves.map((move) => movedBy(move, claim)).find((name) => name !== undefined);
    if (to === undefined) return [];
    const has = byClaim.get(to);
    if (has?.handle !== handle)
      return [`claim ${to} has ${has?.handle ?? 'no volume'}, and the files of ${claim} are on ${handle}`];
    return has.policy === policy ? [] : [`the volume of claim ${to} is ${has.policy}, and was ${policy}`];
  });
}

function uncopied({ plan }: PlanStage, before: readonly Disk[], after: readonly Disk[]): readonly string[] {
  const copies = plan.steps.flatMap(({ id, risk, moves: move }) => {
    const from = id.replace(/^copy /, '');
    return risk.kind === 'copies' ? [{ from, to: move?.to ?? from }] : [];
  });
  return before.flatMap(({ claim, handle }) => {
    const to = copies.map((copy) => movedBy(copy, claim)).find((name) => name !== undefined);
    if (to === undefined) return [];
    const own = after.filter((disk) => disk.claim === to && disk.handle !== handle);
    const old = after.find((disk) => disk.handle === handle);
    return [
      ...(own.length === 1 ? [] : [`claim ${to} has ${own.length} volumes with copies of ${claim}`]),
      ...(old?.policy === 'Retain' ? [] : [`the old volume of claim ${claim} is not Retain`]),
    ];
  });
}

/** Claims of the new version that are pending or lost. */
async function unbound(stage: PlanStage): Promise<readonly string[]> {
  const isUsed = (claim: JsonObject): boolean =>
    stage.next.some((object) => JSON.stringify(object).includes(`"claimName":"${nameOf(claim)}"`));
  return (await stage.claims())
    .filter((claim) => text(claim, 'status', 'phase') !== 'Bound' && isUsed(claim))
    .map((claim) => `claim ${nameOf(claim)} is ${text(claim, 'status', 'phase') ?? 'nothing'}`);
}

async function refused(stage: PlanStage): Promise<readonly string[]> {
  const said = await stage.apply(stage.next);
  const { errors } = await stage.compared();
  return [
    ...(said === '' ? [] : [`the new version is refused: ${said}`]),
    ...errors.map((error) => `changes --cluster says ${error}`),
  ];
}

async function leftMarks(stage: PlanStage, server: Server): Promise<readonly string[]> {
  const ours = new Set(stage.names.namespaces());
  return (await server.list('v1', 'persistentvolumes'))
    .filter(
      (volume) =>
        ours.has(text(volume, 'spec', 'claimRef', 'namespace') ?? '') &&
        text(volume, 'metadata', 'labels', 'stateful.cdk8s.io/plan') !== undefined,
    )
    .map((volume) => `volume ${nameOf(volume)} still has a mark`);
}

/** Pods of deleted workloads. */
async function orphans(stage: PlanStage, server: Server): Promise<readonly string[]> {
  const ours = new Set(stage.names.namespaces());
  const pods = await server.list('v1', 'pods');
  return pods
    .filter((pod) => ours.has(text(pod, 'metadata', 'namespace') ?? '') && owners(pod) === 0)
    .map(nameOf)
    .filter((name) => !stage.next.some((object) => text(object, 'kind') === 'Pod' && nameOf(object) === name))
    .map((name) => `pod ${name} runs on, and nothing ends it`);
}

async function secondRun(stage: PlanStage): Promise<readonly string[]> {
  const count = stage.changes;
  const { code, said } = await stage.run();
  return [
    ...(code === 0 ? [] : [`a second run ends with ${String(code)}: ${said}`]),
    ...(stage.changes === count ? [] : [`a second run changes something: ${stage.log.slice(count).join('; ')}`]),
  ];
}
