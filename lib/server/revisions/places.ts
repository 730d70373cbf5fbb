// Where passages and parts of a source stand in one of its revisions, whichever they were made on. Computed when asked for.
import 'server-only'
import { setImmediate } from 'node:timers/promises'
import type { z } from 'zod'
import type { places as placesSchema } from '#lib/api/revision.ts'
import {
  nearestDecision,
  placeFrom,
  placingOf,
  standing,
  type DecidedPlacing,
} from '#lib/corrections/decided.ts'
import { placerFor, placingFrom } from '#lib/corrections/place.ts'
import { correctionSteps, type Revisions } from '#lib/corrections/revisions.ts'
import type { RecordOf } from '#lib/live/records.ts'
import type { Span } from '#lib/text/span.ts'
import { notFound, type Grant } from '../access.ts'
import { database } from '../database/client.ts'
import { findRecord, findRecords } from '../records/rows.ts'
import { loadLinks, loadTexts } from './chain.ts'
import { compareInChild } from './compare-in-child.ts'

type Passage = RecordOf<'passage'>
type Placement = RecordOf<'placement'>

/** A passage with its place in the revision asked about. */
export interface PlacedPassage extends DecidedPlacing {
  readonly passage: Passage
  /** The decision that the place rests on. */
  readonly decided: Placement | null
}

// Revisions and decisions of one version never change, so a verdict holds for good; comparing two long texts takes a while.
const shared = globalThis as { fontesPlaces?: Map<string, DecidedPlacing> }
const known = (shared.fontesPlaces ??= new Map<string, DecidedPlacing>())
const mostKnown = 100_000
/** What is being worked out now: whoever asks for the same waits for it. */
const inWork = new Map<string, Promise<unknown>>()
/** So many at a time, then others have their turn. */
const atOnce = 50

/** The places of `passages`, all of one source, in the text of its revision `targetId`. */
export async function placePassages(
  grant: Grant,
  targetId: string,
  passages: readonly Passage[],
): Promise<PlacedPassage[]> {
  const elsewhere = passages.filter((one) => one.revisionId !== targetId)
  if (elsewhere.length === 0) return passages.map(madeHere)
  const links = await loadLinks(database(), grant, elsewhere[0]?.sourceId ?? '')
  return placeAmong(grant, { links, placements: await loadPlacements(grant, links) }, targetId, passages)
}

/** How the revisions of a source hang together, and what was decided about places in them. */
export interface Ground {
  readonly links: Revisions
  readonly placements: ReadonlyMap<string, readonly Placement[]>
}

/** The living decisions about places in revisions of one source, by passage. */
export async function loadPlacements(grant: Grant, links: Revisions): Promise<Ground['placements']> {
  const among = { revisionId: { in: [...links.keys()] }, retiredAt: null }
  return Map.groupBy(
    await findRecords(database(), grant.projectId, 'placement', among),
    (one) => one.passageId,
  )
}

/** As `placePassages`, on ground that was loaded before. */
export async function placeAmong(
  grant: Grant,
  { links, placements }: Ground,
  targetId: string,
  passages: readonly Passage[],
): Promise<PlacedPassage[]> {
  const decisions = new Map<string, Placement>()
  for (const one of passages) {
    const decided = nearestDecision(links, targetId, one, placements.get(one.id) ?? [])
    if (decided) decisions.set(one.id, decided)
  }
  const decisionOn = (one: Passage): Placement | null => decisions.get(one.id) ?? null
  const keyOf = (one: Passage): string => {
    const decided = decisionOn(one)
    const rests = decided ? `${decided.id} ${decided.version}` : ''
    return `${grant.projectId} ${targetId} ${one.id} ${one.version} ${rests}`
  }
  const isComputed = (one: Passage): boolean =>
    one.revisionId !== targetId && decisionOn(one)?.revisionId !== targetId
  const work = `${grant.projectId} ${targetId}`
  for (let other = inWork.get(work); other; other = inWork.get(work)) await other
  // Taken out now: what is kept may be forgotten while one waits.
  const placings = new Map<string, DecidedPlacing>()
  const open: Passage[] = []
  for (const one of passages.filter(isComputed)) {
    const placing = known.get(keyOf(one))
    if (placing) placings.set(one.id, placing)
    else open.push(one)
  }
  if (open.length > 0) {
    const working = compute()
    inWork.set(
      work,
      working.catch(() => undefined),
    )
    await working.finally(() => inWork.delete(work))
  }
  async function compute(): Promise<void> {
    // Through corrections the place is known; everything else is found by comparing the text it stands in with this one.
    const compared = Map.groupBy(open, (one) => {
      const { revisionId } = standing(one, decisionOn(one))
      return correctionSteps(links, revisionId, targetId) === null ? revisionId : null
    })
    const froms = [...compared.keys()].filter((from) => from !== null)
    const texts = await loadTexts(database(), grant, [targetId, ...froms])
    const textOf = (id: string): string => texts.get(id) ?? ''
    const placer = placerFor(links, targetId, textOf)
    for (const [i, one] of (compared.get(null) ?? []).entries()) {
      if (i % atOnce === atOnce - 1) await setImmediate()
      placings.set(one.id, placeFrom(placer, targetId, one, decisionOn(one)))
    }
    for (const from of froms) {
      const here = compared.get(from) ?? []
      const { carried } = await compareInChild(
        {
          before: textOf(from),
          after: textOf(targetId),
          passages: here.map((one) => standing(one, decisionOn(one))),
          isOnlyPlaces: true,
        },
        { userId: grant.actor.userId },
      )
      for (const [i, one] of here.entries()) {
        const found = carried[i]
        if (!found) throw new RangeError(`passage ${one.id} was not compared`)
        placings.set(one.id, { ...placingFrom(found), decidedBy: decisionOn(one)?.id ?? null })
      }
    }
    if (known.size + open.length > mostKnown) known.clear()
    for (const one of open) {
      const placing = placings.get(one.id)
      if (placing) known.set(keyOf(one), placing)
    }
  }
  return passages.map((passage): PlacedPassage => {
    if (passage.revisionId === targetId) return madeHere(passage)
    const decided = decisionOn(passage)
    if (decided?.revisionId === targetId) return { passage, decided, ...placingOf(decided) }
    const placing = placings.get(passage.id)
    if (!placing) throw new RangeError(`passage ${passage.id} was not looked for`)
    return { passage, decided, ...placing }
  })
}

function madeHere(passage: Passage): PlacedPassage {
  const { spans } = passage
  const sure = { candidates: [], findings: [], reason: 'made on this text' }
  return { passage, decided: null, decidedBy: null, verdict: 'exact', spans, proposal: spans, ...sure }
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
  return {
    places: placed.map(({ passage, verdict, spans, reason, decidedBy }) => ({
      passageId: passage.id,
      version: passage.version,
      revisionId: passage.revisionId,
      verdict,
      spans: copySpans(spans),
      reason,
      decidedBy,
    })),
    units: units.map(({ id, version, spans, revisionId: from }) => {
      const now = spans && from !== null ? placer.follow(spans, from) : null
      const left = now?.filter(([start, end]) => start < end) ?? []
      return { unitId: id, version, spans: left.length > 0 ? copySpans(left) : null }
    }),
  }
}

export const copySpans = (spans: readonly Span[]): [number, number][] =>
  spans.map(([start, end]) => [start, end])
