import { Event } from '../survival/event';
import type { SurvivalRow } from '../survival/table';
import { Outcome } from '../survival/verdict';
import type { Seen, View } from './pods';
import { isBoundElsewhere } from './pods';

/** What was seen of the files of a row at an event. */
export interface Cell {
  /** Undefined where nothing could be seen. */
  readonly seen: Outcome | undefined;
  /** Why nothing was seen, or what was seen beside it. */
  readonly note: string;
  /** The outcomes that `survival` allows; what it doesn't know is any of them. */
  readonly predicted: readonly Outcome[];
}

/** What of the volumes of an app could be found out after an event. */
export type Volumes = 'there' | 'gone' | 'unreadable';

/** What was seen of a workload before and after an event. */
export interface Evidence {
  readonly row: SurvivalRow;
  readonly event: Event;
  readonly before: View;
  readonly after: View;
  /** What became of the volumes that there were before. */
  readonly volumes: Volumes;
  /** Whether ConfigMaps and Secrets of the app were deleted. */
  readonly configsDeleted: boolean;
}

const WORST_FIRST: readonly Outcome[] = [Outcome.LOST, Outcome.STRANDED, Outcome.KEPT];

/** What became of the files of a row; undefined where the event isn't about them. */
export function judge(evidence: Evidence): Cell | undefined {
  const { row, event, before, after, volumes, configsDeleted } = evidence;
  const isOnClaim = row.bytes.life === 'claim' || row.bytes.life === 'pod-claim';
  if (event === Event.CLAIM_DELETED && !isOnClaim) return undefined;
  const predicted = allowed(evidence);
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

/** Where a pod comes to is the scheduler's to choose: what holds of the place that it chose is as predicted. */
function allowed({ row, event, before, after }: Evidence): readonly Outcome[] {
  const hasMoved = after.nodes.some((node) => !before.nodes.includes(node));
  const events = new Set<Event>([event]);
  if (hasMoved && PLACED_ANEW.has(event)) events.add(Event.POD_MOVED);
  if (!hasMoved && event === Event.ROLLOUT) events.add(Event.POD_REPLACED);
  return [...events].map((one) => row.outcomes[one].outcome);
}

const PLACED_ANEW: ReadonlySet<Event> = new Set([
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

/** Whether something else was seen than `survival` says. */
export function differs({ seen, predicted }: Cell): boolean {
  return seen !== undefined && !predicted.includes(seen) && !predicted.includes(Outcome.UNKNOWN);
}

function ofContainer({ seen }: View, { container }: SurvivalRow): readonly Seen[] {
  return seen.filter((one) => one.container === container.name);
}

function tokens(seen: readonly Seen[], path: string): ReadonlySet<string> {
  return new Set(seen.map(({ sightings }) => sightings.get(path)?.now ?? '').filter((token) => token !== ''));
}
