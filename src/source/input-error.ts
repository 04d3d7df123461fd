/** Something that was named can't be read, or is more than can be: one sentence for the user. */
export class InputError extends Error {}

/** The sentence of an error without the path that it begins with. */
export function reasonOf({ message }: InputError, path: string): string {
  return message.startsWith(`${path} `) ? message.slice(path.length + 1) : message;
}
