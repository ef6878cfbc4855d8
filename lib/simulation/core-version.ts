/** Digest of the sources of lib/simulation, lib/grading and compile. Written by `npm run core-version`; do not edit. */
export const coreVersion = '5408b5f4883a1271';
