// What stands in while a page is on its way: the page's own lines and columns, still, without text.

const Line = ({ className }: { className: string }) => (
  <div className={`bg-hairline rounded-control h-4 ${className}`} />
);

function Lines({ widths, gap }: { widths: readonly string[]; gap: string }) {
  return (
    <div className={`grid ${gap}`}>
      {widths.map((width, index) => (
        <Line key={index} className={width} />
      ))}
    </div>
  );
}

export function ProgressSkeleton() {
  return (
    <div aria-busy="true" className="page pt-12">
      <div role="status">
        <h1 className="sr-only">Your progress is on its way</h1>
      </div>
      <Line className="h-9 w-56" />
      <div className="mt-6">
        <Lines gap="gap-3" widths={['w-2/3', 'w-1/2']} />
      </div>
      <div className="mt-12">
        <Lines gap="gap-9" widths={['w-full', 'w-full', 'w-full', 'w-full', 'w-full', 'w-full']} />
      </div>
    </div>
  );
}
