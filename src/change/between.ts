import { isAcknowledgedAt } from '../check/acknowledged';
import { isAllowed } from '../check/allow';
import { isRuleEnabled } from '../check/rule-filter';
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
import { isKeptByDeploy, neverChangedMark, whenDeleted } from './reclaim';
import { asRecreation } from './recreated';
import type { ChangeProblem } from './rule';
import { rules } from './rules.generated';
import { hasSamePods, hasRollingUpdate } from './pod-template';

/** The change of one object. */
export interface ObjectChange {
  readonly change: 'added' | 'removed' | 'changed';
  /** The new version; of a removed object the old one. */
  readonly manifest: Manifest;
  readonly effect: Effect;
  /** The values that differ; those that rules reported come first. */
  readonly leaves: readonly Leaf[];
}

/** The result of comparing two versions. */
export interface ChangeSet {
  /** The worst first. */
  readonly objects: readonly ObjectChange[];
  readonly findings: readonly Finding[];
}

/** What applying the manifests of `after` over those of `before` does to objects and files; of alternatives, the first count. */
export function changesBetween(before: Inventory, after: Inventory, options: ChangeOptions = {}): ChangeSet {
  const comparison = new Comparison(before, after, options);
  const problems = problemsOf(comparison, options);
  return {
    objects: objectsOf(comparison, problems).toSorted((one, other) => byEffect(one.effect, other.effect)),
    findings: inOrder(problems.map(({ finding }) => finding)),
  };
}

/** A problem with its finding and effect. */
export interface ReportedProblem {
  readonly finding: Finding;
  readonly problem: ChangeProblem;
  readonly effect: Effect;
}

/** The problems that rules find in a comparison, without allowed ones. */
export function problemsOf(comparison: Comparison, options: ChangeOptions): readonly ReportedProblem[] {
  const found: ReportedProblem[] = [];
  for (const rule of rules) {
    if (!isRuleEnabled(rule.name, options) || (rule.eachTime !== true && comparison.isUnchanged)) continue;
    for (const refused of rule.check(comparison)) {
      const { manifest } = refused;
      if (isAllowed(manifest, rule.name) || isAcknowledgedAt(manifest, rule.name)) continue;
      if (comparison.isKept(manifest) && neverChangedMark(manifest) !== undefined) continue;
      const problem = asRecreation(rule, refused, comparison);
      found.push({ problem, finding: new RuleFinding(rule, problem), effect: problem.effect ?? rule.effect });
    }
  }
  return found;
}

function objectsOf(comparison: Comparison, problems: readonly ReportedProblem[]): readonly ObjectChange[] {
  const found = reportsByObject(problems);
  const restarts = restartsOf(comparison);
  const ends = effectsOfRemoval(comparison);
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
      const unknownValues = comparison.unknownValues.get(manifest) ?? [];
      if (leaves.length === 0 && reported === undefined)
        return unknownValues.length === 0 ? [] : [objectChange('changed', manifest, unknownValues, 'open')];
      const effect = neverChangedMark(manifest) === undefined ? restarts.get(manifest) : 'left';
      return objectChange(
        'changed',
        manifest,
        [...(reported === undefined ? leaves : reportedFirst(leaves, reported)), ...unknownValues],
        effect,
      );
    }),
    ...comparison.added.map((manifest) => objectChange('added', manifest, [])),
  ];
  if (found.size === 0) return objects;
  // Hooks aren't compared, but may have findings.
  const reported = new Set(objects.map(({ manifest }) => manifest));
  const others = [...found.keys()].filter((manifest) => !reported.has(manifest));
  return [...objects, ...others.map((manifest) => objectChange('changed', manifest, []))];
}

/** The rules' reports on one object. */
interface ObjectReports {
  effect: Effect;
  readonly paths: string[];
  readonly leaves: Leaf[];
}

function reportsByObject(problems: readonly ReportedProblem[]): ReadonlyMap<Manifest, ObjectReports> {
  const found = new Map<Manifest, ObjectReports>();
  for (const { problem, effect } of problems) {
    let reported = found.get(problem.manifest);
    if (reported === undefined) found.set(problem.manifest, (reported = { effect, paths: [], leaves: [] }));
    reported.effect = worse(effect, reported.effect);
    reported.paths.push(problem.path.join('.'));
    reported.leaves.push(...(problem.leaves ?? []));
  }
  return found;
}

/** Sorts the values that rules reported before the others. */
function reportedFirst(leaves: readonly Leaf[], { paths, leaves: reported }: ObjectReports): readonly Leaf[] {
  const found = new Set(reported.map(({ path }) => path.join('.')));
  const isFound = ({ path }: Leaf): boolean => {
    const text = path.join('.');
    return found.has(text) || paths.some((one) => one !== '' && (text === one || text.startsWith(`${one}.`)));
  };
  const differing = new Set(leaves.map(({ path }) => path.join('.')));
  return [
    // Such as null for an unset field, which only rules report.
    ...reported.filter(({ path }) => !differing.has(path.join('.'))),
    ...leaves.filter(isFound),
    ...leaves.filter((leaf) => !isFound(leaf)),
  ];
}

/** The effects on removed objects that aren't simply deleted: claims, and objects that the deploy tool keeps. */
function effectsOfRemoval({ removed, removedClaims, before }: Comparison): ReadonlyMap<Manifest, Effect> {
  const ends = new Map(removedClaims.map((claim) => [claim.manifest, whenDeleted(claim, before).effect]));
  for (const manifest of removed) if (isKeptByDeploy(manifest)) ends.set(manifest, 'left');
  return ends;
}

/** The effects on workloads whose pods change. */
function restartsOf({ workloads }: Comparison): ReadonlyMap<Manifest, Effect> {
  const restarts = new Map<Manifest, Effect>();
  for (const pair of workloads) {
    if (pair.after.kind === 'CronJob' || hasSamePods(pair)) continue;
    restarts.set(pair.after.manifest, hasRollingUpdate(pair.after) ? 'restarts' : 'delayed');
  }
  return restarts;
}
