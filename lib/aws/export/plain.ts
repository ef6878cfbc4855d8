import { z } from 'zod';
import type { JsonObject } from '@/lib/contracts/question';

const object = z.record(z.string(), z.json());

/** A parsed value as JSON: without members that are undefined or null, which AWS takes for "not given". */
export function plain(value: object): JsonObject {
  return object.parse(JSON.parse(JSON.stringify(value, (_, inner: unknown) => inner ?? undefined)));
}
