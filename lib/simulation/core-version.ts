/** Digest of the sources of lib/simulation, lib/grading and compile. Written by `npm run core-version`; do not edit. */
export const coreVersion = '4f5b59f4ef91af16';
