// Written by scripts/rules.ts from the files of rules/; not to be edited.
import type { ChangeRule } from './rule';
import { rule as celTransition } from './rules/cel-transition';
import { rule as configChangeNoRollout } from './rules/config-change-no-rollout';
import { rule as configImmutable } from './rules/config-immutable';
import { rule as dataDirectoryChanged } from './rules/data-directory-changed';
import { rule as defaultStays } from './rules/default-stays';
import { rule as fieldImmutable } from './rules/field-immutable';
import { rule as firstStartSettingChanged } from './rules/first-start-setting-changed';
import { rule as hookRecreates } from './rules/hook-recreates';
import { rule as jobImmutable } from './rules/job-immutable';
import { rule as mountPathChanged } from './rules/mount-path-changed';
import { rule as namespaceChanged } from './rules/namespace-changed';
import { rule as operatorRemoved } from './rules/operator-removed';
import { rule as passwordChanged } from './rules/password-changed';
import { rule as pvRemoved } from './rules/pv-removed';
import { rule as pvSourceImmutable } from './rules/pv-source-immutable';
import { rule as pvcExpandForbidden } from './rules/pvc-expand-forbidden';
import { rule as pvcImmutable } from './rules/pvc-immutable';
import { rule as pvcRemoved } from './rules/pvc-removed';
import { rule as pvcRenamed } from './rules/pvc-renamed';
import { rule as pvcShrink } from './rules/pvc-shrink';
import { rule as reclaimPolicyLoosened } from './rules/reclaim-policy-loosened';
import { rule as retainNotRebind } from './rules/retain-not-rebind';
import { rule as scImmutable } from './rules/sc-immutable';
import { rule as selectorImmutable } from './rules/selector-immutable';
import { rule as serviceImmutable } from './rules/service-immutable';
import { rule as storeChanged } from './rules/store-changed';
import { rule as stsImmutable } from './rules/sts-immutable';
import { rule as stsRemoved } from './rules/sts-removed';
import { rule as stsRenamed } from './rules/sts-renamed';
import { rule as stsReplaced } from './rules/sts-replaced';
import { rule as stsScaledWithDelete } from './rules/sts-scaled-with-delete';
import { rule as subpathChanged } from './rules/subpath-changed';
import { rule as templateRenamed } from './rules/template-renamed';
import { rule as versionNeedsStep } from './rules/version-needs-step';
import { rule as volumeDowngraded } from './rules/volume-downgraded';

export const rules: readonly ChangeRule[] = [
  celTransition,
  configChangeNoRollout,
  configImmutable,
  dataDirectoryChanged,
  defaultStays,
  fieldImmutable,
  firstStartSettingChanged,
  hookRecreates,
  jobImmutable,
  mountPathChanged,
  namespaceChanged,
  operatorRemoved,
  passwordChanged,
  pvRemoved,
  pvSourceImmutable,
  pvcExpandForbidden,
  pvcImmutable,
  pvcRemoved,
  pvcRenamed,
  pvcShrink,
  reclaimPolicyLoosened,
  retainNotRebind,
  scImmutable,
  selectorImmutable,
  serviceImmutable,
  storeChanged,
  stsImmutable,
  stsRemoved,
  stsRenamed,
  stsReplaced,
  stsScaledWithDelete,
  subpathChanged,
  templateRenamed,
  versionNeedsStep,
  volumeDowngraded,
];
