// What must hold between the files of an archive.
import { quoteOf } from '#lib/anchoring/describe.ts'
import { applyDifference } from '#lib/corrections/difference.ts'
import { readImageHead } from '#lib/facsimile/image-head.ts'
import { createSchema } from '#lib/live/record-schemas.ts'
import { nouns, type RecordKind } from '#lib/live/records.ts'
import { archivedKinds, upward, type ArchiveContents, type Manifest } from './manifest.ts'
import { Refusal, type Tools } from './refusal.ts'

/** Throws `Refusal` at the first thing that does not hold. */
export function checkContents(contents: ArchiveContents, manifest: Manifest, tools: Tools): void {
  checkProject(contents, manifest)
  checkHistory(contents, tools)
  const ids = new Map(archivedKinds.map((kind) => [kind, idsOf(contents, kind)]))
  const people = new Set(contents.people.map((one) => one.id))
  if (people.size !== contents.people.length) throw new Refusal('invalid_line', 'A person is listed twice.')
  for (const kind of archivedKinds) checkRecords(contents, kind, ids, people)
  for (const kind of archivedKinds) checkCircles(contents, kind)
  checkTexts(contents, tools)
  checkDifferences(contents)
  checkPageImages(contents)
  checkPassages(contents)
}

function checkProject(contents: ArchiveContents, manifest: Manifest): void {
  const [project, second] = contents.records.project
  if (!project || second || project.id !== manifest.project.id || project.retiredAt !== null)
    throw new Refusal(
      'invalid_line',
      'An archive holds exactly one living project, the one that its manifest names.',
    )
}

/** Numbers from 1 without a gap, each hash the one after the one before, the last one that of the project. */
function checkHistory({ events, eventVersion, headHash, records }: ArchiveContents, tools: Tools): void {
  const projectId = records.project[0]?.id ?? ''
  let previous = ''
  events.forEach(({ prevHash, hash, ...event }, index) => {
    const isNext = event.version === index + 1 && prevHash === previous
    if (!isNext || tools.eventHash(projectId, previous, event) !== hash)
      throw new Refusal(
        'broken_history',
        `Event ${event.version} does not follow from the one before: the history was changed.`,
      )
    previous = hash
  })
  if (events.length !== eventVersion || previous !== headHash)
    throw new Refusal('broken_history', 'The history is not the one that the manifest names.')
}

function idsOf(contents: ArchiveContents, kind: RecordKind): Set<string> {
  const list = contents.records[kind]
  const ids = new Set(list.map((one) => one.id))
  if (ids.size !== list.length) throw new Refusal('invalid_line', `${kind}: an id stands twice.`)
  return ids
}

function checkRecords(
  contents: ArchiveContents,
  kind: RecordKind,
  ids: ReadonlyMap<RecordKind, ReadonlySet<string>>,
  people: ReadonlySet<string>,
): void {
  const links = Object.entries(nouns[kind].links)
  const rules = createSchema(kind)
  const unique = new Set<string>()
  for (const record of contents.records[kind]) {
    const all = record as unknown as Record<string, unknown>
    const where = `${kind} ${record.id}`
    const { id: _id, version: _v, createdById, createdAt: _c, updatedAt: _u, retiredAt: _r, ...fields } = all
    const parsed = rules.safeParse(fields)
    if (!parsed.success)
      throw new Refusal('invalid_line', `${where}: ${parsed.error.issues[0]?.message ?? ''}`)
    for (const [field, target] of links) {
      const to = all[field]
      if (typeof to === 'string' && !ids.get(target as RecordKind)?.has(to))
        throw new Refusal(
          'missing_link',
          `${where}: ${field} leads to a ${target} that is not in the archive.`,
        )
    }
    for (const person of [createdById, kind === 'member' ? all['userId'] : undefined])
      if (typeof person === 'string' && !people.has(person))
        throw new Refusal('missing_link', `${where}: its person is not in the archive.`)
    if (kind === 'member' || kind === 'revision') {
      const key =
        kind === 'member' ? String(all['userId']) : `${String(all['sourceId'])} ${String(all['number'])}`
      if (unique.has(key)) throw new Refusal('invalid_line', `${where} stands twice.`)
      unique.add(key)
    }
  }
}

