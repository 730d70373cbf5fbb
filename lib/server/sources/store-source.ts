// Writes a file that was read as original, source and first revision, inside of an operation of the write door.
import 'server-only'
import { createSchema } from '#lib/live/record-schemas.ts'
import type { Choices, Reading } from '#lib/reading/reading.ts'
import { reportOf } from '#lib/reading/report.ts'
import { sha256 } from '../audit.ts'
import type { Door } from '../record.ts'
import { createRow } from '../records/rows.ts'
import type { ImportReport } from './incoming.ts'
import { proposeSiglum, proposeTitle } from './proposed-name.ts'

export interface NewSource {
  readonly sourceId: string
  readonly revisionId: string
  readonly fileName: string
  readonly bytes: Uint8Array
  /** SHA-256 of the bytes. */
  readonly hash: string
  readonly reading: Reading
  readonly choices?: Choices
  /** As a person named it; otherwise what the text proposes. */
  readonly siglum?: string
  readonly title?: string
}

/** Writes the rows and returns the report. The ids must be free. */
export async function storeSource(door: Door, one: NewSource): Promise<ImportReport> {
  const { tx, projectId } = door
  const { sourceId, revisionId, fileName, bytes, hash, reading } = one
  const siblings = await tx.source.findMany({
    where: { projectId, retiredAt: null },
    select: { siglum: true, position: true },
  })
  const title = one.title ?? proposeTitle(reading, fileName)
  const siglum = one.siglum ?? proposeSiglum(title, new Set(siblings.map((other) => other.siglum)))
  const position = siblings.reduce((last, other) => Math.max(last, other.position + 1), 0)
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
  const report = reportOf(reading, one.choices)
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
