/** What a run is told with: its wall clock, and what the thing that scales is called (instances, copies, environments). */
export type RunWords = { readonly start: string; readonly unit: string };
