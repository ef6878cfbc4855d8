'use client';

import { FailureState } from '@/components/states/failure-state';

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return <FailureState error={error} retry={retry} />;
}
