// Reading sources back: the text of a revision with its zones, and the file as it came.
import 'server-only'
import { readingSchema } from '#lib/reading/schema.ts'
import type { Reading } from '#lib/reading/reading.ts'
import { notFound, type Grant } from '../access.ts'
import { database } from '../database/client.ts'

/** The whole reading but its text, as it is stored beside it. */
export type StoredReading = Omit<Reading, 'text'>

export interface LoadedReading {
  readonly id: string
  readonly sourceId: string
  readonly text: string
  readonly reading: StoredReading & Record<string, unknown>
}

const storedReading = readingSchema.omit({ text: true })

/** A revision's text and reading; `not_found` when the project has none with this id. */
export async function loadReading(grant: Grant, revisionId: string): Promise<LoadedReading> {
  const row = await database().revision.findFirst({
    where: { projectId: grant.projectId, id: revisionId, retiredAt: null },
    select: { id: true, sourceId: true, text: true, reading: true },
  })
  if (!row) throw notFound()
  return {
    ...row,
    reading: storedReading.parse(row.reading) as unknown as StoredReading & Record<string, unknown>,
  }
}

/** The file a revision was read from, byte for byte; `not_found` when the project has no such revision. */
export async function loadOriginal(
  grant: Grant,
  revisionId: string,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const row = await database().revision.findFirst({
    where: { projectId: grant.projectId, id: revisionId },
    select: { fileName: true, original: { select: { bytes: true } } },
  })
  if (!row) throw notFound()
  return { fileName: row.fileName, bytes: row.original.bytes }
}
