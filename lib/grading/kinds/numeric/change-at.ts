import type { Json, JsonObject } from '@/lib/contracts/question';

/** The change that sets one value, by its path: scaling.ScalableTarget.MinCapacity */
export function changeAt(path: string, value: Json): JsonObject {
  const [first = '', ...rest] = path.split('.');
  return { [first]: rest.length === 0 ? value : changeAt(rest.join('.'), value) };
}
