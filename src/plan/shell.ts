/** An argument of a function of the script. */
export type Argument = string | Variable;

/** A variable of the script, expanded to one argument. */
export interface Variable {
  readonly variable: string;
}

/** The namespace of kubectl's current context. */
export const OWN_NAMESPACE: Variable = { variable: 'NAMESPACE' };

/** A call of a function in the script, with quoted arguments. */
export function shellLine(call: readonly Argument[]): string {
  return call
    .map((argument) => (typeof argument === 'string' ? quoted(argument) : `"$${argument.variable}"`))
    .join(' ');
}

/** Quotes a word for a POSIX shell. */
export function quoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
