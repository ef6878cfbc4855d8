// @ts-check
// `npm test`: the same preparation as `npm start`, then every stage until one fails. The last line is the sum.
import { refuseOldNode } from './node-version.mjs';

refuseOldNode();
const { runTests } = await import('./run-tests.mjs');
await runTests();
