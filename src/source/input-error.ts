/** Something that was named can't be read, or is more than can be: one sentence for the user. */
export class InputError extends Error {}
