/** An input that can't be read, or is too large; the message is one sentence for the user. */
export class InputError extends Error {}

/** The message of an error without the path at its beginning. */
export function reasonOf({ message }: InputError, path: string): string {
  return message.startsWith(`${path} `) ? message.slice(path.length + 1) : message;
}
