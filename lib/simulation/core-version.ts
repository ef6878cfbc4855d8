/** Digest of every source between a question and its verdict. Written by `npm run core-version`; do not edit. */
export const coreVersion = '5036a39a1cff02c0';
