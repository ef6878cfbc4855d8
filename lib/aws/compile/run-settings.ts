import type { Rules } from '@/lib/simulation/rulebook';
import type { UndocumentedChoices } from '@/lib/simulation/undocumented-choices';

/** By what a scenario is run: a rulebook's constants and switches, and our choices where AWS is silent. */
export type RunSettings = { readonly rules: Rules; readonly choices: UndocumentedChoices };
