/** @type {import('next').NextConfig} */
export default {
  // Two builds at once (a server under test beside one in use) need two directories.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  agentRules: false,
};
