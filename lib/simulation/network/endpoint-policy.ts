/**
 * Does an endpoint policy let the model's call through? "Control access to VPC endpoints using endpoint policies": without
 * a policy everything is allowed; an explicit Deny wins, and what no statement allows is denied. M4 M5
 */
export type Call = {
  /** Null for a service whose calls we do not know: then any statement that allows something is enough. */
  readonly action: string | null;
  /** The ARN of what is called; null where the scenario names none: then a statement is taken to mean it. */
  readonly resource: string | null;
};

export type EndpointPolicy = string | Readonly<Record<string, unknown>> | undefined;

export function policyAllows(policy: EndpointPolicy, call: Call): boolean {
  if (policy === undefined) return true;
  const document = typeof policy === 'string' ? parseJson(policy) : policy;
  const statements = listOf(memberOf(document, 'Statement')).filter((statement) => isAbout(statement, call));
  const denied = statements.some((one) => memberOf(one, 'Effect') === 'Deny' && holdsForEveryone(one));
  return !denied && statements.some((one) => memberOf(one, 'Effect') === 'Allow');
}

/**
 * Who calls and under which conditions a scenario does not say. So an Allow's Principal and Condition are taken as met,
 * and a Deny counts where it spares nobody.
 */
function holdsForEveryone(statement: unknown): boolean {
  const principal = memberOf(statement, 'Principal') ?? '*';
  const everyone = listOf(memberOf(principal, 'AWS') ?? principal).includes('*');
  return everyone && memberOf(statement, 'Condition') === undefined;
}

function isAbout(statement: unknown, { action, resource }: Call): boolean {
  const isDeny = memberOf(statement, 'Effect') === 'Deny';
  return (
    covers(statement, 'Action', 'NotAction', action, isDeny) &&
    covers(statement, 'Resource', 'NotResource', resource, false)
  );
}

/** `known` null: all is covered, but where `wildcardOnly` nothing short of `*` is. */
function covers(statement: unknown, member: string, except: string, known: string | null, wildcardOnly: boolean) {
  const patterns = listOf(memberOf(statement, member)).map(String);
  const exceptions = listOf(memberOf(statement, except)).map(String);
  if (known === null) return wildcardOnly ? patterns.includes('*') : exceptions.length === 0;
  if (exceptions.length > 0) return !exceptions.some((pattern) => matches(pattern, known));
  return patterns.some((pattern) => matches(pattern, known));
}

/** `*` stands for any characters, `?` for one. Actions do not distinguish case; ARNs that do differ in more than case. */
function matches(pattern: string, text: string): boolean {
  const parts = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${parts.replaceAll('?', '.')}$`, 'i').test(text);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
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
