// A better file for a text that is there: looked at first, then accepted as a new revision. Its bytes are kept beside those of the
// older revisions.
import 'server-only'
import { AppError } from '#lib/api/problem.ts'
import type { RevisionPreview } from '#lib/api/revision.ts'
import type { Choices, Reading } from '#lib/reading/reading.ts'
import { reportOf } from '#lib/reading/report.ts'
import type { Grant } from '../access.ts'
import type { Tell } from '../answer-in-lines.ts'
import { sha256 } from '../audit.ts'
import { database } from '../database/client.ts'
import { readInChild } from '../reading/read-in-child.ts'
import { findRecords } from '../records/rows.ts'
import { readingOf } from '../sources/commands.ts'
import { checkLength, cleanName } from '../sources/incoming.ts'
import { demandNewest, findNewest, loadTexts, type Revision } from './chain.ts'
import { compareInChild } from './compare-in-child.ts'
import { showDifference } from './difference.ts'
import { placePassages } from './places.ts'
import { findMade, makeRevision, storeRevision, type Wanted } from './store-revision.ts'

/** A file that was read: by `readBetterFile`, or on the import desk. */
export interface ReadFile {
  readonly fileName: string
  readonly bytes: Uint8Array
  /** SHA-256 of the bytes. */
  readonly hash: string
  readonly reading: Reading
  /** What a person chose where the reader had a choice. */
  readonly choices?: Choices
}

/** Who waits for long work: it ends when they go, and tells them how far it has come. */
export interface Waiting {
  readonly signal?: AbortSignal | undefined
  readonly tell?: Tell | undefined
}

/** Reads a file in the child process. Throws `too_large`, `invalid`, `unprocessable` with the reader's code. */
export async function readBetterFile(
  grant: Grant,
  input: { bytes: Uint8Array; fileName: string; encoding?: string | undefined },
  { signal, tell }: Waiting = {},
): Promise<ReadFile> {
  const { bytes, encoding } = input
  const fileName = cleanName(input.fileName)
  checkLength(bytes, fileName)
  const hash = sha256(bytes)
  tell?.({ step: 'reading' })
  const outcome = await readInChild(bytes, {
    fileName,
    sha256: hash,
    userId: grant.actor.userId,
    ...(encoding ? { encoding } : {}),
    ...(signal ? { signal } : {}),
  })
  return { fileName, bytes, hash, reading: readingOf(outcome) }
}

/** What the file would make of the source's newest text, and of the passages in it. Writes nothing. */
export async function proposeRevision(
  grant: Grant,
  sourceId: string,
  { fileName, reading, choices }: ReadFile,
  { signal, tell }: Waiting = {},
): Promise<RevisionPreview> {
  const newest = await findNewest(database(), grant, sourceId)
  const before = (await loadTexts(database(), grant, [newest.id])).get(newest.id) ?? ''
  const passages = await findRecords(database(), grant.projectId, 'passage', { sourceId, retiredAt: null })
  tell?.({ step: 'comparing' })
  // One that has no place in the newest text has none to be carried from.
  const now = (await placePassages(grant, newest.id, passages)).filter(({ spans }) => spans.length > 0)
  const { difference, carried } = await compareInChild(
    {
      before,
      after: reading.text,
      passages: now.map(({ passage, decided, spans }) => ({ ...(decided ?? passage), spans })),
    },
    { userId: grant.actor.userId, signal, tell },
  )
  const unplaced: RevisionPreview['passages']['unplaced'] = []
  const counts = { exact: 0, moved: 0 }
  carried.forEach(({ verdict, reason }, i) => {
    if (verdict === 'exact' || verdict === 'moved') counts[verdict]++
    else unplaced.push({ passageId: now[i]?.passage.id ?? '', verdict, reason })
  })
  const { format, encoding } = reading.source
  return {
    number: newest.number,
    fileName,
    format,
    encoding,
    characters: reading.text.length,
    report: reportOf(reading, choices),
    isSameText: before === reading.text,
    difference: showDifference(before, reading.text, difference),
    passages: { ...counts, unplaced },
  }
}

/**
 * Makes the file the newest revision. Throws `precondition_failed` (`newer_revision`), `conflict` and `unprocessable`
 * (`same_text`: the file gives the text that is there).
 */
export async function acceptRevision(
  grant: Grant,
  wanted: Wanted,
  { fileName, bytes, hash, reading, choices }: ReadFile,
  { signal, tell }: Waiting = {},
): Promise<Revision> {
  const { sourceId, ifNumber } = wanted
  const made = await findMade(database(), grant, wanted)
  if (made) return made
  const newest = await findNewest(database(), grant, sourceId)
  demandNewest(newest, ifNumber)
  const before = (await loadTexts(database(), grant, [newest.id])).get(newest.id) ?? ''
  if (before === reading.text)
    throw new AppError('unprocessable', 'This file gives the text that is there already.', {
      reason: 'same_text',
    })
  const { difference } = await compareInChild(
    { before, after: reading.text, passages: [] },
    { userId: grant.actor.userId, signal, tell },
  )
  // What is written is written: from here on nobody can call it off.
  signal?.throwIfAborted()
  tell?.({ step: 'writing' })
  const { format, encoding } = reading.source
  return makeRevision(grant, wanted, { file: hash, fileName }, async (door, current) => {
    demandNewest(current, newest.number)
    const { tx, projectId } = door
    await tx.original.createMany({
      data: [{ projectId, sha256: hash, fileName, size: bytes.length, bytes: new Uint8Array(bytes) }],
      // Another revision or source may have come from the same bytes.
      skipDuplicates: true,
    })
    await storeRevision(door, current, wanted, {
      reading,
      difference,
      origin: 'file',
      file: { originalSha256: hash, fileName, format, encoding },
      report: reportOf(reading, choices),
    })
  })
}
