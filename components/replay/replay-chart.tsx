import { type ReactNode, useId } from 'react';
import type { Replay } from '@/lib/contracts/replay';
import { clockAt } from '@/components/clock';
import { RichLine } from '@/components/rich-text';
import { CursorOverlay } from './cursor-overlay';
import { CursorProvider } from './cursor-context';
import { DataTable } from './data-table';
import { DivergenceRule } from './divergence-rule';
import { EventList } from './event-list';
import { Legend } from './legend';
import { PlainEvents } from './plain-events';
import { ReadOut } from './read-out';
import { listEvents } from './replay-events';
import { RunPlot } from './run-plot';
import { runScales } from './run-scales';
import { eventNames, isDrawn, packRun, type ShownRun, shownRuns, tellingStep } from './shown-runs';
import { timeTicks } from './time-ticks';

/**
 * The learner's run above the winner's on one time axis. The picture is drawn on the server; in the browser come the
 * cursor, its read-out, the events that move it and the table.
 */
export function ReplayChart({
  replay,
  letters = {},
  latencyLimitMs,
  brief = false,
  names = { learner: 'yours', winner: 'the key' },
}: {
  replay: Replay;
  /** Key letters by option id, as they were shown. */
  letters?: Readonly<Record<string, string>>;
  /** The goal's limit on latency, where it has one: adds a strip with the limit drawn in. */
  latencyLimitMs?: number;
  /** The picture and its read-out alone, without events, sentences and table. */
  brief?: boolean;
  /** What the two runs are to the reader. */
  names?: Record<'learner' | 'winner', string>;
}) {
  const { startsAt, divergence } = replay;
  const runs = shownRuns(replay, letters, names);
  const drawn = runs.filter(isDrawn);
  const events = listEvents(replay);
  const sayings = (
    <>
      {divergence !== null && (
        <p className="max-w-reading mt-5">
          <RichLine text={divergence.sentence} />
        </p>
      )}
      {/* an option tells its own story, in the verdict and in the list; the situation has nobody else to tell it */}
      {!brief && <RunSentences runs={runs.filter(({ run }) => run.optionId === null)} />}
    </>
  );
  const [first] = drawn;
  if (first === undefined) {
    return (
      <>
        {runs.map((shown) => (
          <RunHeading key={shown.id} shown={shown} />
        ))}
        {sayings}
        <PlainEvents events={events} startsAt={startsAt} names={eventNames(runs)} />
      </>
    );
  }

  const { stepSeconds } = first.run.series;
  return (
    <CursorProvider
      packed={drawn.map(packRun)}
      stepCount={Math.ceil((replay.durationMinutes * 60) / stepSeconds)}
      stepSeconds={stepSeconds}
      startsAt={startsAt}
      initialStep={tellingStep(drawn)}
    >
      <div className={brief ? undefined : 'lg:grid lg:grid-cols-[minmax(0,1fr)_17rem] lg:gap-x-10'}>
        <div>
          <Legend />
          <ReadOut />
          <Plots replay={replay} runs={runs} latencyLimitMs={latencyLimitMs}>
            <CursorOverlay />
          </Plots>
        </div>
        {!brief && (
          <div className="relative max-lg:mt-6">
            <EventList events={events} startsAt={startsAt} names={eventNames(runs)} />
          </div>
        )}
      </div>
      {sayings}
      {!brief && <DataTable fileName="replay.csv" />}
    </CursorProvider>
  );
}

/** The runs under each other, the first difference ruled through both; `children` lie over them. */
function Plots({
  replay,
  runs,
  latencyLimitMs,
  children,
}: {
  replay: Replay;
  runs: readonly ShownRun[];
  latencyLimitMs: number | undefined;
  children: ReactNode;
}) {
  const { startsAt, durationMinutes, divergence, capacityUnit } = replay;
  const id = useId();
  const durationSeconds = durationMinutes * 60;
  const marks = listEvents(replay).flatMap(({ number, atSecond, whose }) =>
    number === null ? [] : [{ number, whose, share: atSecond / durationSeconds }],
  );
  const shared = {
    scales: runScales(replay, latencyLimitMs),
    ticks: timeTicks(startsAt, durationMinutes),
    durationSeconds,
    capacityUnit,
    latencyLimitMs,
  };
  return (
    <div className={`relative ml-9 ${divergence === null ? 'pt-3' : 'pt-6'}`}>
      {divergence !== null && (
        <DivergenceRule
          share={divergence.atSecond / durationSeconds}
          label={`first difference, ${clockAt(startsAt, divergence.atSecond)}`}
        />
      )}
      {runs.map((shown, index) => (
        <div key={shown.id} className={index === 0 ? undefined : 'mt-5'}>
          <RunHeading shown={shown} />
          {isDrawn(shown) && (
            <RunPlot
              id={`${id}${shown.id}`}
              run={shown.run}
              marks={marks.filter(({ whose }) => whose === 'both' || whose === shown.id)}
              {...shared}
            />
          )}
        </div>
      ))}
      {children}
    </div>
  );
}

function RunHeading({ shown: { name, run } }: { shown: ShownRun }) {
  return (
    <p className="bg-paper text-small relative z-1 w-fit pr-3">
      <span className="font-semibold">{name}:</span> <RichLine text={run.title} />
      {run.status === 'rejected' && <span className="text-lost"> Refused, so it never ran.</span>}
    </p>
  );
}

function RunSentences({ runs }: { runs: readonly ShownRun[] }) {
  return runs.map(({ id, run }) => (
    <p key={id} className="max-w-reading mt-5">
      <RichLine text={run.sentences.join(' ')} />
    </p>
  ));
}
