// Annotations of another program become passages, notes and tags of ours, inside of an operation of the write door. What has no
// certain place, and no person has given one, is kept as a report with the source.
import 'server-only'
import { v7 } from 'uuid'
import { describe } from '#lib/anchoring/describe.ts'
import type { BorrowedDecision } from '#lib/api/borrowed.ts'
import { AppError } from '#lib/api/problem.ts'
import { proposedFor } from '#lib/borrowed/read-borrowed.ts'
import type { CheckedItem } from '#lib/borrowed/schema.ts'
import { createSchema } from '#lib/live/record-schemas.ts'
import { type RecordFields } from '#lib/live/records.ts'
import { toProse, type ProseDocument } from '#lib/prose/document.ts'
import { toPlainText } from '#lib/prose/plain.ts'
import type { BorrowedRemark } from '#lib/sources/borrowing.ts'
import type { Span } from '#lib/text/span.ts'
import type { Desk } from '../records/desk.ts'
import type { AnyRecord } from '../records/rows.ts'
import { loadKnown, type Borrowing } from './known.ts'
import type { ReadFile } from './read-file.ts'
import { openTagPaths } from './tag-paths.ts'

/** Where the annotations go. */
export interface Ground {
  readonly sourceId: string
  readonly revisionId: string
  readonly text: string
}

/** One annotation with what is to be done; without spans it is kept without a place. */
interface Plan {
  readonly item: CheckedItem
  readonly known: Borrowing | null
  readonly spans: readonly Span[]
  readonly isChosen: boolean
  passageId: string | null
  notes: BorrowedRemark[]
}

/** Throws `unprocessable` (`no_place`, `no_candidate`: a decision that the preview does not offer). */
export async function takeOver(
  desk: Desk,
  ground: Ground,
  { fileName, reading }: ReadFile,
  decisions: readonly BorrowedDecision[],
): Promise<void> {
  const known = await loadKnown(desk.door.tx, desk.grant, ground.sourceId)
  const plans = plansFor(reading.items, decisions).flatMap((plan): Plan[] => {
    const before = known.find(reading.format, plan.item)
    // Placed before, or kept before and nothing new is known of its place.
    if (before && (before.passageId !== null || plan.spans.length === 0)) return []
    return [{ ...plan, known: before, passageId: null, notes: [] }]
  })
  const tags = await openTagPaths(desk)
  const placed = plans.filter(({ spans }) => spans.length > 0)
  const tagIds = new Map<Plan, string[]>()
  for (const plan of placed) {
    const ids: string[] = []
    for (const path of plan.item.annotation.tags) {
      const id = await tags.find(path)
      if (id !== null) ids.push(id)
    }
    tagIds.set(plan, ids)
  }
  const present = await writePassages(desk, ground, placed)
  await writeNotes(desk, placed, plans, present)
  await writeTaggings(desk, placed, tagIds, present)
  for (const plan of plans) {
    const fields = fieldsOf(plan, ground, fileName, reading.format)
    if (plan.known) await desk.revise('borrowing', plan.known, fields)
    else await desk.create('borrowing', { id: v7(), fields: createSchema('borrowing').parse(fields) })
  }
  await desk.flush()
}

/** What is done with each annotation that is not passed over. An answer goes where what it answers goes. */
function plansFor(
  items: readonly CheckedItem[],
  decisions: readonly BorrowedDecision[],
): Pick<Plan, 'item' | 'spans' | 'isChosen'>[] {
  const decided = new Map(decisions.map((one) => [one.index, one]))
  const byId = new Map(items.map((item) => [item.annotation.id, item]))
  const decisionOf = (item: CheckedItem): BorrowedDecision | undefined => {
    let at: CheckedItem | undefined = item
    for (let steps = 0; at && steps < 64; steps++) {
      const own = decided.get(at.index)
      if (own || at.annotation.replyTo === null) return own
      at = byId.get(at.annotation.replyTo)
    }
    return undefined
  }
  return items.flatMap((item): Pick<Plan, 'item' | 'spans' | 'isChosen'>[] => {
    const decision = decisionOf(item)
    const proposed = proposedFor(item)
    if (decision?.do === 'skip') return []
    if ((decision?.do ?? proposed) === 'keep') return [{ item, spans: [], isChosen: false }]
    if (decision?.do !== 'place' || decision.candidate === undefined) {
      if (item.spans.length === 0)
        throw refuse('no_place', item, 'has no place of its own: choose one of its candidates')
      return [{ item, spans: item.spans, isChosen: proposed === 'keep' }]
    }
    const candidate = item.candidates[decision.candidate]
    if (!candidate) throw refuse('no_candidate', item, `has no candidate ${decision.candidate}`)
    return [{ item, spans: [[candidate.start, candidate.end]], isChosen: true }]
  })
}

