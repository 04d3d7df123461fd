import { nearest } from '../api/nearest';
import { Event, EVENTS } from '../survival/event';
import type { SurvivalRow } from '../survival/table';
import { Outcome } from '../survival/verdict';
import { UsageError } from './usage-error';

/** An outcome that fails a build, at one event or at any. */
export interface Gate {
  readonly text: string;
  readonly outcome: Outcome;
  readonly events: readonly Event[];
}

/** The gates of `--fail-on`. @throws UsageError for words that are no outcome or event */
export function readGates(lists: readonly string[]): Gate[] {
  return lists
    .flatMap((list) => list.split(','))
    .filter((text) => text !== '')
    .map((text) => {
      const [outcome = '', ...event] = text.split(':');
      return {
        text,
        outcome: wordOf(outcome, Object.values(Outcome), 'outcome'),
        events: event.length === 0 ? EVENTS : [wordOf(event.join(':'), EVENTS, 'event')],
      };
    });
}

export function isHit({ outcome, events }: Gate, row: SurvivalRow): boolean {
  return events.some((event) => row.outcomes[event].outcome === outcome);
}

function wordOf<T extends string>(given: string, words: readonly T[], what: string): T {
  const found = words.find((word) => word === given);
  if (found !== undefined) return found;
  const near = nearest(given, words);
  throw new UsageError(
    `--fail-on has no ${what} ${JSON.stringify(given)}; ${near === undefined ? `there are ${words.join(', ')}` : `did you mean ${near}?`}`,
  );
}
