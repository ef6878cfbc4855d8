import { requirePageRole, titleFor } from '@/app/instructor/require-page-role';
import { QuestionList } from '@/components/instructor/questions/question-list';
import { listQuestions, questionFilterSchema, selectQuestions } from '@/lib/questions/list-questions';

export const generateMetadata = titleFor('instructor', 'Questions');

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function QuestionsPage({ searchParams }: Props) {
  const actor = await requirePageRole('instructor');
  const chosen = questionFilterSchema.parse(await searchParams);
  const questions = await listQuestions(actor);
  return <QuestionList questions={questions} shown={selectQuestions(questions, chosen)} chosen={chosen} />;
}
