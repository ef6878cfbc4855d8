// @ts-check
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './children.mjs';
import { digestOf, inProject } from './project.mjs';
import { LaunchRefused } from './steps.mjs';
import { inTurn } from './turn.mjs';

const sources = [
  ...['app', 'components', 'lib', 'prisma/schema.prisma', 'public', 'proxy.ts', 'instrumentation.ts'],
  ...['next.config.js', 'postcss.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'],
];
const notBuilt = ['lib/launch', 'lib/commands', 'lib/db/generated'];

// As next.config.js has it.
const buildFolder = () => inProject(process.env.NEXT_DIST_DIR ?? '.next');
const stampFile = () => join(buildFolder(), 'cooldown-sources');

export const isBuilt = () =>
  existsSync(stampFile()) && readFileSync(stampFile(), 'utf8') === digestOf(sources, notBuilt);

/** Builds for production when the sources are not those of the last build. */
export async function buildApp() {
  return isBuilt() ? { said: 'unchanged' } : inTurn(build);
}

async function build() {
  if (isBuilt()) return { said: 'built by another start' };
  const digest = digestOf(sources, notBuilt);
  rmSync(stampFile(), { force: true }); // a build that is broken off must not pass for one
  const next = inProject('node_modules/next/dist/bin/next');
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const { code, output } = await runToEnd(process.execPath, [next, 'build'], { env });
  if (code !== 0) throw new LaunchRefused(`next build failed:\n${output.trim()}`);
  writeFileSync(stampFile(), digest);
  return { said: 'built' };
}
