/** Digest of every source between a question and its verdict. Written by `npm run core-version`; do not edit. */
export const coreVersion = '96566d854e3d798d';
