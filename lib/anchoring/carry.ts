// Through a revision: the difference between the two texts says where each passage stands now. Nothing is guessed: a place
// that is not tied to unique words, or that an equally good reading of the difference would put elsewhere, is asked about.
import type { Span } from '#lib/text/span.ts'
import { mapTexts, type TextMap } from './blocks.ts'
import type { Carried } from './carried.ts'
import { quoteOf } from './describe.ts'
import { foldedSpan, placeOf, type Place } from './place.ts'
import { withEnds } from './parted.ts'
import { quoteFinder, type QuoteFinder } from './quote-search.ts'
import { withOuterSigns } from './outer-signs.ts'
import { sayFindings, sayParting } from './reason.ts'
import { judge } from './resolve.ts'
import { CONTEXT_LENGTH, type Candidate, type Selector, type Verdict } from './selector.ts'
import { ties, type Ties } from './ties.ts'
import { weigh } from './weighed-text.ts'
import { compareWording, isSameWording, type Finding } from './wording.ts'

/** Carries many passages through one revision. */
export interface Carrier {
  carry(passage: Selector): Carried
}

/** Surroundings, in UTF-16 code units, by which a formula is told from its sisters. */
const WIDE = 200

/** So many times its length a passage of formula may be drawn apart by what was put in. */
const FAR_APART = 3

/** Less of a passage than this found again, and it is lost. */
const LEAST_FOUND = 0.5

/** Carries each passage of `oldText` to `newText`; verdicts depend only on the passage and the texts. */
export function carry(oldText: string, newText: string, passages: readonly Selector[]): Carried[] {
  const carrier = carrierBetween(oldText, newText)
  return passages.map((passage) => carrier.carry(passage))
}

/** Compares the texts once (near-linear); each passage after that takes microseconds. */
export function carrierBetween(oldText: string, newText: string): Carrier {
  if (oldText === newText) return { carry: (passage) => unchanged(passage) }
  const map = mapTexts(oldText, newText)
  const now = weigh(newText, map.new)
  const tied = ties(map, weigh(oldText, map.old), now)
  let made: QuoteFinder | null = null
  const finder = (): QuoteFinder => (made ??= quoteFinder(now))
  const compared: Comparison = {
    oldText,
    newText,
    map,
    tied,
    // Only a passage on which the difference is silent needs the search.
    find: (passage) => finder().find(passage),
    isFoundAt: (passage, at) => {
      const [span, ...more] = judge(passage, finder().match(passage), now.chance).spans
      return span !== undefined && more.length === 0 && span[0] === at[0] && span[1] === at[1]
    },
  }
  return { carry: (passage) => carryOne(compared, passage) }
}

interface Comparison {
  readonly oldText: string
  readonly newText: string
  readonly map: TextMap
  readonly tied: Ties
  find(passage: Selector): Candidate[]
  /** Whether who knows only the passage and the new text would say that it stands just there. */
  isFoundAt(passage: Selector, at: Span): boolean
}

const unchanged = ({ spans }: Selector): Carried => ({
  verdict: 'exact',
  spans,
  candidates: [],
  findings: [],
  reason: 'the text did not change',
})

function carryOne(compared: Comparison, passage: Selector): Carried {
  const parts = passage.spans.map((span) => carrySpan(compared, span, passage))
  const first = parts[0]
  if (parts.length === 1 && first) return first
  return joined(parts)
}

function carrySpan(compared: Comparison, span: Span, passage: Selector): Carried {
  const { oldText, newText, map } = compared
  const [p, q] = foldedSpan(map.old, span)
  if (p >= q) return carryBlank(compared, span)
  const place = placeOf(map, [p, q], LEAST_FOUND)
  if (!place) return silent(compared, passage, p, q)
  const lead = oldText.slice(span[0], map.old.starts[p])
  const trail = oldText.slice(map.old.ends[q - 1], span[1])
  const to = withOuterSigns(newText, place.span, lead, trail)
  const spans = withEnds(place.parts, to)
  const findings = compareWording(oldText.slice(span[0], span[1]), quoteOf(newText, spans))
  const here: Candidate = {
    start: to[0],
    end: to[1],
    score: rounded(place.found * (findings.length > 0 ? 0.9 : 1)),
  }
  const doubt = doubtAbout(compared, span, place, spans, findings)
  if (doubt) {
    const others = compared
      .find(passage)
      .filter((other) => other.end <= here.start || other.start >= here.end)
    return {
      verdict: 'ambiguous',
      spans: [],
      candidates: [here, ...others].slice(0, 5),
      findings,
      reason: doubt,
    }
  }
  const whence = place.moved ? 'moved to another place in the text' : 'same place in the flow'
  if (findings.length === 0 && spans.length === 1) {
    return {
      verdict: place.moved ? 'moved' : 'exact',
      spans,
      candidates: [],
      findings,
      reason: `same words, ${whence}`,
    }
  }
  const partly = place.elsewhere > 0.1 ? '; another part of it now stands elsewhere' : ''
  return {
    verdict: 'changed',
    spans,
    candidates: [],
    findings,
    reason:
      [whence, sayParting(spans), sayFindings(findings)].filter((said) => said !== '').join('; ') + partly,
  }
}

