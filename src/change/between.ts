import { isAcknowledgedAt } from '../check/acknowledged';
import { isAllowed } from '../check/allow';
import { isAsked } from '../check/asked';
import type { Finding } from '../check/finding';
import { inOrder, RuleFinding } from '../check/finding';
import type { Inventory } from '../inventory/inventory';
import type { Manifest } from '../inventory/manifest';
import { Comparison } from './comparison';
import type { Effect } from './effect';
import { byEffect, worse } from './effect';
import type { Leaf } from './leaves';
import { leavesAt } from './leaves';
import type { ChangeOptions } from './options';
import { isKeptByDeploy, neverChanged, whenDeleted } from './reclaim';
import { recreated } from './recreated';
import type { ChangeProblem } from './rule';
import { rules } from './rules.generated';
import { hasSamePods, rollsOut } from './templates';

/** What becomes of one object. */
export interface ObjectChange {
  readonly change: 'added' | 'removed' | 'changed';
  /** The new version; of a removed object the old one. */
  readonly manifest: Manifest;
  readonly effect: Effect;
  /** What differs: what a rule found first. */
  readonly leaves: readonly Leaf[];
}

/** What applying new manifests over old ones does. */
export interface ChangeSet {
  /** The worst first. */
  readonly objects: readonly ObjectChange[];
  readonly findings: readonly Finding[];
}

/** What applying the manifests of one inventory over those of another does to objects and to files; of alternatives the first count. */
export function changesBetween(before: Inventory, after: Inventory, options: ChangeOptions = {}): ChangeSet {
  const comparison = new Comparison(before, after, options);
  const problems = problemsOf(comparison, options);
  return {
    objects: objectsOf(comparison, problems).toSorted((one, other) => byEffect(one.effect, other.effect)),
    findings: inOrder(problems.map(({ finding }) => finding)),
  };
}

/** A problem with what is reported of it. */
export interface Found {
  readonly finding: Finding;
  readonly problem: ChangeProblem;
  readonly effect: Effect;
}

/** What the rules find in a comparison. */
export function problemsOf(comparison: Comparison, options: ChangeOptions): readonly Found[] {
  const found: Found[] = [];
  for (const rule of rules) {
    if (!isAsked(rule.name, options) || (rule.eachTime !== true && comparison.isUnchanged)) continue;
    for (const refused of rule.check(comparison)) {
      const { manifest } = refused;
      if (isAllowed(manifest, rule.name) || isAcknowledgedAt(manifest, rule.name)) continue;
      if (comparison.isKept(manifest) && neverChanged(manifest) !== undefined) continue;
      const problem = recreated(rule, refused, comparison);
      found.push({ problem, finding: new RuleFinding(rule, problem), effect: problem.effect ?? rule.effect });
    }
  }
  return found;
}

function objectsOf(comparison: Comparison, problems: readonly Found[]): readonly ObjectChange[] {
  const found = foundOf(problems);
  const restarts = restartsOf(comparison);
  const ends = endsOf(comparison);
  const objectChange = (
    change: ObjectChange['change'],
    manifest: Manifest,
    leaves: readonly Leaf[],
    effect: Effect = 'applied',
  ): ObjectChange => ({ change, manifest, leaves, effect: worse(effect, found.get(manifest)?.effect) });
  const objects = [
    ...comparison.removed.map((manifest) => objectChange('removed', manifest, [], ends.get(manifest))),
    ...comparison.kept.flatMap((pair) => {
      const { after: manifest } = pair;
      const leaves = leavesAt(pair);
      const reported = found.get(manifest);
      const open = comparison.open.get(manifest) ?? [];
      if (leaves.length === 0 && reported === undefined)
        return open.length === 0 ? [] : [objectChange('changed', manifest, open, 'open')];
      const effect = neverChanged(manifest) === undefined ? restarts.get(manifest) : 'left';
      return objectChange(
        'changed',
        manifest,
        [...(reported === undefined ? leaves : reportedFirst(leaves, reported)), ...open],
        effect,
      );
    }),
    ...comparison.added.map((manifest) => objectChange('added', manifest, [])),
  ];
  if (found.size === 0) return objects;
  // Hooks are no part of what is kept up to date, but may take files away.
  const reported = new Set(objects.map(({ manifest }) => manifest));
  const others = [...found.keys()].filter((manifest) => !reported.has(manifest));
  return [...objects, ...others.map((manifest) => objectChange('changed', manifest, []))];
}

/** What rules found of one object. */
interface Reported {
  effect: Effect;
  readonly paths: string[];
  readonly leaves: Leaf[];
}

function foundOf(problems: readonly Found[]): ReadonlyMap<Manifest, Reported> {
  const found = new Map<Manifest, Reported>();
  for (const { problem, effect } of problems) {
    let reported = found.get(problem.manifest);
    if (reported === undefined) found.set(problem.manifest, (reported = { effect, paths: [], leaves: [] }));
    reported.effect = worse(effect, reported.effect);
    reported.paths.push(problem.path.join('.'));
    reported.leaves.push(...(problem.leaves ?? []));
  }
  return found;
}

/** What rules found comes before the rest. */
function reportedFirst(leaves: readonly Leaf[], { paths, leaves: reported }: Reported): readonly Leaf[] {
  const found = new Set(reported.map(({ path }) => path.join('.')));
  const isFound = ({ path }: Leaf): boolean => {
    const text = path.join('.');
    return found.has(text) || paths.some((one) => one !== '' && (text === one || text.startsWith(`${one}.`)));
  };
  const differing = new Set(leaves.map(({ path }) => path.join('.')));
  return [
    // A null where there was nothing is no difference to anybody but the server.
    ...reported.filter(({ path }) => !differing.has(path.join('.'))),
    ...leaves.filter(isFound),
    ...leaves.filter((leaf) => !isFound(leaf)),
  ];
}

/** What becomes of objects that are gone, where they aren't just deleted: of claims with their files, and what is left there. */
function endsOf({ removed, removedClaims, before }: Comparison): ReadonlyMap<Manifest, Effect> {
  const ends = new Map(removedClaims.map((claim) => [claim.manifest, whenDeleted(claim, before).effect]));
  for (const manifest of removed) if (isKeptByDeploy(manifest)) ends.set(manifest, 'left');
  return ends;
}

/** The workloads whose pods change, with what becomes of the pods that run. */
function restartsOf({ workloads }: Comparison): ReadonlyMap<Manifest, Effect> {
  const restarts = new Map<Manifest, Effect>();
  for (const pair of workloads) {
    if (pair.after.kind === 'CronJob' || hasSamePods(pair)) continue;
    restarts.set(pair.after.manifest, rollsOut(pair.after) ? 'restarts' : 'delayed');
  }
  return restarts;
}
