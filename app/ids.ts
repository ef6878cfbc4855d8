import { z } from 'zod';

const idsSchema = z.record(z.string(), z.uuid());

/** The ids in an address; null where one of them is none, so that nothing has to be asked of the database. */
export async function readIds<T extends Record<string, string>>(params: Promise<T>): Promise<T | null> {
  const given = await params;
  return idsSchema.safeParse(given).success ? given : null;
}
