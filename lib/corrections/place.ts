// Where passages made on one revision stand in another. Through corrections their place is known; through anything else the two
// texts are compared (lib/anchoring). Only words that are still the same are given a place: a wrong one is worse than none.
import { carrierBetween, type Carrier } from '#lib/anchoring/carry.ts'
import type { Carried } from '#lib/anchoring/carried.ts'
import { describe, quoteOf } from '#lib/anchoring/describe.ts'
import { sayFindings } from '#lib/anchoring/reason.ts'
import type { Candidate, Selector, Verdict } from '#lib/anchoring/selector.ts'
import { compareWording, type Finding } from '#lib/anchoring/wording.ts'
import type { Span } from '#lib/text/span.ts'
import { correctionSteps, type Revisions, type Step } from './revisions.ts'

/** `spans` count in the text asked about; empty unless the verdict is `exact` or `moved`. */
export interface Placing {
  readonly verdict: Verdict
  readonly spans: readonly Span[]
  /** The one place that a person may accept: of `changed` too, where the words differ; empty where nothing is certain. */
  readonly proposal: readonly Span[]
  /** Places to choose from, best first. */
  readonly candidates: readonly Candidate[]
  /** How the words differ. */
  readonly findings: readonly Finding[]
  readonly reason: string
}

export interface Placer {
  /** The place of a passage that was made on revision `from`. */
  place(passage: Selector, from: string): Placing
  /** Through corrections alone: where the words of `spans` are now, changed or not; null when only comparing could tell. */
  follow(spans: readonly Span[], from: string): Span[] | null
}

/** Places passages in the text of `target`. `textOf` gives the text of a revision. */
export function placerFor(revisions: Revisions, target: string, textOf: (id: string) => string): Placer {
  const routes = new Map<string, Step[] | null>()
  const carriers = new Map<string, Carrier>()
  const routeFrom = (from: string): Step[] | null => {
    let route = routes.get(from)
    if (route === undefined) routes.set(from, (route = correctionSteps(revisions, from, target)))
    return route
  }
  const follow = (spans: readonly Span[], from: string): Span[] | null => {
    const route = routeFrom(from)
    return route && spans.map((span) => route.reduce((now, step) => step(now), span))
  }
  return {
    follow,
    place(passage, from) {
      const spans = follow(passage.spans, from)
      if (spans) return judge(passage, spans, textOf(target))
      let carrier = carriers.get(from)
      if (!carrier) carriers.set(from, (carrier = carrierBetween(textOf(from), textOf(target))))
      return placingFrom(carrier.carry(passage))
    },
  }
}

/** What comparing two texts says of a passage, as its place. */
export function placingFrom({ verdict, spans: found, candidates, findings, reason }: Carried): Placing {
  const isSame = verdict === 'exact' || verdict === 'moved'
  return { verdict, spans: isSame ? found : [], proposal: found, candidates, findings, reason }
}

/** The place is certain; whether the words are the same must be seen. */
function judge(passage: Selector, spans: readonly Span[], text: string): Placing {
  const unplaced = { spans: [], proposal: [], candidates: [], findings: [] }
  const left = spans.filter(([start, end]) => start < end)
  if (left.length < spans.length)
    return { ...unplaced, verdict: 'lost', reason: 'its words were taken out by a correction' }
  const here = describe(text, spans).spans
  const findings = compareWording(passage.quote, quoteOf(text, spans))
  if (findings.length > 0) {
    const reason = `corrected here: ${sayFindings(findings)}`
    return { ...unplaced, verdict: 'changed', proposal: here, findings, reason }
  }
  return {
    ...unplaced,
    verdict: 'exact',
    spans: here,
    proposal: here,
    reason: 'same words, same place in the flow',
  }
}
