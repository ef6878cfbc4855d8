/**
 * Why a path is blocked, in the vocabulary of VPC Reachability Analyzer ("Reachability Analyzer explanation codes"), and
 * what each code means here. `AccessDenied` is none of its codes: the analyzer judges packets, an endpoint policy judges
 * calls, and this is what the service then answers.
 */
export const explanations = {
  NO_SOURCE_OR_DESTINATION: 'it does not exist',
  UNKNOWN_DESTINATION: 'the name of the service cannot be resolved',
  NO_POSSIBLE_DESTINATION: 'nothing behind it leads to the service',
  NO_ROUTE_TO_DESTINATION: 'the route table has no route to the service',
  BAD_STATE_ROUTE: 'the route leads to something that no longer exists (blackhole)',
  BAD_STATE: 'it is not available',
  ENI_SG_RULES_MISMATCH: 'no rule of the security group applies',
  SUBNET_ACL_RESTRICTION: 'the network ACL does not admit the traffic',
  IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS: 'the internet gateway drops what comes from an address without a public one',
  AccessDenied: 'the endpoint policy does not allow the call',
} as const;

export type ExplanationCode = keyof typeof explanations;

/** The ids of what the traffic passes, or the first component that blocks it. */
export type Reachability =
  | { readonly kind: 'reachable'; readonly path: readonly string[] }
  | { readonly kind: 'blocked'; readonly code: ExplanationCode; readonly component: string };

export type Blocked = Extract<Reachability, { kind: 'blocked' }>;

export function blocked(code: ExplanationCode, component: string): Blocked {
  return { kind: 'blocked', code, component };
}
