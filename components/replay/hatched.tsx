/**
 * A hatch that keeps its angle while its outline stretches: the shape clips (in shares of the box), the pattern does not
 * scale. `path` is in units of steps and half pixels, like the lines beside it.
 */
export function Hatched({
  id,
  path,
  className,
  top,
  pixels,
  steps,
}: {
  id: string;
  path: string;
  /** Sets the colour. */
  className: string;
  top: number;
  pixels: number;
  steps: number;
}) {
  if (path === '') return null;
  return (
    <g className={className}>
      <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="1" x2="1" y2="6" stroke="currentColor" strokeWidth="1.5" />
      </pattern>
      <clipPath id={`${id}-shape`} clipPathUnits="objectBoundingBox">
        <path d={path} transform={`scale(${1 / steps} ${1 / (2 * pixels)})`} />
      </clipPath>
      <rect y={top} width="100%" height={pixels} fill={`url(#${id}-hatch)`} clipPath={`url(#${id}-shape)`} />
    </g>
  );
}
