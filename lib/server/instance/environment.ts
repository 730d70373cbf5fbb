// The environment, parsed once at this border. Everything has a default: an instance runs without any setting.
import { resolve } from 'node:path'
import { z } from 'zod'
import { InstanceProblem } from './instance-problem.ts'

export interface Environment {
  port: number
  /** Absolute path of the folder with the database, the secret and the logs. */
  dataDir: string
  /** A PostgreSQL of the operator's own; null: the embedded one. */
  ownDatabaseUrl: string | null
  /** Origin under which people reach this instance, without a slash at its end. */
  url: string
}

/** Shells and compose files leave variables empty that are not meant to be set. */
const orUnset = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema)
const variables = z.object({
  PORT: orUnset(z.coerce.number<string | undefined>().int().min(1).max(65_535).optional()),
  FONTES_DATA_DIR: orUnset(z.string().optional()),
  DATABASE_URL: orUnset(z.url({ protocol: /^postgres(ql)?$/ }).optional()),
  FONTES_URL: orUnset(z.url({ protocol: /^https?$/ }).optional()),
})

const remedies: Record<string, string> = {
  PORT: 'Set PORT to a number from 1 to 65535, or leave it out (3000).',
  FONTES_DATA_DIR: 'Set FONTES_DATA_DIR to a folder, or leave it out (.fontes).',
  DATABASE_URL:
    'Set DATABASE_URL to an address like postgresql://user:password@host:5432/fontes, or leave it out.',
  FONTES_URL: 'Set FONTES_URL to an address like https://fontes.example.org, or leave it out.',
}

/** Reads the environment. Throws an InstanceProblem that names the variable it cannot use. */
export function environment(from: Record<string, string | undefined> = process.env): Environment {
  const parsed = variables.safeParse(from)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0])
    throw new InstanceProblem(
      `The environment variable ${name} is not usable.`,
      remedies[name] ?? 'Correct it.',
    )
  }
  const { PORT = 3000, FONTES_DATA_DIR = '.fontes', DATABASE_URL, FONTES_URL } = parsed.data
  // While the embedded database runs, DATABASE_URL is set for the processes of this instance, and FONTES_EMBEDDED with it:
  // a process started by another one must not take the embedded database for the operator's own.
  const isEmbedded = from['FONTES_EMBEDDED'] === '1'
  return {
    port: PORT,
    // The comment keeps Next from taking the whole project for data that belongs to a page.
    dataDir: resolve(/* turbopackIgnore: true */ FONTES_DATA_DIR),
    ownDatabaseUrl: isEmbedded ? null : (DATABASE_URL ?? null),
    url: new URL(FONTES_URL ?? `http://localhost:${PORT}`).origin,
  }
}
