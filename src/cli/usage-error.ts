import { InputError } from '../source/input-error';

/** A mistake in how a command was called: one sentence, and exit code 2. */
export class UsageError extends InputError {}
