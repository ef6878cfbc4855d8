// @ts-check
// `npm start` and `npm run dev`: from a clone to a served app, each step only when it has something to do.
import { refuseOldNode } from './node-version.mjs';

refuseOldNode();
const { launch } = await import('./launch.mjs');
await launch({ isDev: process.argv.includes('--dev') });
