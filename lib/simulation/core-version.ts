/** Digest of the sources of lib/simulation, lib/grading and compile. Written by `npm run core-version`; do not edit. */
export const coreVersion = '701d8bf9c2a54634';
