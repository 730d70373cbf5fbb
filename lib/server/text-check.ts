// Whether texts and originals are what their hashes say, and whether passages quote what stands there.
import 'server-only'
import { quoteOf } from '#lib/anchoring/describe.ts'
import { checkReading } from '#lib/reading/check-reading.ts'
import { decode } from '#lib/reading/decode.ts'
import { readingSchema } from '#lib/reading/schema.ts'
import type { Reading } from '#lib/reading/reading.ts'
import type { Span } from '#lib/text/span.ts'
import { sha256 } from './audit.ts'
import type { Check, Find } from './invariants.ts'
import type { AnyRecord } from './records/rows.ts'

/** Checks every text, original and passage of a project; one text at a time is in memory. */
export async function checkTexts({ tx, projectId, records, find }: Check): Promise<void> {
  const passages = Map.groupBy(records.get('passage')?.values() ?? [], (one) => String(one['revisionId']))
  for (const [id, revision] of records.get('revision') ?? []) {
    const { text, reading, original } = await tx.revision.findUniqueOrThrow({
      where: { projectId_id: { projectId, id } },
      select: { text: true, reading: true, original: { select: { bytes: true } } },
    })
    const where = { kind: 'revision' as const, id }
    if (sha256(text) !== revision['textSha256'] || text.length !== revision['length']) {
      find('text_changed', 'the text is not the one that was read', where)
    }
    if (text !== text.normalize('NFC')) find('text_changed', 'the text is not in NFC', where)
    const broken = checkWayBack(
      { ...(reading as object), text },
      original.bytes,
      String(revision['encoding']),
    )
    if (broken !== null) find('map_broken', `the way back to the original is broken: ${broken}`, where)
    for (const passage of passages.get(id) ?? []) checkPassage(text, passage, find)
  }
  const originals = await tx.original.findMany({
    where: { projectId },
    select: { sha256: true, size: true, _count: { select: { revisions: true } } },
  })
  for (const { sha256: hash, size, _count } of originals) {
    const row = await tx.original.findUniqueOrThrow({
      where: { projectId_sha256: { projectId, sha256: hash } },
    })
    if (sha256(row.bytes) !== hash || row.bytes.length !== size)
      find('original_changed', `the file ${hash} is not the one that came`)
    if (_count.revisions === 0) find('original_orphaned', `the file ${hash} belongs to no revision`)
  }
}

/** The first thing in which a stored reading does not fit its original; null when it fits. */
function checkWayBack(stored: object, bytes: Uint8Array, encoding: string): string | null {
  const parsed = readingSchema.safeParse(stored)
  if (!parsed.success)
    return `the reading has no known shape at ${parsed.error.issues[0]?.path.join('.') ?? ''}`
  const reading = parsed.data as unknown as Reading
  // What a container's reader made of the file stands in the reading; everything else is the file itself, decoded.
  let raw = reading.original
  if (raw === undefined) {
    const decoded = decode(bytes, encoding)
    if (decoded.kind !== 'decoded') return `the file is not ${encoding}`
    raw = decoded.raw
  }
  return checkReading(reading, raw)[0]?.message ?? null
}

function checkPassage(text: string, passage: AnyRecord, find: Find): void {
  const where = { kind: 'passage' as const, id: passage.id }
  const spans = passage['spans'] as Span[]
  const [start, end] = [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0]
  if (end > text.length || quoteOf(text, spans) !== passage['quote']) {
    return find('quote_differs', 'the text at this place is not the quote', where)
  }
  const [prefix, suffix] = [String(passage['prefix']), String(passage['suffix'])]
  if (!text.slice(0, start).endsWith(prefix) || !text.slice(end).startsWith(suffix)) {
    find('context_differs', 'before or after the quote stands something else', where)
  }
}
