// Written by scripts/rules.ts from the files of rules/; not to be edited.
import type { Rule } from './rule';
import { rules as accessModes } from './rules/access-modes';
import { rule as badName } from './rules/bad-name';
import { rule as badQuantity } from './rules/bad-quantity';
import { rule as configValueNotString } from './rules/config-value-not-string';
import { rule as duplicateMountPath } from './rules/duplicate-mount-path';
import { rules as enumerations } from './rules/enumerations';
import { rule as envDuplicate } from './rules/env-duplicate';
import { rule as hostpathRootRecycle } from './rules/hostpath-root-recycle';
import { rule as localPvNoNodeAffinity } from './rules/local-pv-no-node-affinity';
import { rule as missingStorageRequest } from './rules/missing-storage-request';
import { rule as missingVolume } from './rules/missing-volume';
import { rules as paths } from './rules/paths';
import { rule as pvCapacity } from './rules/pv-capacity';
import { rule as pvSourceCount } from './rules/pv-source-count';
import { rule as secretDataNotBase64 } from './rules/secret-data-not-base64';
import { rule as unknownField } from './rules/unknown-field';
import { rule as wrongType } from './rules/wrong-type';

export const rules: readonly Rule[] = [
  ...accessModes,
  badName,
  badQuantity,
  configValueNotString,
  duplicateMountPath,
  ...enumerations,
  envDuplicate,
  hostpathRootRecycle,
  localPvNoNodeAffinity,
  missingStorageRequest,
  missingVolume,
  ...paths,
  pvCapacity,
  pvSourceCount,
  secretDataNotBase64,
  unknownField,
  wrongType,
];
