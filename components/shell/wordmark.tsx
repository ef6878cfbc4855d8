/** The name with its mark: capacity that steps up, holds for the cooldown, and steps down. On a phone the mark alone. */
export function Wordmark() {
  return (
    <span className="text-ink inline-flex items-center gap-2 font-semibold">
      <svg width="22" height="16" viewBox="0 0 22 16" aria-hidden="true" className="text-accent">
        <path d="M1 14H6V3H15V9H21" fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      <span className="max-sm:hidden">Cooldown</span>
    </span>
  );
}
