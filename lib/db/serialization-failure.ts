/** Whether a statement was undone because what it built on had changed (SQLSTATE 40001): read again and repeat. */
export function isSerializationFailure(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 8; cause = cause.cause, depth += 1) {
    if (cause.message.includes('40001') || ('code' in cause && cause.code === '40001')) return true;
  }
  return false;
}
