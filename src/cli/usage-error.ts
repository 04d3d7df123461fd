import { InputError } from '../source/input-error';

/** A mistake of the user in calling a command; the exit code is 2. */
export class UsageError extends InputError {}
