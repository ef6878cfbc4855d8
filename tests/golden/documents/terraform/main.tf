# two folders: this one uses the module in ./endpoint
variable "steps" {
  type = list(object({ from = number, to = optional(number), add = number }))
  default = [
    { from = 0, to = 10, add = 1 },
    { from = 10, add = 3 },
  ]
}

locals {
  name = "quotes-${terraform.workspace}"
}

module "quotes" {
  source    = "./endpoint"
  name      = "quotes"
  instances = { type = "ml.m5.2xlarge" }
  capacity  = { min = 2, max = 4 * 5 }
  steps     = var.steps
}

resource "aws_cloudwatch_metric_alarm" "busy" {
  for_each            = { high = 700 }
  alarm_name          = "${module.quotes.endpoint}-${each.key}"
  namespace           = "AWS/SageMaker"
  metric_name         = "InvocationsPerInstance"
  statistic           = "Sum"
  period              = "60"
  evaluation_periods  = 2
  threshold           = each.value
  comparison_operator = "GreaterThanOrEqualToThreshold"
  dimensions          = { EndpointName = module.quotes.endpoint, VariantName = "AllTraffic" }
  alarm_actions       = [module.quotes.policy_arn]
}

module "network" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.0.0"
}
