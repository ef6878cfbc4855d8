import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { variantCertificateSchema, type VariantCertificate } from '@/lib/contracts/certificate';
import { digestOfDocument } from '@/lib/questions/derive-keys';
import { coreVersion } from '@/lib/simulation/core-version';
import type { Job } from './pool';

// What a core made of a document stays so: a variant that was put to the test is not put to it again. Kept with the
// packages' own caches, by the core's version, the sources of the test itself and the document's digest.

const root = join(import.meta.dirname, '../../..');
const ofAllCores = join(root, 'node_modules/.cache/cooldown/certified');

/** How the test is made is not in the core's version: it decides no key, but what a certificate says of one. */
function digestOfTest(): string {
  const folder = join(root, 'lib/questions');
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const hash = createHash('sha256');
  for (const name of sources.sort()) hash.update(readFileSync(join(folder, name)));
  hash.update(readFileSync(join(root, 'lib/contracts/certificate.ts')));
  return hash.digest('hex').slice(0, 16);
}

export type Cache = {
  /** Null for what nobody has put to the test yet, and for what cannot be read. */
  readonly read: (job: Job) => VariantCertificate | null;
  readonly write: (job: Job, variant: VariantCertificate) => void;
};

/** Opens the folder of this core; what others made is not asked for any more. */
export function openCache(): Cache {
  const own = `${coreVersion}-${digestOfTest()}`;
  const folder = join(ofAllCores, own);
  mkdirSync(folder, { recursive: true });
  for (const other of readdirSync(ofAllCores)) {
    if (other !== own) rmSync(join(ofAllCores, other), { recursive: true, force: true });
  }
  const fileOf = ({ question, seed }: Job) => join(folder, `${digestOfDocument(question)}-${seed}.json`);
  return {
    read: (job) => {
      try {
        return variantCertificateSchema.parse(JSON.parse(readFileSync(fileOf(job), 'utf8')));
      } catch {
        return null;
      }
    },
    write: (job, variant) => {
      const draft = join(folder, randomBytes(8).toString('hex'));
      writeFileSync(draft, JSON.stringify(variant));
      renameSync(draft, fileOf(job)); // whole or not at all
    },
  };
}
