variable "name" { type = string }
variable "instances" {
  type = object({
    type  = string
    count = optional(number, 2)
  })
}
variable "capacity" {}
variable "steps" {}
variable "tracking" {
  default = null
}

resource "aws_sagemaker_endpoint_configuration" "this" {
  name_prefix = "${var.name}-"

  production_variants {
    variant_name           = "AllTraffic"
    model_name             = aws_sagemaker_model.this.name
    instance_type          = var.instances.type
    initial_instance_count = var.instances.count
    routing_config {
      routing_strategy = "LEAST_OUTSTANDING_REQUESTS"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_sagemaker_model" "this" {
  name               = format("%s-model", var.name)
  execution_role_arn = data.aws_iam_role.this.arn
  vpc_config {
    subnets            = ["subnet-1", "subnet-2"]
    security_group_ids = ["sg-1"]
  }
}

resource "aws_sagemaker_endpoint" "this" {
  name                 = var.name
  endpoint_config_name = aws_sagemaker_endpoint_configuration.this.name
}

resource "aws_appautoscaling_target" "this" {
  min_capacity       = var.capacity.min
  max_capacity       = var.capacity["max"]
  resource_id        = "endpoint/${aws_sagemaker_endpoint.this.name}/variant/${aws_sagemaker_endpoint_configuration.this.production_variants[0].variant_name}"
  scalable_dimension = "sagemaker:variant:DesiredInstanceCount"
  service_namespace  = "sagemaker"
}

resource "aws_appautoscaling_policy" "steps" {
  name               = "steps"
  policy_type        = "StepScaling"
  resource_id        = aws_appautoscaling_target.this.resource_id
  scalable_dimension = aws_appautoscaling_target.this.scalable_dimension
  service_namespace  = aws_appautoscaling_target.this.service_namespace

  step_scaling_policy_configuration {
    adjustment_type = "ChangeInCapacity"
    cooldown        = 90

    dynamic "step_adjustment" {
      for_each = var.steps
      content {
        metric_interval_lower_bound = step_adjustment.value.from
        metric_interval_upper_bound = step_adjustment.value.to
        scaling_adjustment          = step_adjustment.value.add
      }
    }
  }
}

resource "aws_appautoscaling_policy" "tracking" {
  count              = var.tracking == null ? 0 : 1
  name               = "tracking"
  policy_type        = "TargetTrackingScaling"
  resource_id        = aws_appautoscaling_target.this.resource_id
  scalable_dimension = aws_appautoscaling_target.this.scalable_dimension
  service_namespace  = "sagemaker"
}

resource "aws_appautoscaling_scheduled_action" "night" {
  name               = "night"
  resource_id        = aws_appautoscaling_target.this.resource_id
  scalable_dimension = aws_appautoscaling_target.this.scalable_dimension
  service_namespace  = "sagemaker"
  schedule           = "cron(0 22 * * ? *)"

  scalable_target_action {
    min_capacity = 1
    max_capacity = 3
  }
}

output "endpoint" { value = aws_sagemaker_endpoint.this.name }
output "policy_arn" {
  value = aws_appautoscaling_policy.steps.arn
}
