import type { ReportedProblem } from '../change/between';
import { problemsOf } from '../change/between';
import { Comparison } from '../change/comparison';
import type { ChangeOptions } from '../change/options';
import { groupBy } from '../check/group';
import { isKeptByDeploy } from '../change/reclaim';
import type { Inventory } from '../inventory/inventory';
import { removeObject } from './actions';
import { Context } from './context';
import { COPY_IMAGE } from './copy-job';
import { byPhase } from './phase';
import { RECIPES } from './recipes';
import type { NoWay, Plan, Step } from './step';
import { APPLY_OLD, NO_RISK, WAY_BACK } from './steps';

export interface PlanOptions extends ChangeOptions {
  /** The image of the Jobs that copy files; false: no files may be copied. */
  readonly copyImage?: string | false;
  /** Whether drivers may clone volumes instead of a copy. Default: true. */
  readonly clones?: boolean;
  /** Whether the replicas of a set that is copied are stopped one at a time, if there are three or more. Default: true. */
  readonly oneByOne?: boolean;
}

/** The plan of a migration from one version to the other with every file kept. */
export function planBetween(before: Inventory, after: Inventory, options: PlanOptions = {}): Plan {
  const { copyImage = COPY_IMAGE, clones = true, oneByOne = true } = options;
  const image = copyImage === false ? undefined : copyImage;
  const comparison = new Comparison(before, after, options);
  const found = problemsOf(comparison, options);
  const context = new Context(comparison, found, after.manifests, { image, clones, oneByOne });
  const steps: Step[] = [];
  const noWay: NoWay[] = [];
  const answers = found.map((one) => ({ one, answer: RECIPES[one.finding.rule]?.(one.problem, context) ?? {} }));
  const contradictions = contradictionsOf(answers.flatMap(({ answer }) => answer.steps ?? []));
  for (const { one, answer } of answers) {
    const contradiction = answer.steps?.map((step) => contradictions.get(step.id)).find((text) => text !== undefined);
    // The files are kept in any case.
    const own = contradiction === undefined ? answer.steps : answer.steps?.filter(({ phase }) => phase === 'keep');
    steps.push(...(own ?? []));
    const reason = answer.noWay ?? contradiction;
    if (reason !== undefined) noWay.push(noWayOf(one, reason));
  }
  if (steps.length > 0) steps.push(...pruned(comparison));
  return composed([{ steps: withoutKeptMoves(steps), noWay }]);
}

/** Drops the steps that keep a claim for good whose volume moves to another. */
function withoutKeptMoves(steps: readonly Step[]): readonly Step[] {
  const moved = new Set(steps.flatMap(({ moves }) => (moves === undefined ? [] : `keep for good ${moves.from}`)));
  return steps.filter(({ id }) => !moved.has(id));
}

/** Moves that exclude each other, by step id: one volume to two claims, or two volumes to one claim. */
function contradictionsOf(steps: readonly Step[]): ReadonlyMap<string, string> {
  const moves = steps.flatMap(({ id, moves: move }) => (move === undefined ? [] : [{ id, ...move }]));
  const [byFrom, byTo] = [groupBy(moves, ({ from }) => from), groupBy(moves, ({ to }) => to)];
  const contradictions = new Map<string, string>();
  for (const { id, from, to } of moves) {
    const [others, sources] = [
      new Set(byFrom.get(from)?.map((move) => move.to)),
      new Set(byTo.get(to)?.map((move) => move.from)),
    ];
    if (others.size > 1)
      contradictions.set(
        id,
        `Claims ${[...others].join(', ')} would each replace ${from}, which has one volume: let one take it, and copy the files for the others.`,
      );
    else if (sources.size > 1)
      contradictions.set(
        id,
        `Claim ${to} would replace ${[...sources].join(', ')}, and can have one of their volumes: keep them apart, or copy the files of the others into it.`,
      );
  }
  return contradictions;
}

/** Combines plans: merges steps with the same id, and sorts steps by phase. */
export function composed(plans: readonly Plan[]): Plan {
  const byId = new Map<string, Step>();
  for (const step of plans.flatMap(({ steps }) => steps)) {
    const same = byId.get(step.id);
    byId.set(step.id, same === undefined ? step : merged(same, step));
  }
  // The sort is stable: within a phase, steps keep the order of their recipes.
  const steps = [...byId.values()].toSorted((one, other) => byPhase(one.phase, other.phase));
  return { steps: withSafeUndo(steps), noWay: plans.flatMap(({ noWay }) => noWay) };
}

/** Replaces the undo of steps after a move: applying the old version would recreate the old claim, and empty. */
function withSafeUndo(steps: readonly Step[]): readonly Step[] {
  const moved = steps.findIndex(({ moves }) => moves !== undefined);
  return steps.map((step, index) =>
    moved !== -1 && index > moved && step.undo === APPLY_OLD ? { ...step, undo: WAY_BACK } : step,
  );
}

/** Merges two steps of the same id: done where either has to be done. */
function merged(one: Step, other: Step): Step {
  const { onlyIf: first } = one;
  const { onlyIf: second } = other;
  if (first === undefined || second === undefined) {
    const { onlyIf, ...always } = one;
    return onlyIf === undefined ? one : always;
  }
  const known = new Set(first.map((call) => JSON.stringify(call)));
  return { ...one, onlyIf: [...first, ...second.filter((call) => !known.has(JSON.stringify(call)))] };
}

function noWayOf({ finding }: ReportedProblem, reason: string): NoWay {
  const { rule, manifest, path, message } = finding;
  return { rule, object: `${manifest?.title ?? ''} ${path}`.trim(), message, reason };
}

/** Kinds with files or state that can't be recreated: never pruned. */
const NEVER_PRUNED: ReadonlySet<string> = new Set([
  'CustomResourceDefinition',
  'Namespace',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Secret',
  'StatefulSet',
  'VolumeGroupSnapshot',
  'VolumeGroupSnapshotContent',
  'VolumeSnapshot',
  'VolumeSnapshotContent',
]);

function pruned({ removed }: Comparison): readonly Step[] {
  const gone = removed.filter((manifest) => !NEVER_PRUNED.has(manifest.kind) && !isKeptByDeploy(manifest));
  return gone.map((manifest) => ({
    id: `remove ${manifest.key}`,
    phase: 'prune',
    title: `Delete ${manifest.title}`,
    why: 'The new version no longer has it, and it holds no files.',
    check: 'It is gone.',
    undo: APPLY_OLD,
    risk: NO_RISK,
    actions: [removeObject(manifest, 'background')],
  }));
}
