import { v7 as uuidv7 } from 'uuid';
import type { Drawn } from '@/tests/support/draw-where';
import { someResponse } from '@/tests/support/some-response';
import { residentMegabytes, serveCopy, type Served } from './app-copy';

// How fast the app answers: answers a second through POST /api/attempts beside a bare route that reads the same session
// and writes the same three rows, the 95th percentile of 16 closed-loop clients, memory idle and after 10,000 answers.
//   npm run bench:web [-- --answers 10000]     on DATABASE_URL where it is set, on the embedded database otherwise

const clients = 16;
const rounds = 3;
const perRound = 60;
const option = process.argv.indexOf('--answers');
const answers = option > 0 ? Number(process.argv[option + 1]) : 10_000;

type Visitor = { cookie: string };
type Timing = { perSecond: number; p50: number; p95: number };

async function post(served: Served, visitor: Visitor, path: string, body: object): Promise<Response> {
  const response = await fetch(`${served.baseUrl}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: visitor.cookie },
    body: JSON.stringify(body),
  });
  const set = response.headers.get('set-cookie');
  if (set && visitor.cookie === '') visitor.cookie = set.split(';')[0]!;
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response;
}

async function draw(served: Served, visitor: Visitor): Promise<Drawn> {
  return (await post(served, visitor, '/api/draws', {})).json() as Promise<Drawn>;
}

/** Every visitor works through its own requests one after the other; all visitors at once. */
async function timed(
  visitors: Visitor[],
  send: (visitor: Visitor, index: number) => Promise<unknown>,
  each: number,
): Promise<Timing> {
  const samples: number[] = [];
  const start = performance.now();
  await Promise.all(
    visitors.map(async (visitor) => {
      for (let i = 0; i < each; i++) {
        const sent = performance.now();
        await send(visitor, i);
        samples.push(performance.now() - sent);
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  samples.sort((a, b) => a - b);
  const at = (p: number) => samples[Math.floor(p * (samples.length - 1))]!;
  return { perSecond: samples.length / seconds, p50: at(0.5), p95: at(0.95) };
}

async function drawMany(served: Served, visitors: Visitor[], each: number): Promise<Map<Visitor, Drawn[]>> {
  const drawn = new Map<Visitor, Drawn[]>();
  await Promise.all(
    visitors.map(async (visitor) => {
      const list: Drawn[] = [];
      for (let i = 0; i < each; i++) list.push(await draw(served, visitor));
      drawn.set(visitor, list);
    }),
  );
  return drawn;
}

async function main() {
  const served = await serveCopy(3390);
  const idle = memory(served);
  const visitors: Visitor[] = Array.from({ length: clients }, () => ({ cookie: '' }));
  await timed(visitors, (visitor) => draw(served, visitor), 1);
  const template = await templateRows(served, visitors[0]!);
  const app: Timing[] = [];
  const bare: Timing[] = [];
  for (let round = 0; round < rounds; round++) {
    const forApp = await drawMany(served, visitors, perRound);
    const forBare = await drawMany(served, visitors, perRound);
    app.push(await timed(visitors, (visitor, i) => answer(served, visitor, forApp.get(visitor)![i]!), perRound));
    bare.push(
      await timed(visitors, (visitor, i) => writeBare(served, visitor, forBare.get(visitor)![i]!, template), perRound),
    );
  }
  let stored = rounds * perRound * clients;
  while (stored < answers) {
    const more = await drawMany(served, visitors, 20);
    await timed(visitors, (visitor, i) => answer(served, visitor, more.get(visitor)![i]!), 20);
    stored += 20 * clients;
  }
  const after = memory(served);
  await served.stop();
  report(app, bare, idle, after, stored);
}

async function answer(served: Served, visitor: Visitor, drawn: Drawn) {
  const body = { attemptId: uuidv7(), drawId: drawn.drawId, response: someResponse(drawn.question) };
  return (await post(served, visitor, '/api/attempts', body)).json();
}

type Template = { questionVersionId: string; questionId: string; evidence: object };

/** Rows like those an answer writes: the evidence of a real one, and a version that exists. */
async function templateRows(served: Served, visitor: Visitor): Promise<Template> {
  const real = (await answer(served, visitor, await draw(served, visitor))) as { evidence: object };
  const info = (await (await fetch(`${served.baseUrl}/api/bare`)).json()) as { id: string; questionId: string };
  return { questionVersionId: info.id, questionId: info.questionId, evidence: real.evidence };
}

async function writeBare(
  served: Served,
  visitor: Visitor,
  drawn: Drawn,
  { questionVersionId, questionId, evidence }: Template,
) {
  const card = {
    stability: 2,
    difficulty: 5,
    elapsedDays: 0,
    scheduledDays: 1,
    learningSteps: 0,
    reps: 1,
    lapses: 0,
    state: 1,
  };
  const attempt = {
    id: uuidv7(),
    drawId: drawn.drawId,
    questionVersionId,
    questionId,
    topic: drawn.question.topic,
    variantSeed: 0,
    response: someResponse(drawn.question),
    verdict: 'correct',
    credit: 1,
    evidence,
    rulebook: 'aws',
    coreVersion: 'bare',
    traceDigest: 'bare',
    payloadDigest: 'bare',
    countsForMastery: true,
  };
  const mastery = { topic: drawn.question.topic, counted: 1, correct: 1, attempts: 1, alpha: 2, beta: 1 };
  await (await post(served, visitor, '/api/bare', { attempt, card: { questionId, ...card }, mastery })).json();
}

function memory(served: Served) {
  const { web, database } = served.processes();
  return { web: residentMegabytes(web), database: residentMegabytes(database) };
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

function report(
  app: Timing[],
  bare: Timing[],
  idle: ReturnType<typeof memory>,
  after: ReturnType<typeof memory>,
  stored: number,
) {
  const of = (timings: Timing[], name: keyof Timing) => median(timings.map((timing) => timing[name]));
  const line = (name: string, timings: Timing[]) =>
    console.log(
      `${name.padEnd(20)} ${of(timings, 'perSecond').toFixed(0).padStart(6)} a second, p50 ${of(timings, 'p50').toFixed(0)} ms, p95 ${of(timings, 'p95').toFixed(0)} ms`,
    );
  console.log(`${clients} closed-loop clients, medians of ${rounds} rounds of ${perRound * clients} answers`);
  line('POST /api/attempts', app);
  line('bare route', bare);
  console.log(`ratio                ${(of(app, 'perSecond') / of(bare, 'perSecond')).toFixed(2)} (goal 0.7)`);
  console.log(
    `resident memory      idle: web ${idle.web} MB, database ${idle.database ?? '–'} MB; after ${stored} answers: web ${after.web} MB, database ${after.database ?? '–'} MB`,
  );
}

await main();
