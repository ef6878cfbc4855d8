import { ProgressSkeleton } from '@/components/states/skeletons';

export default function Loading() {
  return <ProgressSkeleton />;
}
