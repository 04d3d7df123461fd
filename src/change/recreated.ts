import { deployMark } from '../inventory/deploy-marks';
import { asString, field } from '../inventory/json';
import type { Comparison } from './comparison';
import { whenDeleted } from './reclaim';
import type { ChangeProblem, ChangeRule } from './rule';

/** A refused change of an object that the deploy tool recreates: then a problem with its files. Else the same problem. */
export function asRecreation(rule: ChangeRule, problem: ChangeProblem, comparison: Comparison): ChangeProblem {
  const { manifest } = problem;
  if ((problem.effect ?? rule.effect) !== 'rejected') return problem;
  const mark = deployMark(manifest, 'recreated-each-time', 'recreated', 'always-recreated');
  if (mark === undefined) return problem;
  const message = `${problem.message}; ${mark.text} has it deleted and made anew`;
  const fix = `Take ${mark.text} away, or leave the field as it was.`;
  if (manifest.kind === 'CustomResourceDefinition')
    return { ...problem, message: `${message}, and with it all objects of its kind`, effect: 'deleted', fix: fix };
  // The rule hook-recreates reports claims that are recreated anyway.
  const isReportedElsewhere = manifest.kind === 'PersistentVolumeClaim' && mark.meaning !== 'recreated';
  const claims = isReportedElsewhere ? [] : claimsDeletedWith(problem, comparison);
  const lost = claims.find(({ severity }) => severity === 'error') ?? claims[0];
  if (lost === undefined) return { ...problem, message, effect: 'recreated', severity: 'info' };
  return { ...problem, message: `${message}: ${lost.reason}`, effect: lost.effect, severity: lost.severity, fix: fix };
}

/** The outcomes for the claims that are deleted with the object. */
function claimsDeletedWith(
  { manifest }: ChangeProblem,
  { before }: Comparison,
): readonly ReturnType<typeof whenDeleted>[] {
  const own = before.claims.filter((claim) => claim.manifest.key === manifest.key);
  if (manifest.kind === 'PersistentVolumeClaim') return own.map((claim) => whenDeleted(claim, before));
  const policy = asString(field(manifest.spec, 'persistentVolumeClaimRetentionPolicy', 'whenDeleted'));
  return policy === 'Delete' ? own.map((claim) => whenDeleted(claim, before)) : [];
}
