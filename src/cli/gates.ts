import { nearest } from '../api/nearest';
import { Event, EVENTS } from '../survival/event';
import type { SurvivalRow } from '../survival/table';
import { Outcome } from '../survival/verdict';
import { UsageError } from './usage-error';

/** An outcome that fails a build, at one event or all. */
export interface Gate {
  readonly text: string;
  readonly outcome: Outcome;
  readonly events: readonly Event[];
}

/** Parses the values of `--fail-on`. @throws UsageError for unknown outcomes and events */
export function readGates(lists: readonly string[]): Gate[] {
  return lists
    .flatMap((list) => list.split(','))
    .filter((text) => text !== '')
    .map((text) => {
      const [outcome = '', ...event] = text.split(':');
      return {
        text,
        outcome: parseValue(outcome, Object.values(Outcome), 'outcome'),
        events: event.length === 0 ? EVENTS : [parseValue(event.join(':'), EVENTS, 'event')],
      };
    });
}

export function isHit({ outcome, events }: Gate, row: SurvivalRow): boolean {
  return events.some((event) => row.outcomes[event].outcome === outcome);
}

function parseValue<T extends string>(given: string, allowed: readonly T[], what: string): T {
  const found = allowed.find((value) => value === given);
  if (found !== undefined) return found;
  const near = nearest(given, allowed);
  throw new UsageError(
    `--fail-on has no ${what} ${JSON.stringify(given)}; ${near === undefined ? `there are ${allowed.join(', ')}` : `did you mean ${near}?`}`,
  );
}