const refuse = (reason: string, item: CheckedItem, what: string): AppError =>
  new AppError('unprocessable', `Annotation ${item.index} (${item.annotation.id}) ${what}.`, { reason })

/** Ids of passages that were there before. */
type Present = ReadonlySet<string>

/** One passage for each place, whoever marked it; one that is there already is used. */
async function writePassages(
  desk: Desk,
  { sourceId, revisionId, text }: Ground,
  plans: readonly Plan[],
): Promise<Present> {
  const keyOf = (spans: unknown): string => JSON.stringify(spans)
  const living = plans.length > 0 ? await desk.list('passage', { sourceId, revisionId, retiredAt: null }) : []
  const byPlace = new Map(living.map((one) => [keyOf(one['spans']), one.id]))
  const units = plans.length > 0 ? await desk.list('unit', { sourceId, revisionId, retiredAt: null }) : []
  const present = new Set<string>()
  for (const plan of plans) {
    const selector = describe(text, plan.spans)
    const key = keyOf(selector.spans)
    const there = byPlace.get(key)
    plan.passageId = there ?? v7()
    if (there !== undefined) {
      present.add(there)
      continue
    }
    byPlace.set(key, plan.passageId)
    const fields = createSchema('passage').parse({
      ...{ sourceId, revisionId, ...selector },
      unitId: unitAt(units, selector.spans[0]?.[0] ?? 0),
    })
    await desk.create('passage', { id: plan.passageId, fields })
  }
  return present
}

/** The part of the source in which a passage begins. */
const unitAt = (units: readonly AnyRecord[], at: number): string | null =>
  units.find((unit) => (unit['spans'] as Span[]).some(([start, end]) => start <= at && at < end))?.id ?? null

/** A note for each remark. One that was there before and says the same of the same passage is used. */
async function writeNotes(
  desk: Desk,
  placed: readonly Plan[],
  all: readonly Plan[],
  present: Present,
): Promise<void> {
  const there =
    present.size > 0 ? await desk.list('note', { passageId: { in: [...present] }, retiredAt: null }) : []
  const keyOf = (passageId: unknown, register: unknown, text: string): string =>
    JSON.stringify([passageId, register, text])
  const byWords = new Map(
    there.map((one) => [
      keyOf(one['passageId'], one['register'], toPlainText(one['body'] as ProseDocument)),
      one.id,
    ]),
  )
  for (const plan of all)
    plan.notes = plan.item.annotation.notes.map((note): BorrowedRemark => ({ ...note, noteId: null }))
  for (const { passageId, notes } of placed) {
    for (const note of notes) {
      const body = toProse(note.text)
      const key = keyOf(passageId, note.register, toPlainText(body))
      const known = byWords.get(key)
      note.noteId = known ?? v7()
      if (known !== undefined) continue
      const fields = createSchema('note').parse({ passageId, body, register: note.register })
      await desk.create('note', { id: note.noteId, fields })
    }
  }
}

async function writeTaggings(
  desk: Desk,
  plans: readonly Plan[],
  tagIds: ReadonlyMap<Plan, readonly string[]>,
  present: Present,
): Promise<void> {
  const there =
    present.size > 0 ? await desk.list('tagging', { passageId: { in: [...present] }, retiredAt: null }) : []
  const known = new Set(there.map((one) => `${String(one['passageId'])} ${String(one['tagId'])}`))
  for (const plan of plans) {
    const { passageId } = plan
    for (const tagId of tagIds.get(plan) ?? []) {
      const key = `${passageId} ${tagId}`
      if (known.has(key)) continue
      known.add(key)
      await desk.create('tagging', { id: v7(), fields: createSchema('tagging').parse({ tagId, passageId }) })
    }
  }
}

function fieldsOf(
  { item, passageId, notes, isChosen }: Plan,
  { sourceId, revisionId }: Ground,
  fileName: string,
  format: Borrowing['format'],
): RecordFields<'borrowing'> {
  const { annotation, verdict, reason } = item
  return {
    ...{ sourceId, revisionId, passageId, format, fileName, notes, isChosen, verdict },
    reason: reason.slice(0, 8000).toWellFormed(),
    originalId: annotation.id,
    document: annotation.source ?? '',
    start: annotation.start ?? null,
    end: annotation.end ?? null,
    quote: annotation.quote,
    prefix: annotation.prefix,
    suffix: annotation.suffix,
    tags: annotation.tags,
    author: annotation.author ?? '',
    created: annotation.created ?? '',
  }
}
