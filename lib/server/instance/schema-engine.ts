// Prisma's schema engine as WebAssembly. The command line of Prisma downloads a native engine before every command, which
// fails without internet; this one comes with the packages and keeps the same table (_prisma_migrations) and folder.
import { readFile, readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { migrationAdapter } from './migration-adapter.ts'

type Engine = bindings.SchemaEngine

const root = resolve(import.meta.dirname, '../../..')
export const schemaPath = join(root, 'prisma', 'schema.prisma')
export const migrationsFolder = join(root, 'prisma', 'migrations')
export const noFilter: bindings.SchemaFilter = { externalTables: [], externalEnums: [] }

/** Runs `work` with an engine on the database at `url`. */
export async function withEngine<T>(url: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  await loadWasm()
  const adapter = migrationAdapter(url)
  try {
    const bound = bindMigrationAwareSqlAdapterFactory(adapter.factory)
    const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, bound)
    try {
      return await work(engine)
    } finally {
      engine.free()
    }
  } finally {
    await adapter.close()
  }
}

let loading: Promise<void> | undefined

async function loadWasm(): Promise<void> {
  loading ??= (async () => {
    // The engine reports a panic here before it traps.
    Object.assign(globalThis, {
      PRISMA_WASM_PANIC_REGISTRY: {
        set_message: (message: string) => {
          throw new Error(`The schema engine failed: ${message}`)
        },
      },
    })
    const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    const bytes = await readFile(join(dirname(script), 'schema_engine_bg.wasm'))
    const { instance } = await WebAssembly.instantiate(bytes, {
      './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
    })
    bindings.__wbg_set_wasm(instance.exports)
    ;(instance.exports['__wbindgen_start'] as () => void)()
  })()
  return loading
}

/** The migrations as the engine wants them, oldest first. */
export async function readMigrations(folder = migrationsFolder): Promise<bindings.MigrationList> {
  const names = await migrationNames(folder)
  return {
    baseDir: folder,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(join(folder, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(join(folder, name, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  }
}

export async function migrationNames(folder = migrationsFolder): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/**
 * The SQL that prisma/schema.prisma asks for beyond the migrations so far; empty when they agree.
 * The server at `url` lends a database that is made for this and dropped again.
 */
export async function outOfStep(url: string): Promise<string> {
  const content = await readFile(schemaPath, 'utf8')
  const migrations = await readMigrations()
  const { stdout } = await withEngine(url, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...migrations },
      to: { tag: 'schemaDatamodel', files: [{ path: schemaPath, content }] },
      script: true,
      exitCode: null,
      filters: noFilter,
    }),
  )
  const sql = stdout?.trim() ?? ''
  return sql === '' || /^-- This is an empty migration\.?$/.test(sql) ? '' : `${sql}\n`
}
