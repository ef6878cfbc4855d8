import type { Metadata } from 'next';
import { ProgressView } from '@/components/progress/progress-view';
import { readOwnProgress } from '@/lib/attempts/read-own-progress';
import { findActor } from '@/lib/auth/actor';

export const metadata: Metadata = { title: 'Progress' };

export default async function ProgressPage() {
  const progress = await readOwnProgress(await findActor(), new Date());
  return <ProgressView progress={progress} />;
}
