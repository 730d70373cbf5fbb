// Where borrowed annotations stand in a text of ours. Their places count in another text, so that they are believed only where
// their words stand; everything else is looked for by its words (lib/anchoring), and asked about when in doubt.
import { describe } from '#lib/anchoring/describe.ts'
import type { Carried } from '#lib/anchoring/carried.ts'
import { resolverFor, type Resolver } from '#lib/anchoring/resolve.ts'
import type { Candidate, Selector, Verdict } from '#lib/anchoring/selector.ts'
import { isSameWording, type Finding } from '#lib/anchoring/wording.ts'
import type { Span } from '#lib/text/span.ts'
import { unitTable, type UnitTable } from '#lib/text/units.ts'
import type { BorrowedAnnotation } from './annotation.ts'

/** `spans` are UTF-16 code units into our text; empty with `ambiguous` and `lost`. */
export interface PlacedAnnotation {
  readonly annotation: BorrowedAnnotation
  readonly verdict: Verdict
  readonly spans: readonly Span[]
  readonly candidates: readonly Candidate[]
  readonly findings: readonly Finding[]
  readonly reason: string
}

export interface PlaceOptions {
  /** The text that was annotated, when it is at hand: it gives words to annotations that know places only. */
  readonly theirText?: string
}

/** Places each annotation in `text`, in the order given; an answer stands where what it answers stands. */
export function placeBorrowed(
  annotations: readonly BorrowedAnnotation[],
  text: string,
  { theirText }: PlaceOptions = {},
): PlacedAnnotation[] {
  const own = unitTable(text)
  const exactly = resolverFor(text)
  const byWords = resolverFor(text, { isStale: true })
  const placed = annotations.map((annotation): PlacedAnnotation => {
    const passage = passageOf(annotation, theirText)
    if (passage.quote !== '')
      return { annotation, ...inParts(passage, place(passage, text, own, exactly, byWords), text) }
    return annotation.replyTo === null
      ? onlyPlace(annotation, text)
      : undecided(annotation, 'lost', 'answers an annotation that is not here')
  })
  const byId = new Map(placed.map((one) => [one.annotation.id, one]))
  return placed.map((one) => {
    let parent: PlacedAnnotation | undefined = one
    // Answers to answers lead back to a passage; a circle leads nowhere.
    for (let steps = 0; parent && isAnswer(parent) && steps < 64; steps++)
      parent = byId.get(parent.annotation.replyTo ?? '')
    if (!isAnswer(one) || !parent || isAnswer(parent)) return one
    return {
      ...parent,
      annotation: one.annotation,
      reason: `answers ${parent.annotation.id}: ${parent.reason}`,
    }
  })
}

const isAnswer = ({ annotation }: PlacedAnnotation): boolean =>
  annotation.replyTo !== null && annotation.quote === ''

type Passage = Omit<Selector, 'spans'> & Pick<BorrowedAnnotation, 'start' | 'end' | 'parts'>

function passageOf(annotation: BorrowedAnnotation, theirText?: string): Passage {
  const { quote, start, end } = annotation
  const isCut = quote === '' && theirText !== undefined && start !== undefined && end !== undefined
  return isCut && end <= theirText.length
    ? { ...describe(theirText, [[start, end]]), start, end }
    : annotation
}

/** The ranges of a passage with gaps, where its words stand unchanged; otherwise the whole, and that it is. */
function inParts(
  { quote, parts }: Passage,
  placed: Omit<PlacedAnnotation, 'annotation'>,
  text: string,
): Omit<PlacedAnnotation, 'annotation'> {
  const whole = placed.spans[0]
  if (!parts || !whole) return placed
  if (placed.spans.length > 1 || text.slice(...whole) !== quote)
    return { ...placed, reason: `${placed.reason}; its ranges cannot be told apart here` }
  return { ...placed, spans: parts.map(([start, end]): Span => [whole[0] + start, whole[0] + end]) }
}

function place(
  { quote, prefix, suffix, start, end }: Passage,
  text: string,
  units: UnitTable,
  exactly: Resolver,
  byWords: Resolver,
): Omit<PlacedAnnotation, 'annotation'> {
  const selector: Selector = { quote, prefix, suffix, spans: [] }
  for (const span of readings(start, end, text, units)) {
    if (text.slice(...span) !== quote) continue
    const answer = exactly.resolve({ ...selector, spans: [span] })
    if (answer.verdict === 'exact') return answer
  }
  return narrowed(byWords.resolve(selector), quote, text)
}

/** Without surroundings to hold it, a search takes in the stop behind the words: it is left where it was not annotated. */
function narrowed(found: Carried, quote: string, text: string): Carried {
  if (STOPS.test(quote)) return found
  const bare = ([start, end]: Span): Span => [start, start + text.slice(start, end).replace(STOPS, '').length]
  const candidates = found.candidates.map((one) => {
    const [start, end] = bare([one.start, one.end])
    return { ...one, start, end }
  })
  const [span] = found.spans
  if (found.verdict !== 'changed' || !span || found.spans.length > 1) return { ...found, candidates }
  const inner = bare(span)
  if (isSameWording(quote, text.slice(...inner)))
    return {
      ...{ verdict: 'exact', spans: [inner], candidates, findings: [] },
      reason: 'same words, nowhere else in the text',
    }
  const last = found.findings.at(-1)
  const isOfStop = last?.kind === 'punctuation' && last.old === '' && inner[1] < span[1]
  return {
    ...found,
    candidates,
    spans: [inner],
    findings: isOfStop ? found.findings.slice(0, -1) : found.findings,
  }
}

const STOPS = /[\p{P}\s]+$/u

/** A place in code units, as Recogito and Hypothesis count, and in code points, as the standards say. */
function readings(
  start: number | undefined,
  end: number | undefined,
  text: string,
  units: UnitTable,
): Span[] {
  if (start === undefined || end === undefined) return []
  const spans: Span[] = end <= text.length ? [[start, end]] : []
  if (end <= units.lengthCodePoints && units.length > units.lengthCodePoints)
    spans.push([units.toUtf16(start), units.toUtf16(end)])
  return spans
}

/** Without words nothing can be checked: the place is shown, and asked about. */
function onlyPlace(annotation: BorrowedAnnotation, text: string): PlacedAnnotation {
  const { start, end } = annotation
  if (start === undefined || end === undefined || end > text.length)
    return undecided(annotation, 'lost', 'neither words nor a place in this text are given')
  return {
    ...undecided(annotation, 'ambiguous', 'only a place is given, no words by which it could be checked'),
    candidates: [{ start, end, score: 0 }],
  }
}

const undecided = (
  annotation: BorrowedAnnotation,
  verdict: 'ambiguous' | 'lost',
  reason: string,
): PlacedAnnotation => ({
  annotation,
  verdict,
  spans: [],
  candidates: [],
  findings: [],
  reason,
})
