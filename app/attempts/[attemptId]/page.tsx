import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AnsweredPage } from '@/app/practice/answered-page';
import { readAnswered } from '@/lib/attempts/read-practice';
import { findActor } from '@/lib/auth/actor';

export const metadata: Metadata = { title: 'Attempt' };

export default async function AttemptPage({ params }: { params: Promise<{ attemptId: string }> }) {
  const { attemptId } = await params;
  const practice = await readAnswered(await findActor(), attemptId);
  if (practice.kind !== 'answered') notFound();
  return <AnsweredPage practice={practice} />;
}
