// The lines of the original of a revision, worked out when a reader wants to see them.
import 'server-only'
import type { z } from 'zod'
import type { textLines } from '#lib/api/revision.ts'
import { originalLines } from '#lib/reading/lines.ts'
import { readingSchema } from '#lib/reading/schema.ts'
import { notFound, type Grant } from '../access.ts'
import { database } from '../database/client.ts'

const needed = readingSchema.pick({ text: true, map: true, edits: true, furniture: true, notes: true })

export async function loadLines(grant: Grant, revisionId: string): Promise<z.input<typeof textLines>> {
  // Of what was left out only the tags of lines: in TEI all markup is, many times as long as the text.
  const [row] = await database().$queryRaw<{ reading: unknown }[]>`
    SELECT jsonb_build_object(
      'text', text, 'map', reading->'map', 'edits', reading->'edits', 'notes', reading->'notes',
      'furniture', jsonb_path_query_array(reading, '$.furniture[*] ? (@.text like_regex "^<([^ />]+:)?lb[ />]")')
    ) AS reading
    FROM "Revision"
    WHERE "projectId" = ${grant.projectId}::uuid AND id = ${revisionId}::uuid AND "retiredAt" IS NULL`
  if (!row) throw notFound()
  const { starts, divided, labels, isOfFile } = originalLines(needed.parse(row.reading))
  return {
    starts: [...starts],
    divided: [...divided],
    labels: labels.map(([at, label]): [number, string] => [at, label]),
    isOfFile,
  }
}
