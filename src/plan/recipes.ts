import type { rules } from '../change/rules.generated';
import type { Recipe } from './recipe';
import { askOperator, backUpFirst, lookElsewhere, moveWithin, restart, tellProgram } from './recipes/by-hand';
import { removeDefault } from './recipes/defaults';
import { recreateClaim, growAnyway, shrinkRefused } from './recipes/in-place';
import { decidePolicy, keepClaim, keepDowngraded, keepHook, keepScaled, keepSet, keepVolume } from './recipes/keep';
import { recreate, recreateConfig, recreateForSelector } from './recipes/recreate';
import { handOver, moveNamespace, rebindMounts } from './recipes/rebind';
import { recreateSet } from './recipes/recreate-set';
import { recreateVolume } from './recipes/recreate-volume';
import { upgradeFiles } from './recipes/upgrade';

/** The recipe for each rule about changes. */
export const RECIPES: Readonly<Record<(typeof rules)[number]['name'], Recipe | undefined>> = {
  'cel-transition': askOperator,
  'config-change-no-rollout': restart,
  'config-immutable': recreateConfig,
  'data-directory-changed': moveWithin,
  'default-stays': removeDefault,
  'field-immutable': recreate,
  'first-start-setting-changed': tellProgram,
  'hook-recreates': keepHook,
  'job-immutable': recreate,
  'mount-path-changed': lookElsewhere,
  'namespace-changed': moveNamespace,
  'operator-removed': backUpFirst,
  'password-changed': tellProgram,
  'pv-removed': keepVolume,
  'pv-source-immutable': recreateVolume,
  'pvc-expand-forbidden': growAnyway,
  'pvc-immutable': recreateClaim,
  'pvc-removed': keepClaim,
  'pvc-renamed': rebindMounts,
  'pvc-shrink': shrinkRefused,
  'reclaim-policy-loosened': decidePolicy,
  'retain-not-rebind': handOver,
  'sc-immutable': recreate,
  'selector-immutable': recreateForSelector,
  'service-immutable': recreate,
  'store-changed': rebindMounts,
  'sts-immutable': recreateSet,
  'sts-removed': keepSet,
  'sts-renamed': rebindMounts,
  'sts-replaced': rebindMounts,
  'sts-scaled-with-delete': keepScaled,
  'subpath-changed': moveWithin,
  'template-renamed': rebindMounts,
  'version-needs-step': upgradeFiles,
  'volume-downgraded': keepDowngraded,
};
