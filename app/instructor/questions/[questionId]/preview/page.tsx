import { notFound } from 'next/navigation';
import { z } from 'zod';
import { requirePageRole, titleFor } from '@/app/instructor/require-page-role';
import { readQuestionId } from '@/app/question-id';
import { PreviewPage } from '@/components/instructor/questions/preview-page';
import { previewQuestion } from '@/lib/attempts/preview-question';

export const generateMetadata = titleFor('instructor', 'Preview');

const chosenSchema = z.object({
  variant: z.coerce.number().int().min(1).max(100_000).catch(1),
  answer: z.string().max(20_000).catch(''),
});

type Props = {
  params: Promise<{ questionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Preview({ params, searchParams }: Props) {
  const actor = await requirePageRole('instructor');
  const questionId = await readQuestionId(params);
  const chosen = chosenSchema.parse(await searchParams);
  const preview = questionId && (await previewQuestion(actor, questionId, chosen));
  if (!preview) notFound();
  return <PreviewPage questionId={questionId} preview={preview} />;
}
