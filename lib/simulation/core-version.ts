/** Digest of every source between a question and its verdict. Written by `npm run core-version`; do not edit. */
export const coreVersion = 'b530ae9f231853c5';
