import type { Call } from './endpoint-policy';

/** What the model's container, SageMaker on its behalf, or the endpoint's caller asks of a service. M4 M11 M14 M17 M18 M20 */
const actions = new Map([
  ['s3', 's3:GetObject'],
  ['dynamodb', 'dynamodb:GetItem'],
  ['monitoring', 'cloudwatch:PutMetricData'],
  ['logs', 'logs:PutLogEvents'],
  ['ecr.api', 'ecr:GetAuthorizationToken'],
  ['ecr.dkr', 'ecr:BatchGetImage'],
  ['sagemaker.runtime', 'sagemaker:InvokeEndpoint'],
  ['sts', 'sts:AssumeRole'],
  ['kms', 'kms:Decrypt'],
  ['lambda', 'lambda:InvokeFunction'],
  ['secretsmanager', 'secretsmanager:GetSecretValue'],
]);

export function callOf(service: string, resource: string | undefined): Call {
  return { action: actions.get(service) ?? null, resource: resource ?? null };
}
