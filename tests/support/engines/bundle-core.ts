import { join } from 'node:path';
import { loadEsbuild } from '@/lib/launch/typescript.mjs';

/** The core with its documents as one script for any engine: it leaves a global `core` with the function `digestsOf`. */
export async function bundleCore(): Promise<string> {
  const {
    outputFiles: [script],
  } = await loadEsbuild().build({
    entryPoints: [join(import.meta.dirname, 'digests-of.ts')],
    absWorkingDir: join(import.meta.dirname, '../../..'),
    bundle: true,
    write: false,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    format: 'iife',
    globalName: 'core',
    target: 'es2022',
    logLevel: 'error',
  });
  if (!script) throw new Error('esbuild made no bundle');
  return script.text;
}
