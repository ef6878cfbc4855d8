import type { ConfigurationExport, ExportedFile, ExportRequest } from '@/lib/contracts/configuration-export';
import type { Question } from '@/lib/contracts/question';
import type { Scenario } from '@/lib/contracts/scenario';
import { exportFormats, exportScenario } from '@/lib/aws/export/export-scenario';
import type { Answered, ReplayedRun } from '@/lib/grading/kinds/kind';
import { kindOf } from '@/lib/grading/kinds/kinds';

const fileNames = {
  cli: 'endpoint.sh',
  cloudformation: 'template.yaml',
  terraform: 'main.tf',
} satisfies Record<ExportRequest['to'], string>;

/** What can be taken along from an answered question, in every format: the winning configuration, in a lab the own one too. */
export function exportConfigurations(answered: Answered<Question>): ConfigurationExport[] {
  return configurationsOf(answered).flatMap(({ of, replayed: { optionId, title, run } }) => {
    const files = exportFormats.flatMap((to): ExportedFile[] => {
      const exported = exportScenario(run.scenario, to);
      if (exported.kind !== 'document') return [];
      const { text, notCarried } = exported;
      return [{ to, fileName: fileNames[to], text, notCarried }];
    });
    return files.length > 0 ? [{ of, optionId, title, files }] : [];
  });
}

type Configuration = { readonly of: ExportRequest['of']; readonly replayed: ReplayedRun };

/**
 * A winner that is the situation as it stands (of a claim, a measure, an order of events) is nobody's configuration, and
 * one that differs in its network or its jobs only would be exported without what makes it win.
 */
export function configurationsOf(answered: Answered<Question>): Configuration[] {
  const { asked, base } = answered.subject;
  if (asked.kind === 'order' || asked.kind === 'match') return [];
  const { learner, winner } = kindOf<Question['kind']>(asked.kind).replay(answered);
  const best = { of: 'winner' as const, replayed: winner };
  if (asked.kind === 'configuration') return [...(learner ? [{ of: 'own' as const, replayed: learner }] : []), best];
  const { scenario } = winner.run;
  const isSame = (...sections: (keyof Scenario)[]) =>
    sections.every((section) => scenario[section] === base.scenario[section]);
  const isCarried = !isSame('endpoint', 'scaling') || isSame('network', 'jobs');
  return scenario !== base.scenario && isCarried ? [best] : [];
}
