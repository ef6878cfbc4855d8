import { defineConfig } from 'prisma/config';

// `prisma generate` needs no schema engine, yet Prisma 7 downloads one for every command. Naming any executable stops
// that, so that generating works without a network; commands that do need the engine still get the real one.
if (process.argv.includes('generate')) process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;

const url = process.env['DATABASE_URL'];

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(url && { datasource: { url } }),
});