/** Why the place is not certain; null when it is. */
function doubtAbout(
  compared: Comparison,
  span: Span,
  place: Place,
  spans: readonly Span[],
  findings: readonly Finding[],
): string | null {
  const { map, tied } = compared
  const [p, q] = place.old
  const [here, there] = place.new
  let uncertain = 0
  for (let i = p; i < q; i++) uncertain += map.uncertain[i] ?? 0
  if (2 * uncertain > q - p)
    return 'the same words stood next to each other, and the change can be read as keeping either'
  if (spans.length > 1 && !tied.isProse(place) && there - here > FAR_APART * (q - p))
    return 'its parts now stand far apart, and of a formula each may belong to another entry'
  if (tied.isTied(place, findings.length === 0)) return null
  if (isFoundAlone(compared, span, place, spans)) return null
  return findings.length === 0
    ? 'the same formula occurs elsewhere, and what told this place from the others has changed'
    : `only formula is left that also occurs elsewhere, and what told it apart has changed; ${sayFindings(findings)}`
}

/**
 * Whether the words themselves lead to the same place, without the difference: in prose with the surroundings that the passage
 * has kept, else with so wide ones that a sister would have to share them.
 */
function isFoundAlone(
  { oldText, tied, isFoundAt }: Comparison,
  span: Span,
  place: Place,
  [there, ...more]: readonly Span[],
): boolean {
  if (!there || more.length > 0) return false
  const [from, to] = span
  const quote = oldText.slice(from, to)
  const within = (letters: number): Selector => ({
    ...{ quote, spans: [span] },
    prefix: oldText.slice(Math.max(0, from - letters), from),
    suffix: oldText.slice(to, to + letters),
  })
  return (tied.isProse(place) && isFoundAt(within(CONTEXT_LENGTH), there)) || isFoundAt(within(WIDE), there)
}

/** The difference is silent: look for the quote, and ask. */
function silent(compared: Comparison, passage: Selector, p: number, q: number): Carried {
  const candidates = compared.find(passage)
  const same = candidates.filter(({ start, end }) =>
    isSameWording(passage.quote, compared.newText.slice(start, end)),
  )
  let found = 0
  for (let i = p; i < q; i++) if ((compared.map.toNew[i] ?? -1) >= 0) found++
  const left =
    found === 0
      ? 'nothing of it is left there'
      : `only ${Math.round((100 * found) / (q - p))} % of it is left there`
  if (same.length > 0) {
    const where = same.length === 1 ? 'one other place' : `${same.length} other places`
    return {
      verdict: 'ambiguous',
      spans: [],
      candidates: same,
      findings: [],
      reason: `taken out of its place (${left}); the same words stand at ${where}`,
    }
  }
  return { verdict: 'lost', spans: [], candidates, findings: [], reason: `taken out or rewritten: ${left}` }
}

/** Whitespace or a lone hyphen has no letters; it is still there when its neighbours are still neighbours. */
function carryBlank({ oldText, newText, map }: Comparison, span: Span): Carried {
  const [p] = foldedSpan(map.old, span)
  const before = map.toNew[p - 1] ?? -1
  const after = map.toNew[p] ?? -1
  const from = p === 0 ? 0 : (map.new.ends[before] ?? 0)
  const to = p === map.toNew.length ? newText.length : (map.new.starts[after] ?? 0)
  const isKept = (p === 0 || before >= 0) && (p === map.toNew.length || after >= 0) && to >= from
  const at = isKept && to - from < 200 ? newText.slice(from, to).indexOf(oldText.slice(span[0], span[1])) : -1
  if (at < 0) {
    return {
      verdict: 'lost',
      spans: [],
      candidates: [],
      findings: [],
      reason: 'the blank between the words is gone',
    }
  }
  const start = from + at
  return {
    verdict: 'exact',
    spans: [[start, start + span[1] - span[0]]],
    candidates: [],
    findings: [],
    reason: 'same blank between the same words',
  }
}

const SEVERITY: readonly Verdict[] = ['exact', 'moved', 'changed', 'ambiguous', 'lost']

/** Several spans have one verdict, the most serious of theirs; only all together are they lost. */
function joined(parts: readonly Carried[]): Carried {
  const verdicts = parts.map(({ verdict }) => verdict)
  const worst = SEVERITY.findLast((verdict) => verdicts.includes(verdict)) ?? 'lost'
  const isPartlyLost =
    worst === 'lost' && verdicts.some((verdict) => verdict !== 'lost' && verdict !== 'ambiguous')
  const verdict = isPartlyLost ? 'changed' : worst
  const isPlaced = verdict !== 'ambiguous' && verdict !== 'lost'
  return {
    verdict,
    spans: isPlaced ? parts.flatMap(({ spans }) => spans) : [],
    candidates: parts.flatMap(({ candidates, spans }) =>
      isPlaced ? candidates : [...candidates, ...spans.map(([start, end]) => ({ start, end, score: 1 }))],
    ),
    findings: parts.flatMap(({ findings }) => findings),
    reason: parts.map(({ reason }, i) => `part ${i + 1}: ${reason}`).join('; '),
  }
}

const rounded = (score: number): number => Math.round(score * 1000) / 1000
