import { notFound } from 'next/navigation';
import { requirePageRole, titleFor } from '@/app/instructor/require-page-role';
import { readQuestionId } from '@/app/question-id';
import { QuestionPage } from '@/components/instructor/questions/question-page';
import { readAuthoredQuestion } from '@/lib/questions/read-authored-question';
import { EditorWithWorker } from './editor-with-worker';

export const generateMetadata = titleFor('instructor', 'Question');

export default async function AuthoredQuestionPage({ params }: { params: Promise<{ questionId: string }> }) {
  const actor = await requirePageRole('instructor');
  const questionId = await readQuestionId(params);
  const question = questionId && (await readAuthoredQuestion(actor, questionId));
  if (!question) notFound();
  const { draft, certificate, mayEdit } = question;
  const editor = <EditorWithWorker question={{ questionId: question.questionId, draft, certificate, mayEdit }} />;
  return <QuestionPage question={question} editor={editor} />;
}
