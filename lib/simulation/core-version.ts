/** Digest of every source between a question and its verdict. Written by `npm run core-version`; do not edit. */
export const coreVersion = 'cbe3b5dae877eaf0';
