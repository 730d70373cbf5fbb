// What a revision changed, to be looked at.
import 'server-only'
import type { z } from 'zod'
import type { shownDifference } from '#lib/api/revision.ts'
import { measure } from '#lib/corrections/difference.ts'
import { hunksOf } from '#lib/corrections/hunks.ts'
import { notFound, type Grant } from '../access.ts'
import { database } from '../database/client.ts'
import { findRecord } from '../records/rows.ts'
import { loadLinks, loadTexts } from './chain.ts'
import { compareInChild } from './compare-in-child.ts'

/**
 * The stored difference from the revision before, or the difference from `against`; hunks from number `from`. `not_found` for a
 * first revision, which changed nothing, and for one of another source.
 */
export async function loadDifference(
  grant: Grant,
  revisionId: string,
  { against, from, signal }: { against?: string | undefined; from: number; signal?: AbortSignal },
): Promise<z.output<typeof shownDifference>> {
  const tx = database()
  const revision = await findRecord(tx, grant.projectId, 'revision', revisionId)
  if (!revision || revision.retiredAt !== null) throw notFound()
  const links = await loadLinks(tx, grant, revision.sourceId)
  const beforeId = against ?? revision.previousId
  if (beforeId === null || !links.has(beforeId)) throw notFound()
  const texts = await loadTexts(tx, grant, [beforeId, revisionId])
  const [before, after] = [texts.get(beforeId) ?? '', texts.get(revisionId) ?? '']
  const stored = beforeId === revision.previousId ? links.get(revisionId)?.difference : null
  const asker = { userId: grant.actor.userId, signal }
  const runs = stored ?? (await compareInChild({ before, after, passages: [] }, asker)).difference
  return showDifference(before, after, runs, from)
}

/** A difference as it travels, hunks from number `from`. */
export function showDifference(
  before: string,
  after: string,
  runs: readonly (number | string)[],
  from = 0,
): z.output<typeof shownDifference> {
  const { hunks, count } = hunksOf(before, after, runs, { from })
  return {
    ...measure(runs),
    count,
    hunks: hunks.map(({ old, new: now, pieces, ...words }) => ({
      ...words,
      old: [old[0], old[1]],
      new: [now[0], now[1]],
      pieces: pieces.map((piece) => ({ ...piece })),
    })),
  }
}
