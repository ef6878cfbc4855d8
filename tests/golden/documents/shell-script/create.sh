#!/bin/bash
# an asynchronous endpoint that wakes up from zero
NAME=transcripts
aws sagemaker create-endpoint-config --endpoint-config-name transcripts-v1 --region eu-west-1 \
  --production-variants VariantName=main,ModelName=whisper,InstanceType=ml.g5.xlarge,InitialInstanceCount=1 \
  --async-inference-config '{"OutputConfig": {"S3OutputPath": "s3://amzn-s3-demo-bucket/out"}, "ClientConfig": {"MaxConcurrentInvocationsPerInstance": 4}}'
aws sagemaker create-endpoint --endpoint-name $NAME --endpoint-config-name transcripts-v1

aws application-autoscaling register-scalable-target \
  --service-namespace sagemaker --scalable-dimension sagemaker:variant:DesiredInstanceCount \
  --resource-id endpoint/transcripts/variant/main --min-capacity 0 --max-capacity ${MAX:-5}

POLICY_ARN=$(aws application-autoscaling put-scaling-policy --policy-name wake --policy-type StepScaling \
  --service-namespace sagemaker --scalable-dimension sagemaker:variant:DesiredInstanceCount \
  --resource-id endpoint/transcripts/variant/main \
  --step-scaling-policy-configuration file://step.json --query PolicyARN --output text)

aws cloudwatch put-metric-alarm --alarm-name "backlog without capacity" --namespace AWS/SageMaker \
  --metric-name HasBacklogWithoutCapacity --statistic Average --period 60 --evaluation-periods 2 \
  --threshold 1 --comparison-operator GreaterThanOrEqualToThreshold \
  --dimensions "Name=EndpointName,Value=${NAME}" --alarm-actions "$POLICY_ARN"

aws cloudwatch put-metric-alarm --alarm-name disk --namespace AWS/EC2 --metric-name DiskReadOps --statistic Sum \
  --period 300 --evaluation-periods 1 --threshold 10 --comparison-operator LessThanThreshold
aws s3 ls s3://amzn-s3-demo-bucket
