// Which passages of a project do not stand unchanged in the newest text of their source, and one of them beside that text.
import 'server-only'
import type { z } from 'zod'
import type { review as reviewSchema, ReviewItem, ShownPlace } from '#lib/api/review.ts'
import { quoteOf } from '#lib/anchoring/describe.ts'
import { standing } from '#lib/corrections/decided.ts'
import { gapOf } from '#lib/corrections/gap.ts'
import { isSafe, mayTurnSense, needsReview } from '#lib/corrections/review.ts'
import type { RecordOf } from '#lib/live/records.ts'
import type { Span } from '#lib/text/span.ts'
import { notFound, type Grant } from '../access.ts'
import { database } from '../database/client.ts'
import { findRecord, findRecords } from '../records/rows.ts'
import { findRevisions, loadLinks, loadTexts } from './chain.ts'
import { copySpans, loadPlacements, placeAmong, type Ground, type PlacedPassage } from './places.ts'

/** All sources. What is decided in the newest text itself is not taken into account: whoever asks knows the decisions. */
export async function listReview(grant: Grant): Promise<z.output<typeof reviewSchema>> {
  const tx = database()
  const newest = await tx.revision.findMany({
    where: { projectId: grant.projectId, retiredAt: null },
    distinct: ['sourceId'],
    orderBy: [{ sourceId: 'asc' }, { number: 'desc' }],
    select: { id: true, sourceId: true },
  })
  const elsewhere = { retiredAt: null, revisionId: { notIn: newest.map(({ id }) => id) } }
  const passages = await findRecords(tx, grant.projectId, 'passage', elsewhere)
  const bySource = Map.groupBy(passages, (one) => one.sourceId)
  const items: ReviewItem[] = []
  for (const { id, sourceId } of newest) {
    const here = bySource.get(sourceId)
    if (here) items.push(...(await reviewSource(grant, sourceId, id, here)))
  }
  return { items }
}

async function reviewSource(
  grant: Grant,
  sourceId: string,
  revisionId: string,
  passages: readonly RecordOf<'passage'>[],
): Promise<ReviewItem[]> {
  const ground = await loadGround(grant, sourceId, revisionId)
  const placed = await placeAmong(grant, ground, revisionId, passages)
  const open = placed.filter((one) => one.verdict === 'moved' || needsReview(one, one.decided))
  if (open.length === 0) return []
  const text = (await loadTexts(database(), grant, [revisionId])).get(revisionId) ?? ''
  return open.map((one): ReviewItem => {
    const { passage, decided, verdict, proposal } = one
    const words = proposal.length === 0 ? '' : quoteOf(text, proposal)
    return {
      ...{ passageId: passage.id, version: passage.version, sourceId, revisionId, verdict, words },
      mayTurnSense: verdict === 'changed' && mayTurnSense(one),
      isSafe: isSafe(one, (decided ?? passage).quote, words),
      proposal: copySpans(proposal),
    }
  })
}

/** What was decided before `revisionId`: the ground on which its own places are computed. */
async function loadGround(grant: Grant, sourceId: string, revisionId: string): Promise<Ground> {
  const links = await loadLinks(database(), grant, sourceId)
  const all = await loadPlacements(grant, links)
  const placements = new Map(
    [...all].map(([id, list]) => [id, list.filter((one) => one.revisionId !== revisionId)]),
  )
  return { links, placements }
}

/** A passage made on another revision of the source, beside the text of `revisionId`; else `not_found`. */
export async function loadPlace(grant: Grant, revisionId: string, passageId: string): Promise<ShownPlace> {
  const { placed, from, old, now, gap } = await compare(grant, revisionId, passageId)
  const { passage, verdict, reason, findings, proposal, candidates } = placed
  const revisions = await findRevisions(database(), grant, passage.sourceId)
  return {
    ...{ passageId, version: passage.version, verdict, reason },
    findings: findings.map((one) => ({ ...one })),
    was: {
      revisionId: from.revisionId,
      number: revisions.find(({ id }) => id === from.revisionId)?.number ?? 1,
      ...excerptOf(old, from.spans),
    },
    proposal: proposal.length === 0 ? null : { spans: copySpans(proposal), ...excerptOf(now, proposal) },
    candidates: candidates.slice(0, 9).map(({ start, end, score }) => ({
      spans: [[start, end]],
      score,
      ...excerptOf(now, [[start, end]]),
    })),
    gap: gap === null ? null : { before: wordsBefore(now, gap), behind: wordsBehind(now, gap) },
  }
}

/** Where the words of a passage are most likely to be found in the text of `revisionId`; 0 when nothing is known. */
export async function findPlaceToLook(grant: Grant, revisionId: string, passageId: string): Promise<number> {
  const { placed, gap } = await compare(grant, revisionId, passageId)
  return placed.proposal[0]?.[0] ?? placed.candidates[0]?.start ?? gap ?? 0
}

interface Compared {
  readonly placed: PlacedPassage
  /** Where it stood with certainty. */
  readonly from: { revisionId: string; spans: readonly Span[] }
  readonly old: string
  readonly now: string
  /** Where it stood, when it stands nowhere. */
  readonly gap: number | null
}

async function compare(grant: Grant, revisionId: string, passageId: string): Promise<Compared> {
  const tx = database()
  const revision = await findRecord(tx, grant.projectId, 'revision', revisionId)
  const passage = await findRecord(tx, grant.projectId, 'passage', passageId)
  if (!revision || revision.retiredAt !== null || !passage || passage.retiredAt !== null) throw notFound()
  if (passage.sourceId !== revision.sourceId || passage.revisionId === revisionId) throw notFound()
  const ground = await loadGround(grant, revision.sourceId, revisionId)
  const [placed] = await placeAmong(grant, ground, revisionId, [passage])
  if (!placed) throw notFound()
  const from = standing(placed.passage, placed.decided)
  const texts = await loadTexts(tx, grant, [revisionId, from.revisionId])
  const textOf = (id: string): string => texts.get(id) ?? ''
  const [old, now] = [textOf(from.revisionId), textOf(revisionId)]
  const start = from.spans[0]?.[0] ?? 0
  const gap = placed.proposal.length > 0 ? null : gapOf(ground.links, from.revisionId, revisionId, start)
  return { placed, from, old, now, gap }
}

/** UTF-16 code units of context on either side. */
const context = 220

function excerptOf(text: string, spans: readonly Span[]): { before: string; words: string; behind: string } {
  const [start, end] = [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0]
  return { before: wordsBefore(text, start), words: quoteOf(text, spans), behind: wordsBehind(text, end) }
}

/** Whole words, unless the writing has no spaces. */
function wordsBefore(text: string, at: number): string {
  const cut = text.slice(Math.max(0, at - context), at)
  const space = at > context ? cut.search(/\s/) : -1
  return (space >= 0 && space < 40 ? cut.slice(space + 1) : cut).toWellFormed()
}

function wordsBehind(text: string, at: number): string {
  const cut = text.slice(at, at + context)
  const isCut = at + context < text.length
  const space = isCut ? cut.search(/\s\S*$/) : -1
  return (space > context - 40 ? cut.slice(0, space) : cut).toWellFormed()
}
