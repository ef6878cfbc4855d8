/**
 * Does an endpoint policy let the model's calls through? The default policy allows everything; a policy of its own is
 * read as far as it decides reading objects: an Allow statement for the action, and no Deny of it. M4 M5
 */
export function policyAllows(policy: string | Record<string, unknown> | undefined): boolean {
  if (policy === undefined) return true;
  const document = typeof policy === 'string' ? parseJson(policy) : policy;
  const statements = listOf(propertyOf(document, 'Statement'));
  const effective = statements.filter((statement) => listOf(propertyOf(statement, 'Action')).some(coversReading));
  const has = (effect: string) => effective.some((statement) => propertyOf(statement, 'Effect') === effect);
  return has('Allow') && !has('Deny');
}

function coversReading(action: unknown): boolean {
  return (
    typeof action === 'string' && /^(\*|s3:(\*|Get\*|GetObject\*?)|cloudwatch:(\*|Put\*|PutMetricData))$/.test(action)
  );
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function propertyOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a policy that is no JSON allows nothing
  }
}
