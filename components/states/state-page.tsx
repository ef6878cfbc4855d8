import type { ReactNode } from 'react';

/** A page that has nothing to show yet or cannot show it: what is so, what is safe, and what to do. */
export function StatePage({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="page pt-12 sm:pt-20">
      <h1 className="text-display font-semibold">{title}</h1>
      <div className="max-w-reading mt-4 grid gap-3">{children}</div>
      {action && <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-3">{action}</div>}
    </div>
  );
}
