// An archive as contents. It is an importer like any other: everything is checked before anything is believed.
import type { z } from 'zod'
import { checkContents } from './check.ts'
import {
  archivedKinds,
  eventSchema,
  formatVersion,
  laterKinds,
  lineSchema,
  manifestSchema,
  operationSchema,
  originalSchema,
  paths,
  personSchema,
  textSchema,
  type ArchiveContents,
  type Manifest,
} from './manifest.ts'
import type { Sha256 } from './pack.ts'
import { Refusal, type ArchiveProblem, type Tools } from './refusal.ts'
import { archiveLimits, readZip } from './zip.ts'

export type Unpacked =
  | { kind: 'read'; contents: ArchiveContents; manifest: Manifest }
  | { kind: 'refused'; code: ArchiveProblem; message: string }

/** Reads an archive whole. Never throws: what is wrong is the answer, and the first thing wrong decides. */
export function unpackArchive(bytes: Uint8Array, tools: Tools): Unpacked {
  const zip = readZip(bytes, tools.limits ?? archiveLimits, tools.inflate)
  if (zip.kind === 'refused') return zip
  try {
    const manifest = readManifest(zip.files)
    checkFiles(zip.files, manifest, tools.sha256)
    const contents = readContents(zip.files, manifest)
    checkContents(contents, manifest, tools)
    return { kind: 'read', contents, manifest }
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', code: error.code, message: error.message }
    throw error
  }
}

type Files = ReadonlyMap<string, Uint8Array>

function readManifest(files: Files): Manifest {
  const bytes = files.get(paths.manifest)
  if (!bytes)
    throw new Refusal('not_an_archive', 'There is no manifest.json: this is not an archive of Fontes.')
  const raw = parseJson(decode(bytes, paths.manifest), paths.manifest)
  const isOurs =
    typeof raw === 'object' && raw !== null && (raw as { format?: unknown }).format === 'fontes-archive'
  if (!isOurs) throw new Refusal('not_an_archive', 'manifest.json is not that of a Fontes archive.')
  const version = (raw as { formatVersion?: unknown }).formatVersion
  if (typeof version === 'number' && version > formatVersion)
    throw new Refusal(
      'archive_newer_version',
      `The archive has format ${version}; this version of Fontes reads up to ${formatVersion}. Update Fontes first.`,
    )
  return check(manifestSchema, raw, paths.manifest)
}

/** Every file is named with the right hash, and no file is there unnamed. */
function checkFiles(files: Files, manifest: Manifest, sha256: Sha256): void {
  const named = new Map(manifest.files.map((one) => [one.path, one]))
  for (const path of files.keys())
    if (path !== paths.manifest && !named.has(path))
      throw new Refusal('archive_damaged', `${path} is not in the manifest.`)
  for (const { path, size, sha256: expected } of manifest.files) {
    const bytes = files.get(path)
    if (!bytes) throw new Refusal('archive_damaged', `${path} is missing.`)
    if (bytes.length !== size || sha256(bytes) !== expected)
      throw new Refusal('hash_mismatch', `${path} is not what the manifest says: it was changed or damaged.`)
  }
}

function readContents(files: Files, manifest: Manifest): ArchiveContents {
  const records = Object.fromEntries(
    archivedKinds.map((kind) => {
      const isOlder = laterKinds.includes(kind) && !files.has(paths.records(kind))
      return [kind, isOlder ? [] : readLines(files, paths.records(kind), lineSchema(kind))]
    }),
  ) as unknown as ArchiveContents['records']
  const originals = readLines(files, paths.originals, originalSchema).map((about) => {
    const bytes = files.get(paths.original(about.sha256))
    if (!bytes) throw new Refusal('archive_damaged', `${paths.original(about.sha256)} is missing.`)
    return { ...about, bytes }
  })
  const texts: ArchiveContents['texts'] = new Map()
  for (const revision of records.revision) {
    const [text] = readLines(files, paths.text(revision.id), textSchema)
    if (!text) throw new Refusal('archive_damaged', `${paths.text(revision.id)} is empty.`)
    texts.set(revision.id, text)
  }
  return {
    appVersion: manifest.appVersion,
    slug: manifest.project.slug,
    eventVersion: manifest.eventVersion,
    headHash: manifest.headHash,
    people: readLines(files, paths.people, personSchema),
    records,
    events: readLines(
      files,
      paths.events,
      eventSchema as unknown as z.ZodType<ArchiveContents['events'][number]>,
    ),
    operations: readLines(files, paths.operations, operationSchema),
    texts,
    originals,
  }
}

function readLines<T>(files: Files, path: string, schema: z.ZodType<T>): T[] {
  const bytes = files.get(path)
  if (!bytes) throw new Refusal('archive_damaged', `${path} is missing.`)
  return decode(bytes, path)
    .split('\n')
    .flatMap((line, index) => {
      if (line === '') return []
      const where = `${path}, line ${index + 1}`
      return [check(schema, parseJson(line, where), where)]
    })
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('invalid_line', `${path} is not UTF-8.`)
  }
}

function parseJson(text: string, where: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Refusal('invalid_line', `${where} is not JSON.`)
  }
  if (!isStorable(value, 0)) throw new Refusal('invalid_line', `${where} holds what cannot be stored.`)
  return value
}

/** PostgreSQL takes neither NUL nor half characters; nesting is bounded so that nothing later runs out of stack. */
function isStorable(value: unknown, depth: number): boolean {
  if (depth > 64) return false
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every((one) => isStorable(one, depth + 1))
  return Object.entries(value).every(
    ([key, one]) => key !== '__proto__' && isStorable(key, depth) && isStorable(one, depth + 1),
  )
}

function check<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new Refusal(
    'invalid_line',
    `${where}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not valid'}`,
  )
}
