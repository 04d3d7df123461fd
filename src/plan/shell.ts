/** An argument of a command of the script. */
export type Argument = string | Variable;

/** A variable of the script, whose value is one argument. */
export interface Variable {
  readonly variable: string;
}

/** The namespace that kubectl is set to. */
export const OWN_NAMESPACE: Variable = { variable: 'NAMESPACE' };

/** A line of the script: a function and its arguments, quoted. */
export function shellLine(call: readonly Argument[]): string {
  return call
    .map((argument) => (typeof argument === 'string' ? quoted(argument) : `"$${argument.variable}"`))
    .join(' ');
}

/** A word that no shell reads anything into. */
export function quoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
