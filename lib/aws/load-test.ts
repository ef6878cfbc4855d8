// From a load test of one instance to a target: "Load testing your auto scaling configuration". L1–L5

/** Where AWS recommends to start. L2 */
export const startingSafetyFactor = 0.5;

/** What one instance can take: requests per second, or per minute where that was measured. L4 */
export type Measured = { readonly maxRps: number } | { readonly maxRpm: number };

/** SageMakerVariantInvocationsPerInstance counts per minute: MAX_RPS × SAFETY_FACTOR × 60. L1 L4 */
export function targetFromLoadTest(measured: Measured, safetyFactor: number = startingSafetyFactor): number {
  return 'maxRps' in measured ? measured.maxRps * safetyFactor * 60 : measured.maxRpm * safetyFactor;
}

/** What is wrong with a safety factor, or null; the AWS CDK's rule and words. L5 */
export function checkSafetyFactor(safetyFactor: number): string | null {
  if (safetyFactor > 0 && safetyFactor <= 1) return null;
  return `Safety factor (${safetyFactor}) must be greater than 0.0 and less than or equal 1.0`;
}

const targetUnits: Record<string, string> = {
  SageMakerVariantInvocationsPerInstance: 'invocations per instance per minute',
  SageMakerInferenceComponentInvocationsPerCopy: 'invocations per copy per minute',
  SageMakerVariantConcurrentRequestsPerModelHighResolution: 'concurrent requests per instance',
  SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution: 'concurrent requests per copy',
  SageMakerVariantProvisionedConcurrencyUtilization: 'of the provisioned concurrency',
};

/** What a target value of a predefined metric counts; null for a metric that is not SageMaker's. A23 A25 */
export function targetUnit(predefinedMetricType: string): string | null {
  return targetUnits[predefinedMetricType] ?? null;
}
