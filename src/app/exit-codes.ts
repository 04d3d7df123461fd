import { refuse } from '../construct/construct-path';

/** How exit codes are compared with a list. */
export enum ExitCodeOperator {
  /** They are in it. */
  IN = 'In',
  /** They aren't in it. */
  NOT_IN = 'NotIn',
}

const MAX_CODES = 255;

/** The exit codes of a podFailurePolicy as the API server wants them: in ascending order, each once, and no 0 with `In`. */
export function checkedExitCodes(
  constructPath: string,
  operator: ExitCodeOperator,
  codes: readonly number[],
): number[] {
  const isOrdered = codes.every((code, i) => Number.isInteger(code) && (i === 0 || code > (codes[i - 1] ?? 0)));
  const hasZero = operator === ExitCodeOperator.IN && codes.includes(0);
  if (codes.length === 0 || codes.length > MAX_CODES || !isOrdered || hasZero) {
    refuse(
      constructPath,
      `podFailurePolicy: the exit codes (${codes.join(', ')}) are not allowed; give whole numbers in ascending order, each once${hasZero ? ', without 0' : ''}`,
    );
  }
  return [...codes];
}
