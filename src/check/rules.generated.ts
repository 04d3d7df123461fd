// Written by scripts/rules.ts from the files of rules/; not to be edited.
import type { Rule } from './rule';
import { rule as envDuplicate } from './rules/env-duplicate';
import { rule as missingVolume } from './rules/missing-volume';

export const rules: readonly Rule[] = [
  envDuplicate,
  missingVolume,
];
