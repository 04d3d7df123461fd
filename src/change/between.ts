import { isAllowed } from '../check/allow';
import type { Asked } from '../check/asked';
import { isAsked } from '../check/asked';
import type { Finding } from '../check/finding';
import { inOrder, RuleFinding } from '../check/finding';
import type { Inventory } from '../inventory/inventory';
import type { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';
import { Comparison } from './comparison';
import type { Effect } from './effect';
import { worse } from './effect';
import { differences } from './equal';
import { isKeptByDeploy, whenDeleted } from './reclaim';
import { rules } from './rules.generated';
import { hasSamePods, rollsOut } from './templates';

/** What becomes of one object. */
export interface ObjectChange {
  readonly change: 'added' | 'removed' | 'changed';
  /** The new version; of a removed object the old one. */
  readonly manifest: Manifest;
  readonly effect: Effect;
  /** The fields that differ. */
  readonly fields: readonly FieldPath[];
}

/** What applying new manifests over old ones does. */
export interface ChangeSet {
  readonly objects: readonly ObjectChange[];
  readonly findings: readonly Finding[];
}

/** What applying the manifests of one inventory over those of another does to objects and to files. */
export function changesBetween(before: Inventory, after: Inventory, asked: Asked = {}): ChangeSet {
  const comparison = new Comparison(before, after);
  const findings: Finding[] = [];
  const effects = new Map<Manifest, Effect>();
  for (const rule of rules) {
    if (!isAsked(rule.name, asked)) continue;
    for (const problem of rule.check(comparison)) {
      const { manifest } = problem;
      if (isAllowed(manifest, rule.name)) continue;
      findings.push(new RuleFinding(rule, problem));
      effects.set(manifest, worse(problem.effect ?? rule.effect, effects.get(manifest)));
    }
  }
  const objectChange = (
    change: ObjectChange['change'],
    manifest: Manifest,
    fields: readonly FieldPath[],
    effect: Effect = 'applied',
  ): ObjectChange => ({ change, manifest, fields, effect: worse(effect, effects.get(manifest)) });
  const restarts = restartsOf(comparison);
  const ends = endsOf(comparison);
  return {
    objects: [
      ...comparison.removed.map((manifest) => objectChange('removed', manifest, [], ends.get(manifest))),
      ...comparison.kept.flatMap(({ before: old, after: manifest }) => {
        const fields = [...differences(old.data, manifest.data)];
        return fields.length === 0 ? [] : objectChange('changed', manifest, fields, restarts.get(manifest));
      }),
      ...comparison.added.map((manifest) => objectChange('added', manifest, [])),
    ],
    findings: inOrder(findings),
  };
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
