/** A mistake in how a command was called, or something that can't be read: one sentence, and exit code 2. */
export class UsageError extends Error {}
