// How a passage is drawn: a tint for its first tag, a line for its stance, and a lane that keeps overlapping lines apart.
import type { EvidenceRelation, tagColours } from '#lib/claims/vocabulary.ts'
import type { Span } from '#lib/text/span.ts'

export type TagColour = (typeof tagColours)[number]
/** `marked`: nothing said yet; `affirms` and `denies`: attested, but not weighed as evidence. */
export type MarkStance = 'marked' | 'affirms' | 'denies' | EvidenceRelation

export interface Mark {
  readonly id: string
  readonly spans: readonly Span[]
  readonly colour: TagColour | 'none'
  /** `muted`: the text is locked to a claim that this passage does not attest. */
  readonly stance: MarkStance | 'muted'
  readonly lane: number
}

/** Lines below one another that the space between two lines of text can hold. */
export const laneCount = 3

/** Of several stances the one that most needs to be seen. */
export const loudest = [
  'contradicts',
  'undercuts',
  'qualifies',
  'supports',
  'contextualises',
  'denies',
  'affirms',
] as const satisfies readonly MarkStance[]

export function stanceOf(stances: Iterable<MarkStance>): MarkStance {
  const present = new Set(stances)
  return loudest.find((stance) => present.has(stance)) ?? 'marked'
}

interface Placed {
  readonly id: string
  readonly spans: readonly Span[]
}

/** The order of the text; of those that begin together the longest stands first, as it is drawn outermost. */
export function byPlace(a: Placed, b: Placed): number {
  const [first, second] = [a.spans[0], b.spans[0]]
  return (
    (first?.[0] ?? 0) - (second?.[0] ?? 0) || (second?.[1] ?? 0) - (first?.[1] ?? 0) || (a.id < b.id ? -1 : 1)
  )
}

/** A lane for each of `passages`, which stand by place: overlapping ones differ as long as there are lanes. */
export function assignLanes(passages: readonly Placed[]): number[] {
  const ends = Array.from({ length: laneCount }, () => -1)
  return passages.map(({ spans }) => {
    const start = spans[0]?.[0] ?? 0
    let lane = ends.findIndex((taken) => taken <= start)
    // All taken: the lane that is free soonest is the least misleading.
    if (lane === -1) lane = ends.indexOf(Math.min(...ends))
    ends[lane] = Math.max(ends[lane] ?? 0, spans.at(-1)?.[1] ?? 0)
    return lane
  })
}

/** The names under which a mark's ranges are painted; reader.css has a rule for each. */
export function paintNames(mark: Pick<Mark, 'colour' | 'stance' | 'lane'>): string[] {
  const line = `line-${mark.stance}-${mark.lane}`
  return mark.stance === 'muted' ? [line] : [`tint-${mark.colour}-${mark.lane}`, line]
}
