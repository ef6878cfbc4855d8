/** TargetTracking-endpoint/shop/variant/AllTraffic-AlarmHigh-invocations → AlarmHigh invocations */
export function shortAlarmName(alarm: string): string {
  return alarm.replace(/^TargetTracking-.*-(AlarmHigh|AlarmLow)-/, '$1 ');
}

/** Is it the alarm that asks a target tracking policy for more capacity? */
export function isHighAlarm(alarm: string): boolean {
  return /^TargetTracking-.*-AlarmHigh-/.test(alarm);
}
