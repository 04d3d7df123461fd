/**
 * What a rule finds only because of what another rule reports: a rolling update, where Recreate stands in `strateyg`. It is gone
 * when that is mended, and isn't reported beside it.
 */
import { Inventory } from '../inventory/inventory';
import type { Json } from '../inventory/json';
import { asList, asObject, field } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';
import { formatPath } from '../inventory/path';
import { groupBy } from './group';
import type { Problem, Severity } from './rule';

/** A problem, and the rule that has it. */
export interface Found {
  readonly rule: string;
  readonly severity: Severity;
  readonly problem: Problem;
}

/** What is needed of an app to make the same with what is mended. */
type App = Pick<Inventory, 'manifests' | 'cluster' | 'survey'>;

/** Only what fails as badly explains a finding: an error is never left out for a warning. */
const EXPLAINS: readonly (readonly [slip: Severity, found: readonly Severity[]])[] = [
  ['error', ['error', 'warning', 'info']],
  ['warning', ['warning', 'info']],
];

/**
 * The findings without those that aren't there when what is meant is written.
 *
 * @param find what the rules of some names find in an inventory
 */
export function withoutConsequences<T extends Found>(
  app: App,
  found: readonly T[],
  find: (inventory: Inventory, rules: ReadonlySet<string>) => Iterable<Found>,
): readonly T[] {
  let left = found;
  for (const [severity, explained] of EXPLAINS) {
    const slips = new Set(left.filter((one) => one.severity === severity && one.problem.mend !== undefined));
    if (slips.size === 0) continue;
    const settled = settledBy(slips);
    left = left.filter((one) => slips.has(one) || !explained.includes(one.severity) || !settled(one));
    const others = left.filter((one) => !slips.has(one) && explained.includes(one.severity));
    if (others.length === 0) continue;
    const { inventory, originals } = mend(app, [...slips]);
    const rules = new Set(others.map(({ rule }) => rule));
    const byManifest = groupBy(others, (one) => one.problem.manifest);
    const gone = new Set(others);
    for (const one of find(inventory, rules)) {
      const original = originals.get(one.problem.manifest) ?? one.problem.manifest;
      for (const other of byManifest.get(original) ?? []) if (fieldOf(one) === fieldOf(other)) gone.delete(other);
    }
    left = left.filter((one) => !gone.has(one));
  }
  return left;
}

/** What is known to be gone with the mending, without a look at all that is mended. */
function settledBy(slips: Iterable<Found>): (found: Found) => boolean {
  const rules = new Map<Manifest, readonly string[]>();
  for (const slip of slips) {
    const { settles } = slip.problem.mend ?? {};
    if (settles !== undefined) rules.set(mendedManifest(slip), settles);
  }
  return ({ rule, problem }) => rules.get(problem.manifest)?.includes(rule) === true;
}

/** The same manifests, mended, and what each of those that are other ones was. */
function mend(
  { manifests, cluster, survey }: App,
  found: readonly Found[],
): { readonly inventory: Inventory; readonly originals: ReadonlyMap<Manifest, Manifest> } {
  const mended = new Map<Manifest, Manifest>();
  for (const [manifest, own] of groupBy(found, mendedManifest))
    mended.set(manifest, own.reduce(mendManifest, manifest));
  const all = manifests.map((manifest) => mended.get(manifest) ?? manifest);
  return {
    inventory: new Inventory(all, cluster, survey.with(mended)),
    originals: new Map([...mended].map(([original, one]) => [one, original])),
  };
}

function mendedManifest({ problem }: Found): Manifest {
  return problem.mend?.manifest ?? problem.manifest;
}

function mendManifest(manifest: Manifest, { problem }: Found): Manifest {
  if (problem.mend === undefined) return manifest;
  const { path, value, insteadOf } = problem.mend;
  if (insteadOf !== undefined && field(manifest.data, ...path) !== undefined) return manifest;
  const rest = insteadOf === undefined ? manifest.data : written(manifest.data, insteadOf, undefined);
  return manifest.withData(asObject(written(rest, path, value)));
}

/** A copy that has another value at a path; undefined takes the field away. */
function written(data: Json | undefined, [step, ...rest]: FieldPath, value: Json | undefined): Json | undefined {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    return asList(data).map((item, index) => (index === step ? (written(item, rest, value) ?? null) : item));
  }
  const object = asObject(data);
  return { ...object, [step]: written(object[step], rest, value) };
}

/** What tells a finding from others of its object. */
function fieldOf({ rule, problem }: Found): string {
  return `${rule} ${formatPath(problem.path)}`;
}
