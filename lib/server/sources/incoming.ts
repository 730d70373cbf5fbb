// What every way of bringing a file in asks first: its name, its size, and whether the project has these bytes already.
import 'server-only'
import type { z } from 'zod'
import type { importReport } from '#lib/api/proposal.ts'
import { AppError } from '#lib/api/problem.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { mostBytesOf } from '#lib/sources/limits.ts'
import type { Grant } from '../access.ts'
import type { Transaction } from '../database/client.ts'
import { findRecord, findRecords } from '../records/rows.ts'

export type ImportReport = z.infer<typeof importReport>

/** Throws `too_large` for a file that nobody may bring in. */
export function checkLength(bytes: Uint8Array, fileName: string): void {
  const most = mostBytesOf(fileName)
  if (bytes.length <= most) return
  throw new AppError(
    'too_large',
    `This file is larger than ${most / 1024 / 1024} MB. Divide it into smaller files.`,
    { reason: 'file_too_large' },
  )
}

/** A file's name without folders, and without characters that hide or turn what follows. */
export function cleanName(fileName: string): string {
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

/** The report of what is there already: the retry of an import, or the same bytes in a living source. */
export async function findPresent(
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
  const same = await findDuplicate(tx, grant, hash)
  return same ? toReport(tx, projectId, same, true) : null
}

/** The revision of a living source that was read from the same bytes; null when there is none. */
export async function findDuplicate(
  tx: Transaction,
  grant: Grant,
  hash: string,
): Promise<RecordOf<'revision'> | null> {
  const alike = await findRecords(tx, grant.projectId, 'revision', {
    originalSha256: hash,
    retiredAt: null,
    source: { retiredAt: null },
  })
  return alike[0] ?? null
}

/** The report of a revision that is in the project. */
export async function toReport(
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
    ...revision.report,
  }
}
