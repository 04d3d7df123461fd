// Written by scripts/rules.ts from the files of rules/; not to be edited.
import type { Rule } from './rule';
import { rules as accessModes } from './rules/access-modes';
import { rule as ambiguousBinding } from './rules/ambiguous-binding';
import { rule as ambiguousTemplateBinding } from './rules/ambiguous-template-binding';
import { rules as apiVersions } from './rules/api-versions';
import { rule as badEnvName } from './rules/bad-env-name';
import { rule as badName } from './rules/bad-name';
import { rule as badQuantity } from './rules/bad-quantity';
import { rules as binding } from './rules/binding';
import { rules as bindingMode } from './rules/binding-mode';
import { rule as blockDeviceSource } from './rules/block-device-source';
import { rules as claimRef } from './rules/claim-ref';
import { rules as clone } from './rules/clone';
import { rule as configKeyInvalid } from './rules/config-key-invalid';
import { rule as configSubpathStale } from './rules/config-subpath-stale';
import { rule as configTooLarge } from './rules/config-too-large';
import { rule as configValueNotString } from './rules/config-value-not-string';
import { rule as crossNamespaceClaim } from './rules/cross-namespace-claim';
import { rule as csiRequired } from './rules/csi-required';
import { rule as dataPartlyMounted } from './rules/data-partly-mounted';
import { rule as dataPathNotMounted } from './rules/data-path-not-mounted';
import { rule as dataSourceIgnored } from './rules/data-source-ignored';
import { rule as deploymentStrategy } from './rules/deployment-strategy';
import { rule as directoryNamedAfterPod } from './rules/directory-named-after-pod';
import { rule as driverAccessMode } from './rules/driver-access-mode';
import { rule as driverParameters } from './rules/driver-parameters';
import { rule as duplicateMountPath } from './rules/duplicate-mount-path';
import { rule as duplicateObject } from './rules/duplicate-object';
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
import { rule as fileSystemUnfit } from './rules/file-system-unfit';
import { rule as fsGroupSlow } from './rules/fs-group-slow';
import { rule as fsgroupIgnored } from './rules/fsgroup-ignored';
import { rule as hookClaim } from './rules/hook-claim';
import { rule as hostpathNotShared } from './rules/hostpath-not-shared';
import { rule as hostpathRootRecycle } from './rules/hostpath-root-recycle';
import { rule as hostpathSensitive } from './rules/hostpath-sensitive';
import { rule as hostpathUnpinned } from './rules/hostpath-unpinned';
import { rule as imageStartsAsRoot } from './rules/image-starts-as-root';
import { rule as initChown } from './rules/init-chown';
import { rules as leftStorage } from './rules/left-storage';
import { rule as localPvNoNodeAffinity } from './rules/local-pv-no-node-affinity';
import { rule as milliQuantity } from './rules/milli-quantity';
import { rule as missingClaim } from './rules/missing-claim';
import { rule as missingConfigKey } from './rules/missing-config-key';
import { rule as missingConfigmap } from './rules/missing-configmap';
import { rule as missingPort } from './rules/missing-port';
import { rule as missingPv } from './rules/missing-pv';
import { rule as missingStorageClass } from './rules/missing-storage-class';
import { rule as missingStorageRequest } from './rules/missing-storage-request';
import { rule as missingVolume } from './rules/missing-volume';
import { rule as misspeltVariable } from './rules/misspelt-variable';
import { rule as modeDecimal } from './rules/mode-decimal';
import { rule as mountAboveImageVolume } from './rules/mount-above-image-volume';
import { rule as mountHidesImageDir } from './rules/mount-hides-image-dir';
import { rule as mountOptionsUnsupported } from './rules/mount-options-unsupported';
import { rule as mountOverSystemDir } from './rules/mount-over-system-dir';
import { rule as mountPropagation } from './rules/mount-propagation';
import { rule as multipleDefaultClasses } from './rules/multiple-default-classes';
import { rule as nonrootNoFsgroup } from './rules/nonroot-no-fsgroup';
import { rules as paths } from './rules/paths';
import { rule as pgdataMountRoot } from './rules/pgdata-mount-root';
import { rule as podSecurityVolume } from './rules/pod-security-volume';
import { rule as portDuplicate } from './rules/port-duplicate';
import { rule as pvCapacity } from './rules/pv-capacity';
import { rule as pvClaimedTwice } from './rules/pv-claimed-twice';
import { rule as pvDuplicateHandle } from './rules/pv-duplicate-handle';
import { rule as pvSourceCount } from './rules/pv-source-count';
import { rule as readonlyData } from './rules/readonly-data';
import { rule as reclaimDelete } from './rules/reclaim-delete';
import { rule as reclaimRecycle } from './rules/reclaim-recycle';
import { rule as reclaimUnsupported } from './rules/reclaim-unsupported';
import { rule as removedVolumePlugin } from './rules/removed-volume-plugin';
import { rule as rwopNonCsi } from './rules/rwop-non-csi';
import { rule as secondWriter } from './rules/second-writer';
import { rule as secretDataNotBase64 } from './rules/secret-data-not-base64';
import { rule as secretInConfigmap } from './rules/secret-in-configmap';
import { rule as secretTrailingNewline } from './rules/secret-trailing-newline';
import { rule as secretTypeKeys } from './rules/secret-type-keys';
import { rule as selectorBlocksProvisioning } from './rules/selector-blocks-provisioning';
import { rule as selectorMismatch } from './rules/selector-mismatch';
import { rule as serverIdentity } from './rules/server-identity';
import { rule as serviceOtherNamespace } from './rules/service-other-namespace';
import { rules as sharedClaim } from './rules/shared-claim';
import { rules as snapshot } from './rules/snapshot';
import { rule as snapshotContent } from './rules/snapshot-content';
import { rule as staticClaimDefaultClass } from './rules/static-claim-default-class';
import { rule as staticPoolTooSmall } from './rules/static-pool-too-small';
import { rules as storageLimits } from './rules/storage-limits';
import { rule as stsRetentionDelete } from './rules/sts-retention-delete';
import { rule as stsServiceMissing } from './rules/sts-service-missing';
import { rule as subpathexprUndefinedVar } from './rules/subpathexpr-undefined-var';
import { rule as syncWaveClaim } from './rules/sync-wave-claim';
import { rule as topologyConflict } from './rules/topology-conflict';
import { rule as unknownField } from './rules/unknown-field';
import { rules as unused } from './rules/unused';
import { rule as unusedVolume } from './rules/unused-volume';
import { rule as versionLabel } from './rules/version-label';
import { rule as wffcNodeName } from './rules/wffc-node-name';
import { rule as wrongType } from './rules/wrong-type';
import { rule as zonalPvNoAffinity } from './rules/zonal-pv-no-affinity';

