/** 44 pixels square, so that it can be touched; at the end of the list it stays, and does nothing. */
export function MoveButton({
  direction,
  text,
  place,
  last,
  onMove,
}: {
  direction: 'up' | 'down';
  /** The event that it moves. */
  text: string;
  place: number;
  last: number;
  onMove: () => void;
}) {
  const isAtEnd = place === (direction === 'up' ? 0 : last);
  return (
    <button
      type="button"
      data-move={direction}
      onClick={onMove}
      aria-disabled={isAtEnd}
      aria-label={`Move ${direction}: ${text.replaceAll(/[`*]/g, '')}`}
      className="rounded-control hover:bg-ink/6 aria-disabled:text-hairline grid size-11 cursor-pointer place-items-center aria-disabled:cursor-default aria-disabled:hover:bg-transparent"
    >
      <svg
        width="20"
        height="20"
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        aria-hidden="true"
      >
        <path d={direction === 'up' ? 'M10 16V4M5 9L10 4L15 9' : 'M10 4V16M5 11L10 16L15 11'} />
      </svg>
    </button>
  );
}
