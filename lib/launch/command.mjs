// @ts-check
// `node lib/launch/command.mjs FILE …` runs a TypeScript file of the project (lib/commands/simulate.ts): arguments, input
// and exit code are the command's own, and nothing is printed besides what it prints.
import { refuseOldNode } from './node-version.mjs';

refuseOldNode();
const { existsSync } = await import('node:fs');
const { areDependenciesInstalled, generateClient, installDependencies, isClientGenerated } =
  await import('./prepare.mjs');
const { inProject, readEnvFile } = await import('./project.mjs');

const [name = '', ...parameters] = process.argv.slice(2);
const file = inProject(name);
if (!name.endsWith('.ts') || !existsSync(file)) {
  console.error(`There is no command "${name}": see the scripts in package.json.`);
  process.exit(64);
}
if (!areDependenciesInstalled()) {
  console.error('Installing the packages, once …');
  await installDependencies();
}
if (!isClientGenerated()) await generateClient();

readEnvFile();
process.argv = [process.execPath, file, ...parameters];
const { importTypeScript } = await import('./typescript.mjs');
await importTypeScript(file);
