import { expect, it } from 'vitest';
import { digestOfSources, listSources } from '@/lib/commands/core-version';
import { loadEsbuild } from '@/lib/launch/typescript.mjs';
import { coreVersion } from '@/lib/simulation/core-version';

it('names the core by its sources: run `npm run core-version` after changing them', () => {
  expect(coreVersion).toBe(digestOfSources());
});

it('counts every source that running a question takes', async () => {
  const { metafile } = await loadEsbuild().build({
    entryPoints: ['lib/questions/run-variant.ts'],
    bundle: true,
    write: false,
    metafile: true,
    packages: 'external',
    format: 'esm',
  });
  // words of refusals, the reading of text, the shape of what comes out: none decides a key
  const others = ['lib/aws/notice.ts', 'lib/aws/parse-document.ts', 'lib/contracts/trace.ts'];
  const known = new Set([...listSources(), ...others, 'lib/simulation/core-version.ts']);
  expect(Object.keys(metafile.inputs).length).toBeGreaterThan(80);
  expect(Object.keys(metafile.inputs).filter((file) => !known.has(file))).toEqual([]);
});
