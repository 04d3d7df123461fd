import type { rules } from '../change/rules.generated';
import type { Recipe } from './recipe';
import { askOperator, lookElsewhere, moveWithin, restart, tellProgram } from './recipes/by-hand';
import { defaultTakenOff } from './recipes/defaults';
import { claimAnew, growAnyway, shrinkRefused } from './recipes/in-place';
import { decidePolicy, keepClaim, keepDowngraded, keepHook, keepScaled, keepSet, keepVolume } from './recipes/keep';
import { anew, configAnew, selectorAnew } from './recipes/made-anew';
import { handOn, moveNamespace, rebindMounts } from './recipes/rebind';
import { setAnew } from './recipes/set-anew';
import { sourceMoved } from './recipes/sources';
import { upgradeFiles } from './recipes/upgrade';

/** What answers each rule of changes. */
export const RECIPES: Readonly<Record<(typeof rules)[number]['name'], Recipe | undefined>> = {
  'cel-transition': askOperator,
  'config-change-no-rollout': restart,
  'config-immutable': configAnew,
  'data-directory-changed': moveWithin,
  'default-stays': defaultTakenOff,
  'field-immutable': anew,
  'first-start-setting-changed': tellProgram,
  'hook-recreates': keepHook,
  'job-immutable': anew,
  'mount-path-changed': lookElsewhere,
  'namespace-changed': moveNamespace,
  'password-changed': tellProgram,
  'pv-removed': keepVolume,
  'pv-source-immutable': sourceMoved,
  'pvc-expand-forbidden': growAnyway,
  'pvc-immutable': claimAnew,
  'pvc-removed': keepClaim,
  'pvc-renamed': rebindMounts,
  'pvc-shrink': shrinkRefused,
  'reclaim-policy-loosened': decidePolicy,
  'retain-not-rebind': handOn,
  'sc-immutable': anew,
  'selector-immutable': selectorAnew,
  'service-immutable': anew,
  'store-changed': rebindMounts,
  'sts-immutable': setAnew,
  'sts-removed': keepSet,
  'sts-renamed': rebindMounts,
  'sts-replaced': rebindMounts,
  'sts-scaled-with-delete': keepScaled,
  'subpath-changed': moveWithin,
  'template-renamed': rebindMounts,
  'version-needs-step': upgradeFiles,
  'volume-downgraded': keepDowngraded,
};
