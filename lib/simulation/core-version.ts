/** Digest of the sources of lib/simulation, lib/grading and compile. Written by `npm run core-version`; do not edit. */
export const coreVersion = 'f4a685365d2ba48c';
