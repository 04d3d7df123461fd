/**
 * Leaves out findings that are only consequences of others, e.g. "rolling update" because of a misspelt `strateyg: Recreate`:
 * those that the rules no longer report on a copy of the manifests in which the cause is corrected.
 */
import { Inventory } from '../inventory/inventory';
import type { Json } from '../inventory/json';
import { asList, asObject, field } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';
import { formatPath } from '../inventory/path';
import { groupBy } from './group';
import type { Problem, Severity } from './rule';

/** A problem with its rule. */
export interface Found {
  readonly rule: string;
  readonly severity: Severity;
  readonly problem: Problem;
}

/** The parts of an inventory from which a corrected copy is created. */
type App = Pick<Inventory, 'manifests' | 'cluster' | 'survey'>;

/** The severities of consequences by the severity of their cause: a warning is never the cause of an error. */
const CONSEQUENCES: readonly (readonly [cause: Severity, found: readonly Severity[]])[] = [
  ['error', ['error', 'warning', 'info']],
  ['warning', ['warning', 'info']],
];

/**
 * The findings without the consequences of others.
 *
 * @param find runs the rules of these names on an inventory
 */
export function withoutConsequences<T extends Found>(
  app: App,
  found: readonly T[],
  find: (inventory: Inventory, rules: ReadonlySet<string>) => Iterable<Found>,
): readonly T[] {
  let left = found;
  for (const [severity, severities] of CONSEQUENCES) {
    const causes = new Set(left.filter((one) => one.severity === severity && one.problem.correction !== undefined));
    if (causes.size === 0) continue;
    const isResolved = resolvedBy(causes);
    left = left.filter((one) => causes.has(one) || !severities.includes(one.severity) || !isResolved(one));
    const others = left.filter((one) => !causes.has(one) && severities.includes(one.severity));
    if (others.length === 0) continue;
    const { inventory, originals } = correct(app, [...causes]);
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

/** Whether a cause names the rule of a finding in `resolves`: then the rules needn't run again to tell. */
function resolvedBy(causes: Iterable<Found>): (found: Found) => boolean {
  const rules = new Map<Manifest, readonly string[]>();
  for (const cause of causes) {
    const { resolves } = cause.problem.correction ?? {};
    if (resolves !== undefined) rules.set(manifestToCorrect(cause), resolves);
  }
  return ({ rule, problem }) => rules.get(problem.manifest)?.includes(rule) === true;
}

/** An inventory of the corrected manifests, and the original of each manifest that changed. */
function correct(
  { manifests, cluster, survey }: App,
  found: readonly Found[],
): { readonly inventory: Inventory; readonly originals: ReadonlyMap<Manifest, Manifest> } {
  const corrected = new Map<Manifest, Manifest>();
  for (const [manifest, own] of groupBy(found, manifestToCorrect))
    corrected.set(manifest, own.reduce(correctManifest, manifest));
  const all = manifests.map((manifest) => corrected.get(manifest) ?? manifest);
  return {
    inventory: new Inventory(all, cluster, survey.with(corrected)),
    originals: new Map([...corrected].map(([original, one]) => [one, original])),
  };
}

function manifestToCorrect({ problem }: Found): Manifest {
  return problem.correction?.manifest ?? problem.manifest;
}

function correctManifest(manifest: Manifest, { problem }: Found): Manifest {
  if (problem.correction === undefined) return manifest;
  const { path, value, replaces } = problem.correction;
  if (replaces !== undefined && field(manifest.data, ...path) !== undefined) return manifest;
  const rest = replaces === undefined ? manifest.data : withValue(manifest.data, replaces, undefined);
  return manifest.withData(asObject(withValue(rest, path, value)));
}

/** A copy with the value at the path; undefined removes the field. */
function withValue(data: Json | undefined, [step, ...rest]: FieldPath, value: Json | undefined): Json | undefined {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    return asList(data).map((item, index) => (index === step ? (withValue(item, rest, value) ?? null) : item));
  }
  const object = asObject(data);
  return { ...object, [step]: withValue(object[step], rest, value) };
}

/** The key of a finding among those of its object. */
function fieldOf({ rule, problem }: Found): string {
  return `${rule} ${formatPath(problem.path)}`;
}
