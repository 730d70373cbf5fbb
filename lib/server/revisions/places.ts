// Where passages and parts of a source stand in one of its revisions, whichever they were made on.
import 'server-only'
import type { z } from 'zod'
import type { places as placesSchema } from '#lib/api/revision.ts'
import { placerFor, type Placing } from '#lib/corrections/place.ts'
import { correctionSteps } from '#lib/corrections/revisions.ts'
import type { RecordOf } from '#lib/live/records.ts'
import type { Span } from '#lib/text/span.ts'
import { notFound, type Grant } from '../access.ts'
import { database } from '../database/client.ts'
import { findRecord, findRecords } from '../records/rows.ts'
import { loadLinks, loadTexts } from './chain.ts'

/** A passage with its place in the revision asked about. */
export interface PlacedPassage extends Placing {
  readonly passage: RecordOf<'passage'>
}

// Revisions never change, so a verdict holds for good; comparing two long texts takes a while.
const shared = globalThis as { fontesPlaces?: Map<string, Placing> }
const known = (shared.fontesPlaces ??= new Map<string, Placing>())
const mostKnown = 100_000

/** The places of `passages`, all of one source, in the text of its revision `targetId`. */
export async function placePassages(
  grant: Grant,
  targetId: string,
  passages: readonly RecordOf<'passage'>[],
): Promise<PlacedPassage[]> {
  const tx = database()
  const keyOf = (one: RecordOf<'passage'>): string =>
    `${grant.projectId} ${targetId} ${one.id} ${one.version}`
  const open = passages.filter((one) => one.revisionId !== targetId && !known.has(keyOf(one)))
  const fresh = new Map<string, Placing>()
  if (open.length > 0) {
    const links = await loadLinks(tx, grant, open[0]?.sourceId ?? '')
    const froms = [...new Set(open.map((one) => one.revisionId))]
    const compared = froms.filter((from) => correctionSteps(links, from, targetId) === null)
    const texts = await loadTexts(tx, grant, [targetId, ...compared])
    const placer = placerFor(links, targetId, (id) => texts.get(id) ?? '')
    for (const one of open) fresh.set(keyOf(one), placer.place(one, one.revisionId))
  }
  const placed = passages.map((passage): PlacedPassage => {
    if (passage.revisionId === targetId)
      return { passage, verdict: 'exact', spans: passage.spans, reason: 'made on this text' }
    const placing = fresh.get(keyOf(passage)) ?? known.get(keyOf(passage))
    if (!placing) throw new RangeError(`passage ${passage.id} was not looked for`)
    return { passage, ...placing }
  })
  if (known.size + fresh.size > mostKnown) known.clear()
  for (const [key, placing] of fresh) known.set(key, placing)
  return placed
}

/** What the reader of a revision asks: the places of all passages and parts that were made on other revisions of its source. */
export async function listPlaces(grant: Grant, revisionId: string): Promise<z.output<typeof placesSchema>> {
  const tx = database()
  const revision = await findRecord(tx, grant.projectId, 'revision', revisionId)
  if (!revision || revision.retiredAt !== null) throw notFound()
  const { sourceId } = revision
  const elsewhere = { sourceId, retiredAt: null, revisionId: { not: revisionId } }
  const passages = await findRecords(tx, grant.projectId, 'passage', elsewhere)
  const units = await findRecords(tx, grant.projectId, 'unit', elsewhere)
  const placed = await placePassages(grant, revisionId, passages)
  const links = await loadLinks(tx, grant, sourceId)
  // Parts are borders, not words: only their place must be certain.
  const placer = placerFor(links, revisionId, () => '')
  const copy = (spans: readonly Span[]): [number, number][] => spans.map(([start, end]) => [start, end])
  return {
    places: placed.map(({ passage, verdict, spans, reason }) => ({
      passageId: passage.id,
      version: passage.version,
      revisionId: passage.revisionId,
      verdict,
      spans: copy(spans),
      reason,
    })),
    units: units.map(({ id, version, spans, revisionId: from }) => {
      const now = spans && from !== null ? placer.follow(spans, from) : null
      const left = now?.filter(([start, end]) => start < end) ?? []
      return { unitId: id, version, spans: left.length > 0 ? copy(left) : null }
    }),
  }
}
