// A text that another program's file carries, brought in as a source together with its annotations, as one operation. The text is
// read as any plain text is, so that its annotations are placed in what was read of it.
import 'server-only'
import type { BorrowedReport, BorrowedSourceAcceptance, BorrowedSourcePreview } from '#lib/api/borrowed.ts'
import { AppError } from '#lib/api/problem.ts'
import type { Reading } from '#lib/reading/reading.ts'
import type { Grant } from '../access.ts'
import { sha256 } from '../audit.ts'
import { database } from '../database/client.ts'
import { readInChild } from '../reading/read-in-child.ts'
import { record } from '../record.ts'
import { demand } from '../records/conditions.ts'
import { openDesk } from '../records/desk.ts'
import { findRecord } from '../records/rows.ts'
import { readingOf } from '../sources/commands.ts'
import { checkLength, cleanName, findDuplicate, findPresent } from '../sources/incoming.ts'
import { proposeSiglum, proposeTitle } from '../sources/proposed-name.ts'
import { storeSource } from '../sources/store-source.ts'
import { demandToAnnotate, reportOf, skippedIn } from './accept.ts'
import { showFile } from './preview.ts'
import { readFile, type BorrowedUpload, type ReadFile } from './read-file.ts'
import { takeOver } from './take-over.ts'

interface CarriedText {
  /** As the file of a source: named after the document, in UTF-8. */
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly hash: string
  readonly reading: Reading
  readonly title: string
  readonly file: ReadFile
}

/** Throws `unprocessable` with the reader's code; `no_text` when the file carries none. */
export async function previewBorrowedSource(
  grant: Grant,
  upload: BorrowedUpload,
): Promise<BorrowedSourcePreview> {
  const { reading, title, hash, file } = await readCarried(grant, upload)
  const { projectId } = grant
  const same = await findDuplicate(database(), grant, hash)
  const there = same && (await findRecord(database(), projectId, 'source', same.sourceId))
  const siblings = await database().source.findMany({
    where: { projectId, retiredAt: null },
    select: { siglum: true },
  })
  return {
    ...showFile(file, reading.text, { find: () => null }),
    title,
    siglum: proposeSiglum(title, new Set(siblings.map(({ siglum }) => siglum))),
    characters: reading.text.length,
    isThereAs: there && { sourceId: there.id, siglum: there.siglum },
  }
}

/** Throws as the preview does, and `conflict` (`text_is_there`, or ids in use). */
export async function acceptBorrowedSource(
  grant: Grant,
  upload: BorrowedUpload,
  accepted: BorrowedSourceAcceptance,
): Promise<BorrowedReport> {
  const { operationId, document, decisions, sourceId, revisionId } = accepted
  const carried = await readCarried(grant, { ...upload, document })
  const { fileName, bytes, hash, reading, title, file } = carried
  const request = { borrowedSource: sha256(upload.bytes), document, sourceId, revisionId, decisions }
  const events = await record(grant, { id: operationId, request }, async (door) => {
    demand(grant, door, 'source.import', true)
    demandToAnnotate(grant, door)
    if (await findPresent(door.tx, grant, { sourceId, revisionId, hash }))
      throw new AppError(
        'conflict',
        'This text is in the project already. Bring the annotations onto that source.',
        { reason: 'text_is_there' },
      )
    await storeSource(door, { sourceId, revisionId, fileName, bytes, hash, reading, title })
    await takeOver(openDesk(grant, door), { sourceId, revisionId, text: reading.text }, file, decisions)
  })
  return reportOf(events, { operationId, sourceId, file, skipped: skippedIn(file, decisions) })
}

async function readCarried(grant: Grant, upload: BorrowedUpload): Promise<CarriedText> {
  const { reading: carried } = await readFile(grant, upload, null)
  const { document } = carried
  const fileName = cleanName(`${document === '' ? 'text' : document.replace(/[/\\]/g, '-')}.txt`)
  const bytes = new TextEncoder().encode(carried.text ?? '')
  checkLength(bytes, fileName)
  const hash = sha256(bytes)
  const { signal } = upload
  const userId = grant.actor.userId
  const reading = readingOf(
    await readInChild(bytes, {
      ...{ fileName, sha256: hash, userId, encoding: 'utf-8' },
      ...(signal ? { signal } : {}),
    }),
  )
  const file = await readFile(grant, { ...upload, document }, reading.text)
  const title = document.trim().slice(0, 500).toWellFormed() || proposeTitle(reading, fileName)
  return { fileName, bytes, hash, reading, title, file }
}
