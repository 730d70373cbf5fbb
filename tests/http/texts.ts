// Texts to be corrected: a source of its own with one revision, or with a second one that corrects a word of the first, and
// drafts of corrections. Everything holds the word of its project.
import { randomUUID } from 'node:crypto'
import { describe } from '#lib/anchoring/describe.ts'
import { correct } from '#lib/corrections/apply.ts'
import { measure } from '#lib/corrections/difference.ts'
import { nouns } from '#lib/live/records.ts'
import type { Reading } from '#lib/reading/reading.ts'
import type { Grant } from '#lib/server/access.ts'
import { sha256 } from '#lib/server/audit.ts'
import { database } from '#lib/server/database/client.ts'
import { record, type Door } from '#lib/server/record.ts'
import { createRow } from '#lib/server/records/rows.ts'

export interface Text {
  readonly sourceId: string
  readonly revisionId: string
  readonly text: string
  /** Null where nothing was corrected. */
  readonly corrected: {
    readonly revisionId: string
    readonly correctionId: string
    /** A passage of the first text. */
    readonly passageId: string
  } | null
}

export function makeText(grant: Grant, canary: string, isCorrected: boolean): Promise<Text> {
  let made: Text | null = null
  return record(grant, { id: randomUUID(), request: null }, async (door) => {
    made = await writeText(door, canary, isCorrected)
  }).then(() => {
    if (!made) throw new Error('no text was made')
    return made
  })
}

export async function writeText(door: Door, canary: string, isCorrected: boolean): Promise<Text> {
  const [sourceId, revisionId] = [randomUUID(), randomUUID()]
  const siglum = randomUUID().slice(0, 13)
  await createRow(door, 'source', sourceId, { ...nouns.source.defaults, siglum, title: canary })
  const text = `Die Mülhe ${canary} ${siglum} brannte.`
  const bytes = Buffer.from(text)
  const originalSha256 = sha256(bytes)
  const { projectId } = door
  await door.tx.original.create({
    data: { projectId, sha256: originalSha256, fileName: 'mühle.txt', size: bytes.length, bytes },
  })
  const store = (
    id: string,
    number: number,
    reading: Reading,
    more: object,
    difference: unknown,
  ): Promise<unknown> => {
    const { text: words, ...rest } = reading
    const fields = {
      ...{ sourceId, number, originalSha256, fileName: 'mühle.txt', format: 'text', encoding: 'utf-8' },
      ...{ textSha256: sha256(words), length: words.length, report: { counts: {}, problems: [] } },
      ...more,
    }
    return createRow(door, 'revision', id, fields, { columns: { text: words, reading: rest, difference } })
  }
  const first = readingOf(text)
  await store(revisionId, 1, first, {}, null)
  if (!isCorrected) return { sourceId, revisionId, text, corrected: null }
  const [nextId, correctionId, passageId] = [randomUUID(), randomUUID(), randomUUID()]
  const { reading, difference, applied } = correct(first, [
    { start: 4, end: 9, correction: 'Mühle', type: 'machine' },
  ])
  const changes = { ...measure(difference), corrections: { machine: 1 } }
  await store(
    nextId,
    2,
    reading,
    { previousId: revisionId, origin: 'corrections', reason: canary, changes },
    difference,
  )
  const [one] = applied
  if (!one) throw new Error('nothing was corrected')
  const { index: _index, ...words } = one
  await createRow(door, 'correction', correctionId, {
    ...words,
    ...{ sourceId, revisionId: nextId, type: 'machine', reason: canary },
  })
  const { spans, ...quoted } = describe(text, [[0, 3]])
  await createRow(door, 'passage', passageId, { sourceId, revisionId, unitId: null, spans, ...quoted })
  return { sourceId, revisionId, text, corrected: { revisionId: nextId, correctionId, passageId } }
}

export const draftOf = ({ revisionId }: Text, canary: string) => ({
  ...{ revisionId, start: 4, end: 9, reading: 'Mülhe', correction: 'Mühle', type: 'machine', reason: canary },
})

/** A draft of `userId`; returns its id. */
export async function makeDraft(grant: Grant, text: Text, userId: string, canary: string): Promise<string> {
  const id = randomUUID()
  const { projectId } = grant
  await database().correctionDraft.create({
    data: { projectId, id, sourceId: text.sourceId, createdById: userId, ...draftOf(text, canary) },
  })
  return id
}

export function readingOf(text: string): Reading {
  return {
    source: { sha256: sha256(text), bytes: Buffer.byteLength(text), format: 'text', encoding: 'utf-8' },
    text,
    ...{ blocks: [{ kind: 'paragraph', start: 0, end: text.length }], notes: [], pages: [], furniture: [] },
    ...{ duplicates: [], edits: [], map: [[0, 0, text.length]], sections: [], problems: [], counts: {} },
    references: { archival: [], back: [], works: [], dates: [], names: [] },
    decisions: [],
  }
}
