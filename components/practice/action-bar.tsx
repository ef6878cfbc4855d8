import type { ReactNode } from 'react';

/** Holds the page's one primary button at the same place before and after the answer; what went wrong stands above it. */
export function ActionBar({ button, beside, above }: { button: ReactNode; beside?: ReactNode; above?: ReactNode }) {
  return (
    <div className="action-bar">
      {above}
      <div className="page flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
        <div className="max-sm:w-full">{button}</div>
        <div className="text-small text-grey">{beside}</div>
      </div>
    </div>
  );
}
