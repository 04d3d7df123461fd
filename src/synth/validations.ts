import type { IValidation } from 'constructs';

/** Validations that change nothing: the tree they were asked about is still the same afterwards. */
export const READING_ONLY = new WeakSet<IValidation>();
