import type { Rules } from './rulebook';
import type { UndocumentedChoices } from './undocumented-choices';

/** What reading a metric takes and gives. */
export type MetricContext = { readonly rules: Rules; readonly choices: UndocumentedChoices };

/** The segments from `first` to before `last`. */
export type SegmentRange = { readonly first: number; readonly last: number };

/** A datapoint, and the instances of its own period times its value (what target tracking's formula multiplies). */
export type Datapoint = { value: number; instancesTimesValue: number };
