import type { ReactNode } from 'react';

/**
 * One column to read and, from 1,100 px, one beside it to look at. On a phone the sheet stands between the stem and the
 * answer, where the eye needs it.
 */
export function PracticeFrame({
  reading,
  sheet,
  answering,
  below,
  isWide = false,
}: {
  reading: ReactNode;
  sheet: ReactNode;
  answering: ReactNode;
  /** Full width, under both columns. */
  below?: ReactNode;
  /** The answer takes both columns, under stem and sheet. */
  isWide?: boolean;
}) {
  return (
    <div className="page pt-6 sm:pt-8">
      <div className="lg:grid lg:grid-cols-[minmax(0,41rem)_minmax(0,1fr)] lg:grid-rows-[auto_1fr] lg:gap-x-16">
        <div>{reading}</div>
        <div className={`mt-8 lg:col-start-2 lg:row-start-1 lg:mt-0 ${isWide ? '' : 'lg:row-span-2'}`}>{sheet}</div>
        <div className={`mt-8 ${isWide ? 'lg:col-span-2' : ''}`}>{answering}</div>
      </div>
      {below}
    </div>
  );
}
