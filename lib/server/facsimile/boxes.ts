// Where the words of a revision stand on the pages of its source. Worked out when somebody wants to see it, page by page, and
// kept for the next reader: a revision never changes.
import 'server-only'
import type { z } from 'zod'
import type { Facsimile, facsimilePage } from '#lib/api/facsimile.ts'
import type { StoredFacsimile } from '#lib/edition/facsimile.ts'
import { doubtfulWords } from '#lib/facsimile/doubt.ts'
import { packWords } from '#lib/facsimile/page-words.ts'
import { pageRuns, sheetsOf } from '#lib/facsimile/sheets.ts'
import { carryBoxes, wordBoxes, type WordBox } from '#lib/facsimile/word-boxes.ts'
import type { Reading } from '#lib/reading/reading.ts'
import { readingSchema } from '#lib/reading/schema.ts'
import { notFound, type Grant } from '../access.ts'
import { database } from '../database/client.ts'

interface Kept {
  readonly facsimile: Facsimile
  /** As they travel, by page. */
  readonly words: ReadonlyMap<number, readonly number[]>
  readonly doubtful: readonly number[]
  /** Numbers held, for the limit. */
  readonly weight: number
}

/** Numbers that are kept in memory at most, over all revisions: some 700,000 words. */
const mostKept = 5_000_000
/** Revisions that a box is carried through at most. */
const longestChain = 100
// Pages and routes load this module each for themselves.
const shared = globalThis as { fontesFacsimiles?: Map<string, Promise<Kept>> }
const kept = (shared.fontesFacsimiles ??= new Map())

/** The pages of a revision's facsimile; `not_found` when the project has no such revision. */
export async function loadFacsimile(grant: Grant, revisionId: string): Promise<Facsimile> {
  return (await load(grant, revisionId)).facsimile
}

/** The words of one page; none for a page without boxes. */
export async function loadFacsimilePage(
  grant: Grant,
  revisionId: string,
  page: number,
): Promise<z.input<typeof facsimilePage>> {
  const { words } = await load(grant, revisionId)
  return { page, words: [...(words.get(page) ?? [])] }
}

/** Pages and words of a revision that is known to be printed: whether it is alive is not asked again. */
export async function loadStoredFacsimile(grant: Grant, revisionId: string): Promise<StoredFacsimile> {
  const { facsimile, words } = await hold(grant.projectId, revisionId)
  return { revisionId, sheets: facsimile.sheets, words }
}

export async function loadDoubtfulWords(
  grant: Grant,
  revisionId: string,
): Promise<{ revisionId: string; words: number[] }> {
  return { revisionId, words: [...(await load(grant, revisionId)).doubtful] }
}

async function load(grant: Grant, revisionId: string): Promise<Kept> {
  const { projectId } = grant
  const where = { projectId, id: revisionId, retiredAt: null, source: { retiredAt: null } }
  // Whether one may see it is asked each time.
  if ((await database().revision.count({ where })) === 0) throw notFound()
  return hold(projectId, revisionId)
}

async function hold(projectId: string, revisionId: string): Promise<Kept> {
  const key = `${projectId} ${revisionId}`
  // Several pages may be asked for at once: the work is done once.
  const known = kept.get(key) ?? work(projectId, revisionId)
  kept.delete(key)
  kept.set(key, known)
  try {
    const found = await known
    await forgetOldest()
    return found
  } catch (error) {
    kept.delete(key)
    throw error
  }
}

/** The last used stand last; the first go when there are too many. */
async function forgetOldest(): Promise<void> {
  const all = await Promise.all(
    [...kept].map(async ([key, one]) => [key, (await one.catch(() => null))?.weight ?? 0] as const),
  )
  let weight = all.reduce((sum, [, own]) => sum + own, 0)
  for (const [key, own] of all) {
    if (weight <= mostKept || kept.size === 1) break
    kept.delete(key)
    weight -= own
  }
}

async function work(projectId: string, revisionId: string): Promise<Kept> {
  const { sourceId, boxes, own, from } = await findBoxes(projectId, revisionId)
  // The pages of a text that knows none are those of the file that its boxes come from.
  const borrowed = own.pages.length > 0 ? [] : from.pages
  const sheets = sheetsOf(own.pages, own.surfaces ?? from.surfaces ?? [], boxes).map((sheet) => ({
    ...sheet,
    label: borrowed.find(({ order }) => order === sheet.page)?.label ?? sheet.label,
  }))
  const words = new Map(
    [...Map.groupBy(boxes, ({ page }) => page)].map(([page, list]) => [page, packWords(list)]),
  )
  const confidences = boxes.filter(({ confidence }) => confidence !== null).length
  const doubtful = doubtfulWords(boxes)
  return {
    facsimile: { revisionId, sourceId, sheets, runs: pageRuns(boxes), confidences },
    words,
    doubtful,
    weight: boxes.length * 7 + doubtful.length,
  }
}

type Needed = Pick<Reading, 'text' | 'blocks' | 'map' | 'edits' | 'pages' | 'words' | 'surfaces'>
const needed = readingSchema.pick({
  ...{ text: true, blocks: true, map: true, edits: true, pages: true },
  ...{ words: true, surfaces: true },
})

interface Found {
  readonly sourceId: string
  readonly boxes: readonly WordBox[]
  readonly own: Needed
  /** The reading that the boxes come from. */
  readonly from: Needed
}

/** The revision's own boxes; where its file has none, those of the nearest revision before it, carried through the differences. */
async function findBoxes(projectId: string, revisionId: string): Promise<Found> {
  const first = await loadRow(projectId, revisionId)
  const own = parse(first.reading)
  const hops: { difference: (number | string)[]; text: string }[] = []
  let row = first
  let reading = own
  while (!reading.words && row.previousId !== null && row.difference && hops.length < longestChain) {
    hops.push({ difference: row.difference, text: reading.text })
    row = await loadRow(projectId, row.previousId)
    reading = parse(row.reading)
  }
  if (!reading.words) return { sourceId: first.sourceId, boxes: [], own, from: own }
  const boxes = hops
    .reverse()
    .reduce<WordBox[]>((list, { difference, text }) => carryBoxes(list, difference, text), wordBoxes(reading))
  return { sourceId: first.sourceId, boxes, own, from: reading }
}

const parse = (reading: unknown): Needed => needed.parse(reading) as unknown as Needed

interface Row {
  readonly sourceId: string
  readonly previousId: string | null
  readonly difference: (number | string)[] | null
  readonly reading: unknown
}

async function loadRow(projectId: string, id: string): Promise<Row> {
  const [row] = await database().$queryRaw<Row[]>`
    SELECT "sourceId", "previousId", difference, jsonb_strip_nulls(jsonb_build_object(
      'text', text, 'blocks', reading->'blocks', 'map', reading->'map', 'edits', reading->'edits',
      'pages', reading->'pages', 'surfaces', reading->'surfaces')) ||
      CASE WHEN reading ? 'words' THEN jsonb_build_object('words', reading->'words') ELSE '{}'::jsonb END AS reading
    FROM "Revision" WHERE "projectId" = ${projectId}::uuid AND id = ${id}::uuid`
  if (!row) throw notFound()
  return row
}
