/** An error of Node.js with a code. */
export interface NodeError {
  readonly code: string;
  readonly message: string;
}

export function isNodeError(error: unknown): error is NodeError {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    'message' in error &&
    typeof error.message === 'string'
  );
}
