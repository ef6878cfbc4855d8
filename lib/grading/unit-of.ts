import type { Scenario } from '@/lib/contracts/scenario';

/** What the thing that scales is called. */
export function unitOf({ endpoint }: Scenario): string {
  if (endpoint?.type === 'inference-component') return 'copies';
  return endpoint?.type === 'serverless' ? 'environments' : 'instances';
}
