import type { Notice } from '@/lib/contracts/trace';

/** A refusal in AWS's words: the exception's name, where, the message, the facts it rests on. */
export function refusal(
  path: string,
  message: string,
  facts: readonly string[] = [],
  code = 'ValidationException',
): Notice {
  return { code, path, message, facts: [...facts] };
}

/** The documentation says that this combination is not supported, whatever a single API call accepts. */
export function notSupported(path: string, message: string, facts: readonly string[]): Notice {
  return { code: 'not-supported', path, message, facts: [...facts] };
}

/** AWS's wording for values that the shape of a request refuses. */
export function constraintViolation(value: unknown, member: string, path: string, constraint: string): Notice {
  return refusal(
    path,
    `1 validation error detected: Value '${String(value)}' at '${member}' failed to satisfy constraint: ${constraint}`,
  );
}

export function enumViolation(value: unknown, member: string, path: string, allowed: readonly string[]): Notice {
  return constraintViolation(value, member, path, `Member must satisfy enum value set: [${allowed.join(', ')}]`);
}
