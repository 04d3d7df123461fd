import { deployMark } from '../inventory/deploy-marks';
import { asString, field } from '../inventory/json';
import type { Comparison } from './comparison';
import { whenDeleted } from './reclaim';
import type { ChangeProblem, ChangeRule } from './rule';

/** What is refused of an object that the deploy tool is told to delete and make anew: what that does to the files. */
export function recreated(rule: ChangeRule, problem: ChangeProblem, comparison: Comparison): ChangeProblem {
  const { manifest } = problem;
  if ((problem.effect ?? rule.effect) !== 'rejected') return problem;
  const mark = deployMark(manifest, 'recreated-each-time', 'recreated', 'always-recreated');
  if (mark === undefined) return problem;
  const message = `${problem.message}; ${mark.text} has it deleted and made anew`;
  const take = `Take ${mark.text} away, or leave the field as it was.`;
  if (manifest.kind === 'CustomResourceDefinition')
    return { ...problem, message: `${message}, and with it all objects of its kind`, effect: 'deleted', fix: take };
  // Of a claim that is replaced whatever changes, hook-recreates tells it.
  const isTold = manifest.kind === 'PersistentVolumeClaim' && mark.meaning !== 'recreated';
  const claims = isTold ? [] : claimsGoneWith(problem, comparison);
  const lost = claims.find(({ severity }) => severity === 'error') ?? claims[0];
  if (lost === undefined) return { ...problem, message, effect: 'recreated', severity: 'info' };
  return { ...problem, message: `${message}: ${lost.reason}`, effect: lost.effect, severity: lost.severity, fix: take };
}

/** What becomes of the claims that are deleted with the object. */
function claimsGoneWith(
  { manifest }: ChangeProblem,
  { before }: Comparison,
): readonly ReturnType<typeof whenDeleted>[] {
  const own = before.claims.filter((claim) => claim.manifest.key === manifest.key);
  if (manifest.kind === 'PersistentVolumeClaim') return own.map((claim) => whenDeleted(claim, before));
  const policy = asString(field(manifest.spec, 'persistentVolumeClaimRetentionPolicy', 'whenDeleted'));
  return policy === 'Delete' ? own.map((claim) => whenDeleted(claim, before)) : [];
}
