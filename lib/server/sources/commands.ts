// Bringing a file in: its bytes are kept, its text is read in a child process, and original, source and first revision are
// written as one operation. A file that cannot be read leaves nothing behind.
import 'server-only'
import { v5 } from 'uuid'
import type { z } from 'zod'
import { AppError } from '#lib/api/problem.ts'
import type { importReport } from '#lib/api/endpoints.ts'
import { createSchema, type RecordOf } from '#lib/live/records.ts'
import type { Reading } from '#lib/reading/reading.ts'
import { revisionShape } from '#lib/sources/schema.ts'
import type { Grant } from '../access.ts'
import { sha256 } from '../audit.ts'
import { database, type Transaction } from '../database/client.ts'
import { readInChild } from '../reading/read-in-child.ts'
import { record, type Door } from '../record.ts'
import { demand } from '../records/conditions.ts'
import { createRow, findRecord, findRecords } from '../records/rows.ts'
import { proposeSiglum, proposeTitle } from './proposals.ts'

export type ImportReport = z.infer<typeof importReport>

export interface ImportInput {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly encoding?: string | undefined
  /** Made by the client: the same ids with the same bytes are a retry. */
  readonly sourceId: string
  readonly revisionId: string
  readonly operationId?: string | undefined
  readonly signal?: AbortSignal
}

const mostBytes = 20 * 1024 * 1024
const namespace = 'd7c3f1a4-52f0-5a53-9a77-0f1f6c2d8e11'

/**
 * Brings a file in as a new source and says what the reading could not do. Bytes that the project has already are reported
 * as a duplicate and not written again. Throws `too_large`, `conflict` (ids in use for something else), `unprocessable` with
 * the reader's code (`encoding_unsure` carries candidates), `forbidden`.
 */
export async function importSource(grant: Grant, input: ImportInput): Promise<ImportReport> {
  const { bytes, sourceId, revisionId, encoding } = input
  if (bytes.length > mostBytes) {
    throw new AppError('too_large', 'This file is larger than 20 MB. Divide it into smaller files.', {
      reason: 'file_too_large',
    })
  }
  const fileName = cleanName(input.fileName)
  const hash = sha256(bytes)
  const present = await findPresent(database(), grant, { sourceId, revisionId, hash })
  if (present) return present
  const reading = await readOrRefuse(grant, { ...input, fileName }, hash)
  let report: ImportReport | null = null
  const operation = {
    id: input.operationId ?? v5(`${grant.projectId} import ${revisionId}`, namespace),
    request: { import: hash, sourceId, revisionId, fileName, encoding: encoding ?? null },
  }
  await record(grant, operation, async (door) => {
    demand(grant, door, 'source.import', true)
    // Somebody else may have brought the same file in while it was read.
    report = await findPresent(door.tx, grant, { sourceId, revisionId, hash })
    report ??= await write(door, { ...input, fileName }, hash, reading)
  })
  report ??= await findPresent(database(), grant, { sourceId, revisionId, hash })
  if (!report)
    throw new AppError('conflict', 'This source was brought in and put away again.', { reason: 'exists' })
  return report
}

/** A file's name without folders, and without characters that hide or turn what follows. */
function cleanName(fileName: string): string {
  const name = (fileName.split(/[/\\]/).at(-1) ?? '').toWellFormed().normalize('NFC')
  const visible = name.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').trim()
  if (visible === '')
    throw new AppError('invalid', 'The file has no name.', {
      fields: [{ path: 'fileName', message: 'required' }],
    })
  if (visible.length <= 300) return visible
  const ending = /\.[^.]{1,12}$/.exec(visible)?.[0] ?? ''
  return visible.slice(0, 300 - ending.length).toWellFormed() + ending
}

async function readOrRefuse(grant: Grant, input: ImportInput, hash: string): Promise<Reading> {
  const { bytes, fileName, encoding, signal } = input
  const outcome = await readInChild(bytes, {
    fileName,
    sha256: hash,
    userId: grant.actor.userId,
    ...(encoding ? { encoding } : {}),
    ...(signal ? { signal } : {}),
  })
  if (outcome.kind === 'refused')
    throw new AppError('unprocessable', outcome.message, { reason: outcome.code })
  if (outcome.kind === 'unsure') {
    throw new AppError(
      'unprocessable',
      'It is not certain in which encoding this file was written. Choose the one that reads right.',
      {
        reason: 'encoding_unsure',
        candidates: [...outcome.candidates],
      },
    )
  }
  return outcome.reading
}

/** The report of what is there already: the retry of an import, or the same bytes in a living source. */
async function findPresent(
  tx: Transaction,
  grant: Grant,
  { sourceId, revisionId, hash }: { sourceId: string; revisionId: string; hash: string },
): Promise<ImportReport | null> {
  const { projectId } = grant
  const own = await findRecord(tx, projectId, 'revision', revisionId)
  if (own) {
    if (own.sourceId === sourceId && own.originalSha256 === hash) return toReport(tx, projectId, own, false)
    throw new AppError('conflict', 'These ids are used for another file.', { reason: 'exists' })
  }
  if (await findRecord(tx, projectId, 'source', sourceId)) {
    throw new AppError('conflict', 'There is another source with this id.', { reason: 'exists' })
  }
  const alike = await findRecords(tx, projectId, 'revision', {
    originalSha256: hash,
    retiredAt: null,
    source: { retiredAt: null },
  })
  const [same] = alike
  return same ? toReport(tx, projectId, same, true) : null
}

async function toReport(
  tx: Transaction,
  projectId: string,
  revision: RecordOf<'revision'>,
  isDuplicate: boolean,
): Promise<ImportReport> {
  const source = await findRecord(tx, projectId, 'source', revision.sourceId)
  if (!source) throw new RangeError(`revision ${revision.id} has no source`)
  return {
    sourceId: source.id,
    revisionId: revision.id,
    siglum: source.siglum,
    title: source.title,
    fileName: revision.fileName,
    encoding: revision.encoding,
    characters: revision.length,
    isDuplicate,
    counts: revision.report.counts,
    problems: revision.report.problems,
  }
}

async function write(door: Door, input: ImportInput, hash: string, reading: Reading): Promise<ImportReport> {
  const { tx, projectId } = door
  const { sourceId, revisionId, fileName, bytes } = input
  const siblings = await tx.source.findMany({
    where: { projectId, retiredAt: null },
    select: { siglum: true, position: true },
  })
  const title = proposeTitle(reading, fileName)
  const siglum = proposeSiglum(title, new Set(siblings.map((one) => one.siglum)))
  const position = siblings.reduce((last, one) => Math.max(last, one.position + 1), 0)
  const language = reading.source.language ?? ''
  await createRow(
    door,
    'source',
    sourceId,
    createSchema('source').parse({ siglum, title, position, language }),
  )
  await tx.original.createMany({
    data: [{ projectId, sha256: hash, fileName, size: bytes.length, bytes: new Uint8Array(bytes) }],
    // A retired source may have left the same bytes behind.
    skipDuplicates: true,
  })
  const { text, ...rest } = reading
  const { format, encoding } = reading.source
  const report = revisionShape.report.parse({ counts: reading.counts, problems: reading.problems })
  const fields = {
    sourceId,
    number: 1,
    originalSha256: hash,
    fileName,
    format,
    encoding,
    textSha256: sha256(text),
    length: text.length,
    report,
  }
  await createRow(door, 'revision', revisionId, fields, { columns: { text, reading: rest } })
  return {
    sourceId,
    revisionId,
    siglum,
    title,
    fileName,
    encoding,
    characters: text.length,
    isDuplicate: false,
    ...report,
  }
}
