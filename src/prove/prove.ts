import { asString, field } from '../inventory/json';
import { Event } from '../survival/event';
import type { SurvivalRow } from '../survival/table';
import type { Stage } from './acts';
import { ACTS } from './acts';
import type { Cluster } from './cluster';
import { guard } from './guard';
import type { Cell, Volumes } from './judge';
import { judge } from './judge';
import type { View } from './pods';
import { Pods, RUNS_ON } from './pods';
import type { Staged, StagedWorkload } from './stage';

/** A row of the survival table with its observed outcomes. */
export interface ProvenRow {
  readonly row: SurvivalRow;
  /** Why it wasn't tried; undefined where it was. */
  readonly untried: string | undefined;
  readonly cells: ReadonlyMap<Event, Cell>;
}

export interface ProveOptions {
  readonly nodes: readonly string[] | undefined;
  /** Seconds that pods may take to start. */
  readonly timeoutSeconds: number;
  readonly progress: (what: string) => void;
}

/** The result of `prove`. */
export interface Proof {
  readonly rows: readonly ProvenRow[];
  /** The volumes that could not be removed. */
  readonly left: readonly string[];
}

/** Deploys an app, causes all events, and removes the app. */
export function prove(cluster: Cluster, staged: Staged, options: ProveOptions): Proof {
  const standby = guard(cluster);
  const volumes = new Set<string>();
  let rows: readonly ProvenRow[] = [];
  try {
    rows = play({ cluster, staged, nodes: options.nodes }, options, volumes);
  } finally {
    options.progress('removing all of it');
    cluster.remove();
    standby.dismiss();
  }
  return { rows, left: removeVolumes(cluster, volumes) };
}

function play(stage: Stage, { timeoutSeconds, progress }: ProveOptions, volumes: Set<string>): readonly ProvenRow[] {
  const { cluster, staged } = stage;
  const pods = new Pods(cluster, staged.rows, timeoutSeconds);
  const cells = new Map(staged.rows.map(({ row }) => [row, new Map<Event, Cell>()]));
  progress('making the app');
  cluster.make();
  cluster.apply(staged.objects);
  let views = pods.settled(staged.workloads, NONE);
  for (const act of ACTS) {
    const before = cluster.volumes();
    for (const name of before) volumes.add(name);
    const affected = new Map<StagedWorkload, View>();
    const skipped = new Map<StagedWorkload, string>();
    for (const [workload, view] of views) {
      const isReady = view.waiting === undefined || view.waiting === RUNS_ON;
      const why = isReady ? act.whyNot(workload, view, stage) : view.waiting;
      if (why === undefined) affected.set(workload, view);
      else skipped.set(workload, why);
    }
    const note = (workload: StagedWorkload, cellOf: (row: SurvivalRow) => Cell | undefined): void => {
      for (const { row, untried } of staged.rows) {
        const cell = row.workload === workload.workload && untried === undefined ? cellOf(row) : undefined;
        if (cell !== undefined) cells.get(row)?.set(act.event, cell);
      }
    };
    for (const [workload, why] of skipped) note(workload, () => ({ seen: undefined, note: why, predicted: [] }));
    if (affected.size === 0) continue;
    progress(act.event.replaceAll('-', ' '));
    act.make(stage, affected);
    const after = pods.settled([...affected.keys()], idsOf(affected));
    const state = stateOf(cluster, before);
    const configsDeleted = act.deletesConfigs === true;
    for (const [workload, view] of after) {
      const old = affected.get(workload) ?? view;
      note(workload, (row) =>
        judge({ row, event: act.event, before: old, after: view, volumes: state, configsDeleted }),
      );
    }
    const fresh = act.undo === undefined ? after : undone(act.undo, stage, pods, after);
    views = new Map([...views, ...fresh]);
  }
  for (const name of cluster.volumes()) volumes.add(name);
  return staged.rows.map(({ row, untried }) => ({ row, untried, cells: cells.get(row) ?? new Map<Event, Cell>() }));
}

const NONE: ReadonlySet<string> = new Set();

function undone(
  undo: NonNullable<(typeof ACTS)[number]['undo']>,
  stage: Stage,
  pods: Pods,
  after: ReadonlyMap<StagedWorkload, View>,
): ReadonlyMap<StagedWorkload, View> {
  undo(stage, [...after.keys()]);
  return pods.settled([...after.keys()], idsOf(after));
}

function idsOf(views: ReadonlyMap<StagedWorkload, View>): ReadonlySet<string> {
  return new Set([...views.values()].flatMap(({ seen }) => seen.map(({ id }) => id)));
}

/** Whether a volume that lost its claim still exists, and isn't about to be deleted. */
function stateOf(cluster: Cluster, before: readonly string[]): Volumes {
  const now = new Set(cluster.volumes());
  const states = before
    .filter((name) => !now.has(name))
    .map((name): Volumes => {
      const volume = cluster.volume(name);
      if (volume === 'unreadable') return volume;
      return volume === undefined || asString(field(volume, 'spec', 'persistentVolumeReclaimPolicy')) === 'Delete'
        ? 'gone'
        : 'there';
    });
  return states.find((state) => state !== 'gone') ?? 'gone';
}

/** Lets retained volumes be deleted. @returns the names of those that can't be */
function removeVolumes(cluster: Cluster, names: ReadonlySet<string>): readonly string[] {
  return [...names].filter((name) => {
    const volume = cluster.volume(name);
    if (volume === undefined || volume === 'unreadable') return volume !== undefined;
    return !cluster.patchVolume(name, { spec: { persistentVolumeReclaimPolicy: 'Delete' } });
  });
}
