// For the Prisma command line (generate, validate, format; migrate where its engine can be downloaded).
// Fontes itself never calls it to migrate: see lib/server/instance/migrations.ts.
import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(process.env['DATABASE_URL'] ? { datasource: { url: process.env['DATABASE_URL'] } } : {}),
})