export const rules: readonly Rule[] = [
  ...accessModes,
  ambiguousBinding,
  ambiguousTemplateBinding,
  ...apiVersions,
  badEnvName,
  badName,
  badQuantity,
  ...binding,
  ...bindingMode,
  blockDeviceSource,
  ...claimRef,
  ...clone,
  configKeyInvalid,
  configSubpathStale,
  configTooLarge,
  configValueNotString,
  crossNamespaceClaim,
  csiRequired,
  dataPartlyMounted,
  dataPathNotMounted,
  dataSourceIgnored,
  deploymentStrategy,
  directoryNamedAfterPod,
  driverAccessMode,
  driverParameters,
  duplicateMountPath,
  duplicateObject,
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
  fileSystemUnfit,
  fsGroupSlow,
  fsgroupIgnored,
  hookClaim,
  hostpathNotShared,
  hostpathRootRecycle,
  hostpathSensitive,
  hostpathUnpinned,
  imageStartsAsRoot,
  initChown,
  ...leftStorage,
  localPvNoNodeAffinity,
  milliQuantity,
  missingClaim,
  missingConfigKey,
  missingConfigmap,
  missingPort,
  missingPv,
  missingStorageClass,
  missingStorageRequest,
  missingVolume,
  misspeltVariable,
  modeDecimal,
  mountAboveImageVolume,
  mountHidesImageDir,
  mountOptionsUnsupported,
  mountOverSystemDir,
  mountPropagation,
  multipleDefaultClasses,
  nonrootNoFsgroup,
  ...paths,
  pgdataMountRoot,
  podSecurityVolume,
  portDuplicate,
  pvCapacity,
  pvClaimedTwice,
  pvDuplicateHandle,
  pvSourceCount,
  readonlyData,
  reclaimDelete,
  reclaimRecycle,
  reclaimUnsupported,
  removedVolumePlugin,
  rwopNonCsi,
  secondWriter,
  secretDataNotBase64,
  secretInConfigmap,
  secretTrailingNewline,
  secretTypeKeys,
  selectorBlocksProvisioning,
  selectorMismatch,
  serverIdentity,
  serviceOtherNamespace,
  ...sharedClaim,
  ...snapshot,
  snapshotContent,
  staticClaimDefaultClass,
  staticPoolTooSmall,
  ...storageLimits,
  stsRetentionDelete,
  stsServiceMissing,
  subpathexprUndefinedVar,
  syncWaveClaim,
  topologyConflict,
  unknownField,
  ...unused,
  unusedVolume,
  versionLabel,
  wffcNodeName,
  wrongType,
  zonalPvNoAffinity,
];
