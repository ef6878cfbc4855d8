// @ts-check
// All rows as lines of JSON, for moving between databases: from one PostgreSQL major version to the next, or from the
// embedded one to a server. Constraints and columns come from the migrations, so only rows are carried.
import { once } from 'node:events';

/**
 * @typedef {import('pg').ClientBase} Client
 * @typedef {{table: string, row: Record<string, unknown>}} Line
 */

/** Rows that others point at come first. What no migration has is not dumped. */
const tables = [
  ...['Learner', 'Identity', 'AdministratorLink', 'Class', 'Membership'],
  ...['Question', 'QuestionDraft', 'QuestionVersion', 'Draw', 'Attempt', 'ReviewCard', 'Mastery'],
  ...['ReceiptKey', 'RateLimit'],
];
const rowsAtOnce = 500;

export class RestoreRefused extends Error {
  /** @override */
  name = 'RestoreRefused';
}

/**
 * Writes every row as it was at one moment.
 * @param {Client} client
 * @param {import('node:stream').Writable} output
 * @returns {Promise<number>} how many rows
 */
export async function dumpDatabase(client, output) {
  let count = 0;
  await inTransaction(client, 'BEGIN ISOLATION LEVEL REPEATABLE READ', async () => {
    for (const table of tables) {
      await client.query(`DECLARE dump CURSOR FOR SELECT row_to_json(t)::text AS row FROM "${table}" t`);
      for (let rows = await fetchRows(client); rows.length > 0; rows = await fetchRows(client)) {
        count += rows.length;
        const lines = rows.map(({ row }) => `{"table":"${table}","row":${row}}\n`).join('');
        if (!output.write(lines)) await once(output, 'drain');
      }
      await client.query('CLOSE dump');
    }
  });
  return count;
}

/** @param {Client} client */
const fetchRows = async (client) => (await client.query(`FETCH ${rowsAtOnce} FROM dump`)).rows;

/**
 * Stores all rows, or none, in a database that has its tables and nothing in them.
 * @param {Client} client
 * @param {AsyncIterable<string>} lines
 * @returns {Promise<number>} how many rows
 */
export async function restoreDatabase(client, lines) {
  await refuseUnlessEmpty(client);
  let count = 0;
  /** Questions and versions point at each other: a question's pointer is set when the versions are there. */
  const current = new Map();
  await inTransaction(client, 'BEGIN', async () => {
    for await (const batch of batchesOf(lines)) {
      for (const { table, row } of batch) {
        if (table !== 'Question') continue;
        current.set(row.id, row.currentVersionId);
        row.currentVersionId = null;
      }
      await insert(client, batch);
      count += batch.length;
    }
    for (const [id, versionId] of current) {
      await client.query('UPDATE "Question" SET "currentVersionId" = $2 WHERE "id" = $1', [id, versionId]);
    }
  });
  return count;
}

/** @param {Client} client */
async function refuseUnlessEmpty(client) {
  for (const table of tables) {
    const { rows } = await client.query(`SELECT 1 FROM "${table}" LIMIT 1`);
    if (rows.length > 0)
      throw new RestoreRefused(`The table ${table} has rows: a dump is restored into an empty database.`);
  }
}

/**
 * @param {AsyncIterable<string>} lines
 * @returns {AsyncGenerator<Line[]>} of one table each
 */
async function* batchesOf(lines) {
  /** @type {Line[]} */
  let batch = [];
  let number = 0;
  for await (const text of lines) {
    const line = parseLine(text, (number += 1));
    if (batch.length === rowsAtOnce || (batch[0] && batch[0].table !== line.table)) {
      yield batch;
      batch = [];
    }
    batch.push(line);
  }
  if (batch.length > 0) yield batch;
}

/**
 * @param {string} text
 * @param {number} number
 * @returns {Line}
 */
function parseLine(text, number) {
  try {
    const line = JSON.parse(text);
    if (tables.includes(line.table) && typeof line.row === 'object') return line;
  } catch {
    // Said below.
  }
  throw new RestoreRefused(`Line ${number} of the dump is not a row of a table of ours.`);
}

/**
 * Columns that the dump does not have, because its Cooldown was older, get their default.
 * @param {Client} client
 * @param {Line[]} batch
 */
async function insert(client, batch) {
  const [first] = batch;
  if (!first) return;
  const columns = Object.keys(first.row).map((name) => `"${name.replaceAll('"', '""')}"`);
  await client.query(
    `INSERT INTO "${first.table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${first.table}", $1)`,
    [JSON.stringify(batch.map(({ row }) => row))],
  );
}

/**
 * @param {Client} client
 * @param {string} begin
 * @param {() => Promise<void>} work
 */
async function inTransaction(client, begin, work) {
  await client.query(begin);
  try {
    await work();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined); // the first error is the one to tell
    throw error;
  }
}
