// @ts-check
// `node lib/launch/run-typescript.mjs FILE …`
import { importTypeScript } from './typescript.mjs';

const [, , file = '', ...parameters] = process.argv;
process.argv = [process.execPath, file, ...parameters];
await importTypeScript(file);
