import type { Claim } from '../inventory/claims';
import type { DeployMark } from '../inventory/deploy-marks';
import { deployMark } from '../inventory/deploy-marks';
import type { Inventory } from '../inventory/inventory';
import type { Manifest } from '../inventory/manifest';
import { boundBytes } from '../survival/locate';
import { Outcome } from '../survival/verdict';
import type { ChangeProblem } from './rule';

/** The outcome for the files of a deleted claim, with the severity and effect of a problem. */
export function whenDeleted(
  claim: Claim,
  inventory: Inventory,
): Required<Pick<ChangeProblem, 'severity' | 'effect'>> & { readonly reason: string; readonly outcome: Outcome } {
  const { reclaim, noFilesReason: never } = boundBytes(claim, inventory);
  const { outcome, reason } = reclaim;
  if (never !== undefined) return { severity: 'info', effect: 'applied', reason: 'it never had files', outcome };
  return outcome === Outcome.KEPT
    ? { severity: 'warning', effect: 'orphaned', reason, outcome }
    : { severity: 'error', effect: 'deleted', reason, outcome };
}

/** Whether the deploy tool keeps an object that is no longer among the manifests. */
export function isKeptByDeploy(manifest: Manifest): boolean {
  return deployMark(manifest, 'kept-when-removed') !== undefined;
}

/** The mark that makes the deploy tool never change an existing object. */
export function neverChangedMark(manifest: Manifest): DeployMark | undefined {
  return deployMark(manifest, 'never-changed', 'not-applied');
}
