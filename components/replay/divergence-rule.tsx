import { percent } from './percent';

/** A rule through all runs at the first moment they differ, with its flag above them. */
export function DivergenceRule({ share, label }: { share: number; label: string }) {
  const x = percent(share);
  const isLeft = share < 0.6;
  return (
    <svg className="pointer-events-none absolute inset-0 size-full overflow-visible" aria-hidden="true">
      <line x1={x} x2={x} y1="0" y2="100%" className="stroke-accent" strokeWidth="2" />
      <text
        x={x}
        y="12"
        dx={isLeft ? 6 : -6}
        textAnchor={isLeft ? 'start' : 'end'}
        className="fill-accent text-fine font-semibold"
      >
        {label}
      </text>
    </svg>
  );
}
