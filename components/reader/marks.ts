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
const loudest: readonly MarkStance[] = [
  'contradicts',
  'undercuts',
  'qualifies',
  'supports',
  'contextualises',
  'denies',
  'affirms',
]

export function stanceOf(stances: Iterable<MarkStance>): MarkStance {
  const present = new Set(stances)
  return loudest.find((stance) => present.has(stance)) ?? 'marked'
}

/** A lane for each passage: overlapping ones differ as long as there are lanes; the longest of those that begin together is outermost. */
export function assignLanes(
  passages: Iterable<{ readonly id: string; readonly spans: readonly Span[] }>,
): Map<string, number> {
  const sorted = Array.from(passages, ({ id, spans }) => ({
    id,
    start: spans[0]?.[0] ?? 0,
    end: spans.at(-1)?.[1] ?? 0,
  })).sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1))
  const ends = Array.from({ length: laneCount }, () => -1)
  const lanes = new Map<string, number>()
  for (const { id, start, end } of sorted) {
    let lane = ends.findIndex((taken) => taken <= start)
    // All taken: the lane that is free soonest is the least misleading.
    if (lane === -1) lane = ends.indexOf(Math.min(...ends))
    ends[lane] = Math.max(ends[lane] ?? 0, end)
    lanes.set(id, lane)
  }
  return lanes
}

/** The names under which a mark's ranges are painted; reader.css has a rule for each. */
export function paintNames(mark: Pick<Mark, 'colour' | 'stance' | 'lane'>): string[] {
  const line = `line-${mark.stance}-${mark.lane}`
  return mark.stance === 'muted' ? [line] : [`tint-${mark.colour}-${mark.lane}`, line]
}
