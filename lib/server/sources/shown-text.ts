// The text of a revision as the reader shows it. A revision never changes, so what was read once is kept for the next reader.
import 'server-only'
import { readingViewSchema, type ReadingView } from '#lib/reading/reading-view.ts'
import { notFound, type Grant } from '../access.ts'
import { database } from '../database/client.ts'

export interface ShownText {
  readonly id: string
  readonly sourceId: string
  readonly text: string
  readonly reading: ReadingView
}

/** The living revisions of a source, newest first. */
export function listRevisions(grant: Grant, sourceId: string): Promise<{ id: string; number: number }[]> {
  return database().revision.findMany({
    where: { projectId: grant.projectId, sourceId, retiredAt: null },
    select: { id: true, number: true },
    orderBy: { number: 'desc' },
  })
}

/** Characters of text that are kept in memory at most, over all revisions. */
const mostKept = 20_000_000
// Pages and routes load this module each for themselves.
const shared = globalThis as { fontesShownTexts?: Map<string, ShownText> }
const kept = (shared.fontesShownTexts ??= new Map())

/** A revision's text and the zones the reader shows; `not_found` when the project has none with this id. */
export async function loadShownText(grant: Grant, revisionId: string): Promise<ShownText> {
  const where = { projectId: grant.projectId, id: revisionId, retiredAt: null }
  // Ids are made by browsers: only within a project does one name a single revision.
  const key = `${grant.projectId} ${revisionId}`
  const known = kept.get(key)
  if (known) {
    // Whether one may see it is asked each time.
    if ((await database().revision.count({ where })) === 0) throw notFound()
    keep(key, known)
    return known
  }
  // Only the zones that are shown leave the database: the way back to the original is many times as long.
  const rows = await database().$queryRaw<{ sourceId: string; text: string; reading: unknown }[]>`
    SELECT "sourceId", text, jsonb_build_object(
      'blocks', reading->'blocks', 'notes', reading->'notes', 'pages', reading->'pages') AS reading
    FROM "Revision"
    WHERE "projectId" = ${grant.projectId}::uuid AND id = ${revisionId}::uuid AND "retiredAt" IS NULL`
  const [row] = rows
  if (!row) throw notFound()
  const shown = { id: revisionId, ...row, reading: readingViewSchema.parse(row.reading) }
  keep(key, shown)
  return shown
}

/** The last used stand last; the first go when there are too many. */
function keep(key: string, shown: ShownText): void {
  kept.delete(key)
  kept.set(key, shown)
  let length = [...kept.values()].reduce((sum, { text }) => sum + text.length, 0)
  for (const [oldest, { text }] of kept) {
    if (length <= mostKept || kept.size === 1) break
    kept.delete(oldest)
    length -= text.length
  }
}
