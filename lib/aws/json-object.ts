import type { Json, JsonObject } from '@/lib/contracts/question';

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
