// Written by scripts/rules.ts from the files of rules/; not to be edited.
import type { Rule } from './rule';
import { rules as accessModes } from './rules/access-modes';
import { rule as badEnvName } from './rules/bad-env-name';
import { rule as badName } from './rules/bad-name';
import { rule as badQuantity } from './rules/bad-quantity';
import { rule as blockDeviceSource } from './rules/block-device-source';
import { rule as configKeyInvalid } from './rules/config-key-invalid';
import { rule as configSubpathStale } from './rules/config-subpath-stale';
import { rule as configTooLarge } from './rules/config-too-large';
import { rule as configValueNotString } from './rules/config-value-not-string';
import { rule as csiRequired } from './rules/csi-required';
import { rule as dataPathNotMounted } from './rules/data-path-not-mounted';
import { rule as dataSourceIgnored } from './rules/data-source-ignored';
import { rule as deploymentStrategy } from './rules/deployment-strategy';
import { rule as duplicateMountPath } from './rules/duplicate-mount-path';
import { rule as emptydirDatabase } from './rules/emptydir-database';
import { rule as emptydirEphemeralLimit } from './rules/emptydir-ephemeral-limit';
import { rule as emptydirMemoryLimit } from './rules/emptydir-memory-limit';
import { rule as emptydirReplicas } from './rules/emptydir-replicas';
import { rule as emptydirUnbounded } from './rules/emptydir-unbounded';
import { rules as enumerations } from './rules/enumerations';
import { rule as envDuplicate } from './rules/env-duplicate';
import { rule as envFieldPath } from './rules/env-field-path';
import { rule as envOrder } from './rules/env-order';
import { rule as envShadow } from './rules/env-shadow';
import { rule as envTwoSources } from './rules/env-two-sources';
import { rule as fileModeRange } from './rules/file-mode-range';
import { rule as fsGroupSlow } from './rules/fs-group-slow';
import { rule as fsgroupIgnored } from './rules/fsgroup-ignored';
import { rule as hostpathRootRecycle } from './rules/hostpath-root-recycle';
import { rule as hostpathSensitive } from './rules/hostpath-sensitive';
import { rule as hostpathUnpinned } from './rules/hostpath-unpinned';
import { rule as localPvNoNodeAffinity } from './rules/local-pv-no-node-affinity';
import { rule as milliQuantity } from './rules/milli-quantity';
import { rule as missingStorageRequest } from './rules/missing-storage-request';
import { rule as missingVolume } from './rules/missing-volume';
import { rule as modeDecimal } from './rules/mode-decimal';
import { rule as mountHidesImageDir } from './rules/mount-hides-image-dir';
import { rule as mountOptionsUnsupported } from './rules/mount-options-unsupported';
import { rule as mountOverSystemDir } from './rules/mount-over-system-dir';
import { rule as mountPropagation } from './rules/mount-propagation';
import { rule as nonrootNoFsgroup } from './rules/nonroot-no-fsgroup';
import { rules as paths } from './rules/paths';
import { rule as pgdataMountRoot } from './rules/pgdata-mount-root';
import { rule as pvCapacity } from './rules/pv-capacity';
import { rule as pvSourceCount } from './rules/pv-source-count';
import { rule as readonlyData } from './rules/readonly-data';
import { rule as reclaimDelete } from './rules/reclaim-delete';
import { rule as reclaimRecycle } from './rules/reclaim-recycle';
import { rule as reclaimUnsupported } from './rules/reclaim-unsupported';
import { rule as removedVolumePlugin } from './rules/removed-volume-plugin';
import { rule as rwopNonCsi } from './rules/rwop-non-csi';
import { rule as secretDataNotBase64 } from './rules/secret-data-not-base64';
import { rule as secretInConfigmap } from './rules/secret-in-configmap';
import { rule as secretTrailingNewline } from './rules/secret-trailing-newline';
import { rule as secretTypeKeys } from './rules/secret-type-keys';
import { rule as selectorMismatch } from './rules/selector-mismatch';
import { rule as stsRetentionDelete } from './rules/sts-retention-delete';
import { rule as subpathexprUndefinedVar } from './rules/subpathexpr-undefined-var';
import { rule as unknownField } from './rules/unknown-field';
import { rule as unusedVolume } from './rules/unused-volume';
import { rule as wrongType } from './rules/wrong-type';

export const rules: readonly Rule[] = [
  ...accessModes,
  badEnvName,
  badName,
  badQuantity,
  blockDeviceSource,
  configKeyInvalid,
  configSubpathStale,
  configTooLarge,
  configValueNotString,
  csiRequired,
  dataPathNotMounted,
  dataSourceIgnored,
  deploymentStrategy,
  duplicateMountPath,
  emptydirDatabase,
  emptydirEphemeralLimit,
  emptydirMemoryLimit,
  emptydirReplicas,
  emptydirUnbounded,
  ...enumerations,
  envDuplicate,
  envFieldPath,
  envOrder,
  envShadow,
  envTwoSources,
  fileModeRange,
  fsGroupSlow,
  fsgroupIgnored,
  hostpathRootRecycle,
  hostpathSensitive,
  hostpathUnpinned,
  localPvNoNodeAffinity,
  milliQuantity,
  missingStorageRequest,
  missingVolume,
  modeDecimal,
  mountHidesImageDir,
  mountOptionsUnsupported,
  mountOverSystemDir,
  mountPropagation,
  nonrootNoFsgroup,
  ...paths,
  pgdataMountRoot,
  pvCapacity,
  pvSourceCount,
  readonlyData,
  reclaimDelete,
  reclaimRecycle,
  reclaimUnsupported,
  removedVolumePlugin,
  rwopNonCsi,
  secretDataNotBase64,
  secretInConfigmap,
  secretTrailingNewline,
  secretTypeKeys,
  selectorMismatch,
  stsRetentionDelete,
  subpathexprUndefinedVar,
  unknownField,
  unusedVolume,
  wrongType,
];
