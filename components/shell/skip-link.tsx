export function SkipLink() {
  return (
    <a
      href="#content"
      className="button sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-20 focus:inline-flex"
    >
      Skip to content
    </a>
  );
}
