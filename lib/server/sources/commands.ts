// Bringing a file in at once: its bytes are kept, its text is read in a child process, and original, source and first revision
// are written as one operation. A file that cannot be read leaves nothing behind. With a look at it first: proposals.ts.
import 'server-only'
import { v5 } from 'uuid'
import { AppError } from '#lib/api/problem.ts'
import type { ReadOutcome } from '#lib/reading/format-reader.ts'
import type { Choices, Reading } from '#lib/reading/reading.ts'
import type { Grant } from '../access.ts'
import { sha256 } from '../audit.ts'
import { database } from '../database/client.ts'
import { readInChild } from '../reading/read-in-child.ts'
import { record } from '../record.ts'
import { demand } from '../records/conditions.ts'
import { checkLength, cleanName, findPresent, type ImportReport } from './incoming.ts'
import { storeSource } from './store-source.ts'

export interface ImportInput {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly encoding?: string | undefined
  /** What is chosen where the reader has a choice. */
  readonly choices?: Choices | undefined
  /** Made by the client: the same ids with the same bytes are a retry. */
  readonly sourceId: string
  readonly revisionId: string
  readonly operationId?: string | undefined
  readonly signal?: AbortSignal
}

const namespace = 'd7c3f1a4-52f0-5a53-9a77-0f1f6c2d8e11'

/**
 * Brings a file in as a new source and says what the reading could not do. Bytes that the project has already are reported
 * as a duplicate and not written again. Throws `too_large`, `conflict` (ids in use for something else), `unprocessable` with
 * the reader's code (`encoding_unsure` carries candidates), `forbidden`.
 */
export async function importSource(grant: Grant, input: ImportInput): Promise<ImportReport> {
  const { bytes, sourceId, revisionId, encoding, choices = {}, signal } = input
  const fileName = cleanName(input.fileName)
  checkLength(bytes, fileName)
  const hash = sha256(bytes)
  const present = await findPresent(database(), grant, { sourceId, revisionId, hash })
  if (present) return present
  const reading = readingOf(
    await readInChild(bytes, {
      fileName,
      sha256: hash,
      userId: grant.actor.userId,
      choices,
      ...(encoding ? { encoding } : {}),
      ...(signal ? { signal } : {}),
    }),
  )
  let report: ImportReport | null = null
  const operation = {
    id: input.operationId ?? v5(`${grant.projectId} import ${revisionId}`, namespace),
    request: { import: hash, sourceId, revisionId, fileName, encoding: encoding ?? null },
  }
  await record(grant, operation, async (door) => {
    demand(grant, door, 'source.import', true)
    // Somebody else may have brought the same file in while it was read.
    report = await findPresent(door.tx, grant, { sourceId, revisionId, hash })
    report ??= await storeSource(door, { sourceId, revisionId, fileName, bytes, hash, reading, choices })
  })
  report ??= await findPresent(database(), grant, { sourceId, revisionId, hash })
  if (!report)
    throw new AppError('conflict', 'This source was brought in and put away again.', { reason: 'exists' })
  return report
}

/** The reading of an outcome; throws `unprocessable` with the reader's code, or with candidates for the encoding. */
export function readingOf(outcome: ReadOutcome): Reading {
  if (outcome.kind === 'read') return outcome.reading
  if (outcome.kind === 'refused')
    throw new AppError('unprocessable', outcome.message, { reason: outcome.code })
  throw new AppError(
    'unprocessable',
    'It is not certain in which encoding this file was written. Choose the one that reads right.',
    { reason: 'encoding_unsure', candidates: [...outcome.candidates] },
  )
}
