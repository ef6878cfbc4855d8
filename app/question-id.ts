import { questionIdSchema } from '@/lib/contracts/authoring';

/** The question's id in an address; null where it is none, so that nothing has to be asked of the database. */
export async function readQuestionId(params: Promise<{ questionId: string }>): Promise<string | null> {
  return questionIdSchema.safeParse((await params).questionId).data ?? null;
}
