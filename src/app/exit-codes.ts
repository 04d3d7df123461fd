import { refuse } from '../construct/where';

/** Whether exit codes are those listed. */
export enum ExitCodeOperator {
  /** They are. */
  IN = 'In',
  /** They aren't. */
  NOT_IN = 'NotIn',
}

/** A list of exit codes from `least`, in ascending order and each once, as the API server wants them. */
export function checkedExitCodes(where: string, what: string, codes: readonly number[], least: number): number[] {
  const isOrdered = codes.every((code, i) => i === 0 || code > (codes[i - 1] ?? 0));
  if (codes.length === 0 || !isOrdered || codes.some((code) => !Number.isInteger(code) || code < least || code > 255)) {
    refuse(
      where,
      `${what}: the exit codes (${codes.join(', ')}) are not allowed; give whole numbers from ${least} to 255 in ascending order, each once`,
    );
  }
  return [...codes];
}
