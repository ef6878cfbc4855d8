/** Shape before colour: a tick in a circle for what holds, a cross in a square for what does not. */
export function VerdictMark({ holds, size = 20 }: { holds: boolean; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      aria-hidden="true"
      className={`flex-none ${holds ? 'text-served' : 'text-lost'}`}
    >
      {holds ? (
        <>
          <circle cx="10" cy="10" r="8.5" />
          <path d="M6 10.3L8.8 13L14 7.5" />
        </>
      ) : (
        <>
          <rect x="1.9" y="1.9" width="16.2" height="16.2" />
          <path d="M6.5 6.5L13.5 13.5M13.5 6.5L6.5 13.5" />
        </>
      )}
    </svg>
  );
}
