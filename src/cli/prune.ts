import { renamedLiveSets } from '../change/live-sets';
import { Inventory } from '../inventory/inventory';
import type { Manifest } from '../inventory/manifest';
import type { Arguments } from './arguments';
import { readsCluster } from './cluster';
import type { Options } from './options';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/** The option to delete live objects, for verbs that compare with a cluster. */
export const PRUNE_OPTION = {
  prune: {
    type: 'string',
    multiple: true,
    value: 'KIND/NAME',
    help: 'with --cluster: an object that runs, is not in PATH, and is to be deleted, such as a StatefulSet that has another name now; may be repeated',
  },
} as const satisfies Options;

/** The live objects that an apply neither changes nor deletes. @throws UsageError if there is no object that `--prune` names */
export function unappliedObjects(
  live: readonly Manifest[],
  written: readonly Manifest[],
  given: Arguments,
): readonly Manifest[] {
  const own = new Set(written.map(({ key }) => key));
  const others = live.filter(({ key }) => !own.has(key));
  const gone = new Set(given.strings('prune').flatMap((name) => objectsNamed(name, others)));
  return others.filter((manifest) => !gone.has(manifest));
}

function objectsNamed(wanted: string, others: readonly Manifest[]): readonly Manifest[] {
  const nameOf = ({ kind, name }: Manifest): string => `${kind.toLowerCase()}/${name}`;
  const found = others.filter((manifest) => nameOf(manifest) === wanted.toLowerCase());
  if (found.length > 0) return found;
  const kind = wanted.toLowerCase().split('/')[0];
  const there = others.filter((manifest) => manifest.kind.toLowerCase() === kind).map(nameOf);
  throw new UsageError(
    `--prune ${wanted}: nothing of that kind and name runs and is not in PATH; give KIND/NAME${there.length === 0 ? ', e.g. statefulset/db' : `: there ${there.length === 1 ? 'is' : 'are'} ${there.slice(0, 5).join(', ')}`}`,
  );
}

/** @throws UsageError for --prune without --cluster */
export function checkPrune(given: Arguments): void {
  if (given.strings('prune').length > 0 && !readsCluster(given))
    throw new UsageError('--prune needs --cluster: of two versions, what the new one does not have is gone');
}

/** Suggests --prune for live StatefulSets that may have been renamed. */
export function suggestPrune(
  live: readonly Manifest[],
  written: readonly Manifest[],
  unapplied: readonly Manifest[],
  terminal: Terminal,
): void {
  const stays = new Set(unapplied);
  for (const { before, after } of renamedLiveSets(new Inventory(live), new Inventory(written)))
    if (stays.has(before))
      terminal.error(
        `cdk8s-stateful: ${after.title} is new, and ${before.title}, which is not in PATH, runs the same image: if it takes its place and its files, add --prune ${before.kind.toLowerCase()}/${before.name}\n`,
      );
}
