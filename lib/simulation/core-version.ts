/** Digest of every source between a question and its verdict. Written by `npm run core-version`; do not edit. */
export const coreVersion = '843b3fa07bc4f110';
