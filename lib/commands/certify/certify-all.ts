import type { Certificate, VariantCertificate } from '@/lib/contracts/certificate';
import type { Question } from '@/lib/contracts/question';
import { joinVariants } from '@/lib/questions/certify-question';
import { openCache } from './cache';
import { certifyOnAllCores, type Job } from './pool';

export type Asked = { readonly question: Question; readonly seeds: readonly number[] };

/** The certificates of questions, in their order, each handed over as soon as those before it are done. */
export async function certifyAll(
  asked: readonly Asked[],
  onCertificate: (question: Question, certificate: Certificate) => void,
): Promise<Certificate[]> {
  const cache = openCache();
  const certificates: Certificate[] = [];
  const found = new Map<Question, Map<number, VariantCertificate>>(asked.map(({ question }) => [question, new Map()]));
  const put = ({ question, seed }: Job, variant: VariantCertificate) => found.get(question)?.set(seed, variant);
  const handOver = () => {
    for (let next = asked[certificates.length]; next; next = asked[certificates.length]) {
      const { question, seeds } = next;
      const variants = seeds.flatMap((seed) => found.get(question)?.get(seed) ?? []);
      if (variants.length < seeds.length) return;
      const certificate = joinVariants(question, variants);
      certificates.push(certificate);
      onCertificate(question, certificate);
    }
  };
  const all = asked.flatMap(({ question, seeds }) => seeds.map((seed): Job => ({ question, seed })));
  const left = all.filter((job) => {
    const known = cache.read(job);
    if (known) put(job, known);
    return !known;
  });
  let done = all.length - left.length;
  handOver();
  await certifyOnAllCores(left, (job, variant) => {
    cache.write(job, variant);
    put(job, variant);
    done += 1;
    showProgress(`${done} of ${all.length} variants: ${job.question.id}`);
    handOver();
  });
  showProgress('');
  return certificates;
}

/** One line on a terminal, overwritten again and again; nothing where a file or a pipe listens. */
function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
