// The marks of the place at which a text opens, so that they stand with the words before anything else of the argument is here.
import 'server-only'
import { stanceOfPolarity } from '#lib/claims/layers.ts'
import type { EvidenceRelation, polarities, tagColours } from '#lib/claims/vocabulary.ts'
import type { Span } from '#lib/text/span.ts'
import { database } from '../database/client.ts'
import type { Grant } from '../access.ts'

export interface OpeningPassage {
  readonly id: string
  readonly spans: readonly Span[]
  /** Of its first tag. */
  readonly colour: (typeof tagColours)[number] | null
  /** What it attests, and what is made of that. */
  readonly polarities: readonly ReturnType<typeof stanceOfPolarity>[]
  readonly relations: readonly EvidenceRelation[]
}

/** More marks than a screen can show. */
const most = 400

/** Passages made on the revision that begin in `[start, end)` of its text, in its order. */
export async function findOpeningPassages(
  grant: Grant,
  revisionId: string,
  [start, end]: Span,
): Promise<OpeningPassage[]> {
  const { projectId } = grant
  // The index on where a passage begins (migration opening_marks) is found by exactly this expression.
  const rows = await database().$queryRaw<{ id: string; spans: [number, number][] }[]>`
    SELECT id, spans FROM "Passage"
    WHERE "projectId" = ${projectId}::uuid AND "revisionId" = ${revisionId}::uuid AND "retiredAt" IS NULL
      AND (spans->0->>0)::int >= ${start} AND (spans->0->>0)::int < ${end}
    ORDER BY (spans->0->>0)::int LIMIT ${most}`
  if (rows.length === 0) return []
  const inThese = { projectId, passageId: { in: rows.map(({ id }) => id) }, retiredAt: null }
  const [taggings, attestations] = await Promise.all([
    database().tagging.findMany({
      where: { ...inThese, tag: { retiredAt: null } },
      select: { passageId: true, tag: { select: { colour: true } } },
      orderBy: [{ tag: { position: 'asc' } }, { id: 'asc' }],
    }),
    database().attestation.findMany({
      where: inThese,
      select: {
        passageId: true,
        polarity: true,
        evidence: { where: { retiredAt: null }, select: { relation: true } },
      },
    }),
  ])
  const colours = new Map(taggings.toReversed().map(({ passageId, tag }) => [passageId, tag.colour]))
  const attested = Map.groupBy(attestations, ({ passageId }) => passageId)
  return rows.map(({ id, spans }): OpeningPassage => {
    const said = attested.get(id) ?? []
    return {
      id,
      spans,
      colour: (colours.get(id) ?? null) as OpeningPassage['colour'],
      polarities: said.map(({ polarity }) => stanceOfPolarity(polarity as (typeof polarities)[number])),
      relations: said.flatMap((one) => one.evidence.map(({ relation }) => relation as EvidenceRelation)),
    }
  })
}