function checkCircles(contents: ArchiveContents, kind: RecordKind): void {
  const up = upward[kind]
  if (up === undefined) return
  const parents = new Map(
    contents.records[kind].map((one) => [one.id, (one as unknown as Record<string, unknown>)[up]]),
  )
  const safe = new Set<unknown>([null])
  for (const start of parents.keys()) {
    const path = new Set<unknown>()
    for (let at: unknown = start; !safe.has(at); at = parents.get(String(at)) ?? null) {
      if (path.has(at)) throw new Refusal('invalid_line', `${kind} ${start} hangs on itself.`)
      path.add(at)
    }
    for (const one of path) safe.add(one)
  }
}

function checkTexts({ records, texts, originals }: ArchiveContents, { sha256 }: Tools): void {
  const byHash = new Map(originals.map((one) => [one.sha256, one]))
  for (const one of originals)
    if (one.size !== one.bytes.length || sha256(one.bytes) !== one.sha256)
      throw new Refusal('hash_mismatch', `The original ${one.fileName} is not what its name says.`)
  for (const revision of records.revision) {
    const text = texts.get(revision.id)?.text ?? ''
    if (!byHash.has(revision.originalSha256))
      throw new Refusal('missing_link', `revision ${revision.id}: its original is not in the archive.`)
    if (text.length !== revision.length || sha256(new TextEncoder().encode(text)) !== revision.textSha256)
      throw new Refusal('hash_mismatch', `The text of revision ${revision.id} is not the one that was read.`)
  }
}

/** Every revision after the first follows from the one before, and its corrections are what stood and what stands there. */
function checkDifferences({ records, texts }: ArchiveContents): void {
  const textOf = (id: string): string => texts.get(id)?.text ?? ''
  const revisions = new Map(records.revision.map((one) => [one.id, one]))
  for (const { id, sourceId, number, previousId } of records.revision) {
    if (previousId === null) continue
    const previous = revisions.get(previousId)
    const isNext = previous?.sourceId === sourceId && previous.number < number
    if (!isNext || !leadsTo(textOf(previousId), texts.get(id)?.difference ?? [], textOf(id)))
      throw new Refusal('other_words', `Revision ${id} does not follow from the one before it.`)
  }
  for (const { id, revisionId, spanBefore, spanAfter, reading, correction } of records.correction) {
    const before = textOf(revisions.get(revisionId)?.previousId ?? '').slice(...spanBefore)
    if (before !== reading || textOf(revisionId).slice(...spanAfter) !== correction)
      throw new Refusal('other_words', `Correction ${id} says what does not stand at its place.`)
  }
}

function leadsTo(before: string, difference: readonly (number | string)[], after: string): boolean {
  try {
    return applyDifference(before, difference) === after
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Every picture of a page is what its record says: the bytes decide. */
function checkPageImages({ records, originals }: ArchiveContents): void {
  const byHash = new Map(originals.map((one) => [one.sha256, one]))
  for (const { id, sha256, fileName, mediaType, width, height, size } of records.pageImage) {
    const original = byHash.get(sha256)
    if (!original) throw new Refusal('missing_link', `pageImage ${id}: its file is not in the archive.`)
    const head = readImageHead(original.bytes, fileName)
    const isSame =
      head.kind === 'image' && head.mediaType === mediaType && head.width === width && head.height === height
    if (!isSame || size !== original.size)
      throw new Refusal('invalid_line', `pageImage ${id}: its file is not the picture that it says.`)
  }
}

/** Every passage says what stands at its place, in the text it was made on and in those where a person has placed it. */
function checkPassages({ records, texts }: ArchiveContents): void {
  const revisions = new Map(records.revision.map((one) => [one.id, one]))
  const quotes = (one: {
    revisionId: string
    spans: readonly (readonly [number, number])[]
    quote: string
  }): boolean => {
    const text = texts.get(one.revisionId)?.text ?? ''
    return one.spans.every(([, end]) => end <= text.length) && quoteOf(text, one.spans) === one.quote
  }
  for (const passage of records.passage)
    if (!quotes(passage) || revisions.get(passage.revisionId)?.sourceId !== passage.sourceId)
      throw new Refusal('other_words', `Passage ${passage.id} quotes what does not stand at its place.`)
  const passages = new Map(records.passage.map((one) => [one.id, one]))
  for (const placement of records.placement) {
    const { spans, quote, revisionId, passageId } = placement
    const isQuoted = spans === null ? quote === '' : quotes({ revisionId, spans, quote })
    if (!isQuoted || revisions.get(revisionId)?.sourceId !== passages.get(passageId)?.sourceId)
      throw new Refusal('other_words', `Placement ${placement.id} quotes what does not stand at its place.`)
  }
}
