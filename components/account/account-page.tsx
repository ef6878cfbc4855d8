import type { ReactNode } from 'react';

/** One narrow column: what this page does, and the controls that do it. */
export function AccountPage({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <div className="page pt-12 sm:pt-16">
      <div className="max-w-form grid gap-6">
        <div>
          <h1 className="text-display font-semibold">{title}</h1>
          <p className="mt-2">{lead}</p>
        </div>
        {children}
      </div>
    </div>
  );
}
