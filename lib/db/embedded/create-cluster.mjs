// @ts-check
// Creates PostgreSQL's directory (initdb) and ends: the process that does it keeps 0.9 GB.
import { PGlite } from '@electric-sql/pglite';
import { rename, rm, writeFile } from 'node:fs/promises';
import { stampFile } from './cluster-stamp.mjs';

const cluster = process.argv[2];
if (cluster === undefined) throw new Error('usage: create-cluster.mjs FOLDER');

// Made beside its place and moved there when it is whole: being killed half-way leaves nothing that looks like one.
const draft = `${cluster}.draft`;
await rm(draft, { recursive: true, force: true });
const database = await PGlite.create(draft);
const { rows } = await database.query('SELECT current_setting($1) AS version', ['server_version']);
await database.close();
await writeFile(stampFile(draft), `${JSON.stringify({ ...rows[0], createdBy: 'Cooldown' })}\n`);
await rename(draft, cluster);
