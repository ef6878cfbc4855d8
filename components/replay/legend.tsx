import type { ReactNode } from 'react';

const samples: { word: string; mark: ReactNode }[] = [
  { word: 'offered', mark: <path d="M0 5H20" className="stroke-ink" strokeWidth="1.25" /> },
  {
    word: 'served',
    mark: (
      <>
        <path d="M0 1.5H20V10H0Z" className="fill-served/30" />
        <path d="M0 1.5H20" className="stroke-served" strokeWidth="1.5" />
      </>
    ),
  },
  {
    word: 'lost',
    mark: (
      <>
        <path d="M0 0H20V10H0Z" className="fill-lost/15" />
        <path d="M0 8L8 0M4 10L14 0M10 10L20 0M16 10L20 6" className="stroke-lost" strokeWidth="1.5" />
      </>
    ),
  },
  { word: 'desired', mark: <path d="M0 5H20" className="stroke-capacity" strokeWidth="1.5" strokeDasharray="5 3" /> },
  { word: 'in service', mark: <path d="M0 5H20" className="stroke-capacity" strokeWidth="2" /> },
  {
    word: 'starting up',
    mark: <path d="M0 8L8 0M4 10L14 0M10 10L20 0M16 10L20 6" className="stroke-grey" strokeWidth="1.5" />,
  },
  { word: 'alarm', mark: <path d="M0 2H20V8H0Z" className="fill-alarm" /> },
  { word: 'cooldown', mark: <path d="M0 2H20V8H0Z" className="fill-cooldown" /> },
];

export function Legend() {
  return (
    <ul aria-label="Legend" className="text-fine text-grey flex flex-wrap gap-x-3 gap-y-1 sm:gap-x-3.5">
      {samples.map(({ word, mark }) => (
        <li key={word} className="inline-flex items-center gap-1.5">
          <svg width="16" height="10" aria-hidden="true" fill="none" className="overflow-hidden">
            {mark}
          </svg>
          {word}
        </li>
      ))}
    </ul>
  );
}
