// Whether every revision follows from the one before as it says: its difference leads there, and its corrections are in it.
import 'server-only'
import { applyDifference } from '#lib/corrections/difference.ts'
import type { Span } from '#lib/text/span.ts'
import type { Check } from './finding.ts'
import type { AnyRecord } from './records/rows.ts'

/** Checks the revisions of a project; two texts at a time are in memory. */
export async function checkRevisions({ tx, projectId, records, find }: Check): Promise<void> {
  const revisions = records.get('revision') ?? new Map<string, AnyRecord>()
  const corrections = Map.groupBy(records.get('correction')?.values() ?? [], (one) =>
    String(one['revisionId']),
  )
  const textOf = async (id: string): Promise<{ text: string; difference: unknown }> =>
    tx.revision.findUniqueOrThrow({
      where: { projectId_id: { projectId, id } },
      select: { text: true, difference: true },
    })
  for (const [id, revision] of revisions) {
    const where = { kind: 'revision' as const, id }
    const made = corrections.get(id) ?? []
    const previousId = revision['previousId']
    if (typeof previousId !== 'string') {
      if (made.length > 0) find('difference_broken', 'a first revision has corrections', where)
      continue
    }
    const previous = revisions.get(previousId)
    const isNext =
      previous !== undefined &&
      previous['sourceId'] === revision['sourceId'] &&
      Number(previous['number']) < Number(revision['number'])
    if (!isNext) {
      find('difference_broken', 'it follows a revision that it cannot follow', where)
      continue
    }
    const before = (await textOf(previousId)).text
    const { text, difference } = await textOf(id)
    if (!leads(before, difference, text))
      find('difference_broken', 'the difference does not lead from the text before to this one', where)
    const olderId = revision['restoredFromId']
    if (typeof olderId === 'string') {
      const older = revisions.get(olderId)
      if (older?.['textSha256'] !== revision['textSha256'])
        find('difference_broken', 'it is not the older text that it restores', where)
    }
    for (const correction of made) {
      const was = before.slice(...(correction['spanBefore'] as Span))
      const is = text.slice(...(correction['spanAfter'] as Span))
      if (was !== correction['reading'] || is !== correction['correction'])
        find('correction_differs', 'the texts at its place are not what it says', {
          kind: 'correction',
          id: correction.id,
        })
    }
  }
}

function leads(before: string, difference: unknown, after: string): boolean {
  if (!Array.isArray(difference)) return false
  if (!difference.every((run) => typeof run === 'string' || typeof run === 'number')) return false
  try {
    return applyDifference(before, difference) === after
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
