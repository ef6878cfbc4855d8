import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AnsweredPage } from '@/app/practice/answered-page';
import { PracticeView } from '@/components/practice/practice-view';
import { RetiredQuestion } from '@/components/practice/retired-question';
import { readPractice } from '@/lib/attempts/read-practice';
import { findActor } from '@/lib/auth/actor';

export const metadata: Metadata = { title: 'Practice' };

export default async function PracticePage({ params }: { params: Promise<{ drawId: string }> }) {
  const { drawId } = await params;
  const practice = await readPractice(await findActor(), drawId);
  switch (practice.kind) {
    case 'not-found':
      notFound();
    case 'retired':
      return <RetiredQuestion />;
    case 'open':
      return <PracticeView drawId={drawId} question={practice.question} />;
    case 'answered':
      return <AnsweredPage practice={practice} />;
  }
}
