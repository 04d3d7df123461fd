import type { IValidation } from 'constructs';

/** Validations that don't change the tree. */
export const READ_ONLY_VALIDATIONS = new WeakSet<IValidation>();
