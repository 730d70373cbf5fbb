// Where collected corrections stand in the newest text of their source.
import 'server-only'
import { describe } from '#lib/anchoring/describe.ts'
import type { Selector } from '#lib/anchoring/selector.ts'
import { placerFor, placingFrom, type Placing } from '#lib/corrections/place.ts'
import { correctionSteps } from '#lib/corrections/revisions.ts'
import type { Span } from '#lib/text/span.ts'
import type { Grant } from '../access.ts'
import type { Prisma, Transaction } from '../database/client.ts'
import { loadLinks, loadTexts } from './chain.ts'
import { compareInChild } from './compare-in-child.ts'

export type DraftRow = Prisma.CorrectionDraftGetPayload<object>
/** A draft with its place in the newest revision; null when the text was changed there. */
export interface PlacedDraft {
  readonly row: DraftRow
  readonly place: Span | null
}

/** Where drafts stand in the text of `newestId`: where they were collected, or carried there with the same words. */
export async function placeDrafts(
  tx: Transaction,
  grant: Grant,
  sourceId: string,
  newestId: string,
  rows: readonly DraftRow[],
): Promise<{ placed: PlacedDraft[]; texts: Map<string, string> }> {
  const links = await loadLinks(tx, grant, sourceId)
  const texts = await loadTexts(tx, grant, new Set([newestId, ...rows.map((row) => row.revisionId)]))
  const textOf = (id: string): string => texts.get(id) ?? ''
  const placer = placerFor(links, newestId, textOf)
  const wordsOf = (row: DraftRow): Selector => describe(textOf(row.revisionId), [[row.start, row.end]])
  const compared = await compareDrafts()
  const placed = rows.map((row): PlacedDraft => {
    if (row.revisionId === newestId) return { row, place: [row.start, row.end] }
    if (row.start === row.end) return { row, place: carryPoint(row.start) }
    const { spans } = compared.get(row.id) ?? placer.place(wordsOf(row), row.revisionId)
    const [span] = spans
    const isSameReading = span && textOf(newestId).slice(...span) === row.reading
    return { row, place: spans.length === 1 && isSameReading ? span : null }

    /** A point goes with the words on both sides of it. */
    function carryPoint(at: number): Span | null {
      if (correctionSteps(links, row.revisionId, newestId) === null) return null
      const text = textOf(row.revisionId)
      const around: Span = [Math.max(0, at - 1), Math.min(text.length, at + 1)]
      const [now] = placer.follow([around], row.revisionId) ?? []
      const isKept = now && textOf(newestId).slice(...now) === text.slice(...around)
      return isKept ? [now[0] + at - around[0], now[0] + at - around[0]] : null
    }
  })
  return { placed, texts }

  /** Those between whose text and the newest one something else than corrections lies. */
  async function compareDrafts(): Promise<Map<string, Placing>> {
    const apart = rows.filter(
      (row) => row.start < row.end && correctionSteps(links, row.revisionId, newestId) === null,
    )
    const found = new Map<string, Placing>()
    for (const [from, own] of Map.groupBy(apart, (row) => row.revisionId)) {
      const { carried } = await compareInChild(
        { before: textOf(from), after: textOf(newestId), passages: own.map(wordsOf), isOnlyPlaces: true },
        { userId: grant.actor.userId },
      )
      own.forEach((row, i) => carried[i] && found.set(row.id, placingFrom(carried[i])))
    }
    return found
  }
}
