import { z } from 'zod';

// A configuration that an answered question leaves behind, as files for AWS's own tools. Nothing of it leaves the server
// before the answer is locked.

/** The winning configuration, or in a lab the learner's own. */
export const exportedOwners = ['winner', 'own'] as const;
export const exportRequestSchema = z.strictObject({
  to: z.enum(['cli', 'cloudformation', 'terraform'], { error: 'expected to=cli, to=cloudformation or to=terraform' }),
  of: z.enum(exportedOwners, { error: 'expected of=winner or of=own' }).default('winner'),
});
export type ExportRequest = z.infer<typeof exportRequestSchema>;

export type ExportedFile = {
  to: ExportRequest['to'];
  fileName: string;
  text: string;
  /** Parts of the situation that the format has no place for. */
  notCarried: string[];
};

export type ConfigurationExport = {
  of: ExportRequest['of'];
  /** The option's text, or what the configuration is. */
  title: string;
  /** The option, for its letter; null where there is none. */
  optionId: string | null;
  files: ExportedFile[];
};
