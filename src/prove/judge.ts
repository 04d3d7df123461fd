import { Event } from '../survival/event';
import type { SurvivalRow } from '../survival/table';
import { Outcome } from '../survival/verdict';
import type { Seen, View } from './pods';
import { isBoundElsewhere } from './pods';

/** What happened to the files of a row at an event. */
export interface Cell {
  /** The outcome; undefined where the files could not be checked. */
  readonly seen: Outcome | undefined;
  /** Why the files could not be checked, or a remark on the outcome. */
  readonly note: string;
  /** The outcomes that agree with `survival`; UNKNOWN agrees with all. */
  readonly predicted: readonly Outcome[];
}

/** Whether the volumes of an app exist after an event. */
export type Volumes = 'there' | 'gone' | 'unreadable';

/** The state of a workload before and after an event. */
export interface Evidence {
  readonly row: SurvivalRow;
  readonly event: Event;
  readonly before: View;
  readonly after: View;
  /** Whether the earlier volumes still exist. */
  readonly volumes: Volumes;
  /** Whether ConfigMaps and Secrets of the app were deleted. */
  readonly configsDeleted: boolean;
}

const WORST_FIRST: readonly Outcome[] = [Outcome.LOST, Outcome.STRANDED, Outcome.KEPT];

/** Determines what happened to the files of a row; undefined where the event doesn't concern them. */
export function judge(evidence: Evidence): Cell | undefined {
  const { row, event, before, after, volumes, configsDeleted } = evidence;
  const isOnClaim = row.bytes.life === 'claim' || row.bytes.life === 'pod-claim';
  if (event === Event.CLAIM_DELETED && !isOnClaim) return undefined;
  const predicted = predictedOutcomes(evidence);
  const unseen = (note: string): Cell => ({ seen: undefined, note, predicted });
  const seen = (outcome: Outcome, note = ''): Cell => ({ seen: outcome, note, predicted });
  const old = ofContainer(before, row);
  if (tokens(old, row.path).size === 0) return unseen(before.waiting ?? 'there is no file at the path');
  if (row.bytes.life === 'projection' && row.bytes.inApp && configsDeleted) return seen(Outcome.LOST);
  if (isOnClaim && isBoundElsewhere(after)) return seen(Outcome.STRANDED, after.waiting);
  if (after.waiting !== undefined) return unseen(after.waiting);
  const ids = new Set(old.map(({ id }) => id));
  const outcomes = [...new Set(old.map(({ place }) => place))].flatMap((place) => {
    const own = tokens(
      old.filter((one) => one.place === place),
      row.path,
    );
    const next = ofContainer(after, row).filter((one) => one.place === place && !ids.has(one.id));
    if (next.length === 0) return [];
    const isFound = next.every(({ sightings }) => own.has(sightings.get(row.path)?.found ?? ''));
    if (isFound) return [Outcome.KEPT];
    return [isOnClaim && volumes === 'there' ? Outcome.STRANDED : Outcome.LOST];
  });
  const worst = WORST_FIRST.find((outcome) => outcomes.includes(outcome));
  if (worst === undefined) return unseen('no container came after');
  if (worst === Outcome.LOST && isOnClaim && volumes === 'unreadable')
    return { ...seen(worst, 'or stranded: volumes may not be read here'), predicted: orStranded(predicted) };
  return seen(worst);
}

/** The outcomes that were predicted for the node that the scheduler chose: the same as before, or another. */
function predictedOutcomes({ row, event, before, after }: Evidence): readonly Outcome[] {
  const hasMoved = after.nodes.some((node) => !before.nodes.includes(node));
  const events = new Set<Event>([event]);
  if (hasMoved && RESCHEDULING.has(event)) events.add(Event.POD_MOVED);
  if (!hasMoved && event === Event.ROLLOUT) events.add(Event.POD_REPLACED);
  return [...events].map((one) => row.outcomes[one].outcome);
}

const RESCHEDULING: ReadonlySet<Event> = new Set([
  Event.POD_REPLACED,
  Event.SCALE_DOWN,
  Event.ROLLOUT,
  Event.WORKLOAD_DELETED,
  Event.CLAIM_DELETED,
  Event.APP_DELETED,
  Event.NAMESPACE_DELETED,
]);

function orStranded(predicted: readonly Outcome[]): readonly Outcome[] {
  return predicted.includes(Outcome.STRANDED) ? [...predicted, Outcome.LOST] : predicted;
}

/** Whether the outcome contradicts `survival`. */
export function differs({ seen, predicted }: Cell): boolean {
  return seen !== undefined && !predicted.includes(seen) && !predicted.includes(Outcome.UNKNOWN);
}

function ofContainer({ seen }: View, { container }: SurvivalRow): readonly Seen[] {
  return seen.filter((one) => one.container === container.name);
}

function tokens(seen: readonly Seen[], path: string): ReadonlySet<string> {
  return new Set(seen.map(({ sightings }) => sightings.get(path)?.now ?? '').filter((token) => token !== ''));
}
