import type { SurvivalRow } from '../../src/survival/table';
import { Outcome } from '../../src/survival/verdict';
import type { View, Written } from './watch';

/** The observations of an app before and after an event. */
export interface Evidence {
  readonly row: SurvivalRow;
  readonly before: View;
  readonly after: View;
  /** The objects of the app, e.g. `ConfigMap settings`, that were gone before it was created again. */
  readonly gone: ReadonlySet<string>;
  /** The node that is gone; files of pods on other nodes aren't judged. */
  readonly lostNode: string | undefined;
  readonly isOnDisk: (tokens: ReadonlySet<string>) => boolean;
}

const WORST_FIRST: readonly Outcome[] = [Outcome.LOST, Outcome.STRANDED, Outcome.KEPT];

/** The outcome for the files of a row; undefined if there were no files, or the event didn't concern them. */
export function judge({ row, before, after, gone, lostNode, isOnDisk }: Evidence): Outcome | undefined {
  const old = before.written.filter(
    ({ container, node }) => container === row.container.name && (lostNode === undefined || node === lostNode),
  );
  const ids = new Set(old.map(({ id }) => id));
  const tokens = tokensOf(old, row.path);
  if (tokens.size === 0) return undefined;
  // Files that come from an object return with it when the app is applied again, but the event did delete them.
  if (row.bytes.life === 'projection' && isGone(row, gone)) return Outcome.LOST;
  const places = [...new Set(old.map(({ place }) => place))];
  const outcomes = places.map((place) => {
    const mine = (one: Written): boolean => one.container === row.container.name && one.place === place;
    const own = tokensOf(old.filter(mine), row.path);
    const successors = after.written.filter((one) => mine(one) && !ids.has(one.id));
    const found = successors.map(({ sightings }) => sightings.find(({ path }) => path === row.path)?.found ?? '');
    if (found.length === 0 && after.written.some(({ id }) => ids.has(id))) return undefined;
    if (found.length > 0 && found.every((token) => own.has(token))) return Outcome.KEPT;
    return isOnDisk(own) ? Outcome.STRANDED : Outcome.LOST;
  });
  const known: readonly Outcome[] = outcomes.filter((outcome) => outcome !== undefined);
  return WORST_FIRST.find((outcome) => known.includes(outcome));
}

function tokensOf(written: readonly Written[], path: string): ReadonlySet<string> {
  const sightings = written.flatMap((one) => one.sightings.filter((sighting) => sighting.path === path));
  return new Set(sightings.map(({ now }) => now).filter((token) => token !== ''));
}

function isGone({ mount }: SurvivalRow, gone: ReadonlySet<string>): boolean {
  const uses = mount?.volume?.configs ?? [];
  return uses.some(({ kind, name }) => gone.has(`${kind} ${name}`));
}
