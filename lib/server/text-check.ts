// Whether texts and originals are what their hashes say, and whether passages and their decided places quote what stands there.
import 'server-only'
import { quoteOf } from '#lib/anchoring/describe.ts'
import { checkReading } from '#lib/reading/check-reading.ts'
import { decode } from '#lib/reading/decode.ts'
import { readingSchema } from '#lib/reading/schema.ts'
import type { Reading } from '#lib/reading/reading.ts'
import type { Span } from '#lib/text/span.ts'
import { sha256 } from './audit.ts'
import type { Check, Find } from './finding.ts'
import type { AnyRecord } from './records/rows.ts'

/** Checks every text, original and passage of a project; one text at a time is in memory. */
export async function checkTexts({ tx, projectId, records, find }: Check): Promise<void> {
  const quoted = Map.groupBy(
    (['passage', 'placement'] as const).flatMap((kind) =>
      [...(records.get(kind)?.values() ?? [])].map((record) => ({ kind, record })),
    ),
    ({ record }) => String(record['revisionId']),
  )
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
    for (const { kind, record } of quoted.get(id) ?? []) checkQuote(text, kind, record, find)
  }
  const originals = await tx.original.findMany({
    where: { projectId },
    select: { sha256: true, size: true, _count: { select: { revisions: true, pageImages: true } } },
  })
  for (const { sha256: hash, size, _count } of originals) {
    const row = await tx.original.findUniqueOrThrow({
      where: { projectId_sha256: { projectId, sha256: hash } },
    })
    if (sha256(row.bytes) !== hash || row.bytes.length !== size)
      find('original_changed', `the file ${hash} is not the one that came`)
    if (_count.revisions + _count.pageImages === 0)
      find('original_orphaned', `the file ${hash} belongs to no revision and is no picture of a page`)
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

function checkQuote(text: string, kind: 'passage' | 'placement', record: AnyRecord, find: Find): void {
  const where = { kind, id: record.id }
  const spans = record['spans'] as Span[] | null
  // Detached: it stands nowhere in this text and quotes nothing.
  if (spans === null) {
    if (record['quote'] !== '') find('quote_differs', 'a detached passage quotes words', where)
    return
  }
  const [start, end] = [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0]
  if (end > text.length || quoteOf(text, spans) !== record['quote']) {
    return find('quote_differs', 'the text at this place is not the quote', where)
  }
  const [prefix, suffix] = [String(record['prefix']), String(record['suffix'])]
  if (!text.slice(0, start).endsWith(prefix) || !text.slice(end).startsWith(suffix)) {
    find('context_differs', 'before or after the quote stands something else', where)
  }
}
