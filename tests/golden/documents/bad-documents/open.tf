resource "aws_appautoscaling_target" "t" {
  min_capacity = 1
  resource_id  = "endpoint/shop
}
