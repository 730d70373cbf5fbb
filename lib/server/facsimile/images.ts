// Pictures of pages: checked by their bytes, kept as originals are, written through the one door.
import 'server-only'
import { v5 } from 'uuid'
import { AppError } from '#lib/api/problem.ts'
import { readImageHead } from '#lib/facsimile/image-head.ts'
import { createSchema } from '#lib/live/record-schemas.ts'
import { type RecordOf } from '#lib/live/records.ts'
import { mostPageImages } from '#lib/sources/page-image.ts'
import { notFound, type Grant } from '../access.ts'
import type { FileAnswer } from '../answer.ts'
import { sha256 } from '../audit.ts'
import { database } from '../database/client.ts'
import { record } from '../record.ts'
import { demand } from '../records/conditions.ts'
import { openDesk } from '../records/desk.ts'
import { findRecord } from '../records/rows.ts'
import { checkRecord, refuse } from '../records/rules.ts'
import { findSource } from '../revisions/chain.ts'
import { cleanName } from '../sources/incoming.ts'

type PageImage = RecordOf<'pageImage'>

export interface NewPageImage {
  /** Made by the client: the same id with the same bytes is a retry. */
  readonly id: string
  readonly sourceId: string
  readonly fileName: string
  /** `Page.order`; left out: of no page yet. */
  readonly page?: number | undefined
  readonly bytes: Uint8Array
}

const namespace = '0d4c8a4e-5b9c-5e0a-9f53-2f6c1e7b8a44'

/**
 * Adds a picture to a source. Throws `unprocessable` with the code of what is wrong with the picture, `conflict` when the id is
 * used for something else, `not_found`, `forbidden`.
 */
export async function addPageImage(grant: Grant, input: NewPageImage): Promise<PageImage> {
  const { id, sourceId, page, bytes } = input
  const { projectId } = grant
  const fileName = cleanName(input.fileName)
  const head = readImageHead(bytes, fileName)
  if (head.kind === 'refused') throw refuse(head.code, head.message)
  const { mediaType, width, height } = head
  const hash = sha256(bytes)
  const operation = {
    id: v5(`${projectId} page image ${id}`, namespace),
    request: { pageImage: id, sourceId, fileName, sha256: hash, page: page ?? null },
  }
  await record(grant, operation, async (door) => {
    const { tx } = door
    demand(grant, door, 'source.import', true)
    await findSource(tx, grant, sourceId)
    if (await findRecord(tx, projectId, 'pageImage', id))
      throw new AppError('conflict', 'There is another picture with this id.', { reason: 'exists' })
    const there = await tx.pageImage.count({ where: { projectId, sourceId, retiredAt: null } })
    if (there >= mostPageImages)
      throw refuse('too_many_images', `A source takes ${mostPageImages} pictures of pages.`)
    await tx.original.createMany({
      data: [{ projectId, sha256: hash, fileName, size: bytes.length, bytes: new Uint8Array(bytes) }],
      // The same bytes may be another page, or stand in a source that was put away.
      skipDuplicates: true,
    })
    const fields = createSchema('pageImage').parse({
      ...{ sourceId, page: page ?? null, fileName, sha256: hash },
      ...{ mediaType, width, height, size: bytes.length },
    })
    const desk = openDesk(grant, door)
    const after = await checkRecord(desk, { kind: 'pageImage', id, after: fields, before: null })
    await desk.create('pageImage', { id, fields: { ...after } })
    await desk.flush()
  })
  const made = await findRecord(database(), projectId, 'pageImage', id)
  if (!made || made.retiredAt !== null)
    throw new AppError('conflict', 'This picture was added and put away again.', { reason: 'exists' })
  return made
}

/** The bytes of a living picture of a living source; `not_found` when the project has none. */
export async function loadPageImage(grant: Grant, id: string): Promise<FileAnswer> {
  const row = await database().pageImage.findFirst({
    where: { projectId: grant.projectId, id, retiredAt: null, source: { retiredAt: null } },
    select: { fileName: true, mediaType: true, original: { select: { bytes: true } } },
  })
  if (!row) throw notFound()
  return { fileName: row.fileName, mediaType: row.mediaType, bytes: row.original.bytes }
}
